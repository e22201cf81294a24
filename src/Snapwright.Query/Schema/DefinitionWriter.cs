using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Sql;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Schema;

/// <summary>Writes checks and indexes over expressions. What a database has not is a fault that names it.</summary>
/// <param name="dialect">The dialect.</param>
internal abstract class DefinitionWriter(Dialect dialect)
{
    /// <summary>What the name of the trigger for updates ends with, behind that for inserts, which has the name of the check.</summary>
    public const string OfUpdates = "~u";

    private const string RequiredEnd = "~required";
    private const int NamedRows = 6;

    // A definition is about one row, so that its columns have no alias and the number of their source is not written.
    private const int Row = 0;

    protected Dialect Dialect { get; } = dialect;

    /// <summary>The name of the database, for people.</summary>
    protected abstract string Database { get; }

    /// <summary>A check of a table; a text where there is a fault.</summary>
    public (DefinedPart? Part, string? Fault) Check(Table table, CheckConstraint check, Expression ofRow)
    {
        var condition = RowTypes.Implies(table, Row, ofRow);
        if (Text(condition) is not { } text || Text(condition, "NEW.") is not { } ofNew)
        {
            return (null, $"The check '{check.Name}' uses something that {Database} has only in queries.");
        }

        var name = PhysicalNames.Check(table.Name, check.Name, text);
        var violations = string.Concat(
            $"SELECT {Dialect.Quote(table.Key.Name)} FROM {Dialect.Quote(table.StoredIn)} WHERE NOT ({text}) ORDER BY 1 LIMIT ",
            NamedRows.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return (new(name, $"the check '{check.Name}'", AddCheck(table.StoredIn, name, text, ofNew), ColumnsOf(condition).ToEquatableArray(), new SqlStatement(violations, default)), null);
    }

    /// <summary>An index of a table; a text where there is a fault.</summary>
    public (DefinedPart? Part, string? Fault) Index(Table table, BoundIndex index)
    {
        var what = $"The index '{index.Definition.Name}'";
        index = OfTypes(table, index);
        if (Fault(index) is { } fault)
        {
            return (null, $"{what} has {fault}, which {Database} has not.");
        }

        var keys = new List<string>();
        foreach (var part in index.Parts)
        {
            if (KeyText(table, index, part) is not { } key)
            {
                return (null, $"{what} is over an expression that {Database} has not in indexes.");
            }

            keys.Add(key);
        }

        var predicate = index.Predicate is null ? "" : Text(index.Predicate);
        if (predicate is null)
        {
            return (null, $"{what} has a condition that {Database} has only in queries.");
        }

        var definition = string.Concat(
            $"{Using(index.Definition.Type)}({string.Join(", ", keys)})",
            index.Included.Count > 0 ? $" INCLUDE ({string.Join(", ", index.Included.Select(i => Dialect.Quote(((ColumnReference)i).Column)))})" : "",
            predicate.Length > 0 ? $" WHERE {predicate}" : "");
        var unique = index.Definition.IsUnique ? "UNIQUE " : "";
        var name = PhysicalNames.DefinedIndex(table.Name, index.Definition.Name, unique + definition);
        var columns = index.Parts.Select(static p => p.Value).Concat(index.Included).Concat(index.Predicate is null ? [] : [index.Predicate]).SelectMany(ColumnsOf);
        return (
            new(
                name,
                $"the index '{index.Definition.Name}'",
                EquatableArray.Of($"CREATE {unique}INDEX {Dialect.Quote(name)} ON {Dialect.Quote(table.StoredIn)} {definition}"),
                columns.Distinct().ToEquatableArray()),
            null);
    }

    /// <summary>That rows of a table which inherits have a value: its column is NULL in rows of other tables.</summary>
    public DefinedPart Required(Table table, string field, ColumnReference column)
    {
        var (part, _) = Check(table, new($"{field}{RequiredEnd}", ""), new Not(new IsNull(column)));
        return part! with { Label = $"the required field '{field}'" };
    }

    // Rows of other types are no rows of the table, and may have the same values; where a column of the table's own is NULL in them, they do not meet anyway.
    private static BoundIndex OfTypes(Table table, BoundIndex index)
    {
        if (!index.Definition.IsUnique || index.Parts.Any(p => p.Value is ColumnReference c && StoredFields.Of(table).Any(f => f.PhysicalColumn == c.Column && IsOwn(f))))
        {
            return index;
        }

        return RowTypes.Of(table, Row) is { } isOfTable
            ? index with { Predicate = index.Predicate is { } predicate ? new And(EquatableArray.Of(isOfTable, predicate)) : isOfTable }
            : index;
    }

    private static bool IsOwn(StoredField field) => field.Column is { } column ? column is { InheritedFrom: null, Stamp: null } : field.Relation!.InheritedFrom is null;

    protected virtual EquatableArray<string> AddCheck(TableName table, string name, string condition, string ofNew) =>
        EquatableArray.Of($"ALTER TABLE {Dialect.Quote(table)} ADD CONSTRAINT {Dialect.Quote(name)} CHECK ({condition})");

    /// <summary>What of an index the database has not, in words; null for nothing.</summary>
    protected abstract string? Fault(BoundIndex index);

    /// <summary>A key of an index; null where the database cannot have it.</summary>
    protected virtual string? KeyText(Table table, BoundIndex index, BoundIndexPart part)
    {
        var text = part.Value is ColumnReference column ? Dialect.Quote(column.Column) : Text(part.Value) is { } expression ? $"({expression})" : null;
        return text is null ? null : text + (part.IsDescending ? " DESC" : "");
    }

    /// <summary>What stands before the keys, with a space behind; else empty.</summary>
    protected virtual string Using(IndexType type) => "";

    /// <summary>An expression over the one row that a definition is about; null where it needs values that only a statement has.</summary>
    protected string? Text(Expression expression, string row = "")
    {
        // A row passes a check that is unknown, so that unknown and false are not the same here.
        var sql = new SqlText(Dialect) { Row = row, Negations = 1 };
        ExpressionWriter.Write(sql, expression);
        var statement = sql.ToStatement();
        return statement.Parameters.Count > 0 ? null : statement.Text;
    }

    protected static string? CommonFault(BoundIndex index)
    {
        if (index.Definition.Type != IndexType.BTree)
        {
            return index.Definition.Type == IndexType.Gin ? "the type gin" : "the type gist";
        }

        if (index.Included.Count > 0)
        {
            return "includedExpressions";
        }

        var part = index.Parts.FirstOrDefault(static p => p.OperatorClass is not null || !IsUsual(p));
        return part is null ? null : part.OperatorClass is { } name ? $"the operator class '{name}'" : "an order of NULLs of its own";
    }

    // NULL is the greatest value.
    protected static bool IsUsual(BoundIndexPart part) =>
        part.Nulls == NullsPlacement.Default || part.Nulls == (part.IsDescending ? NullsPlacement.First : NullsPlacement.Last);

    private static List<string> ColumnsOf(Expression expression)
    {
        var columns = new List<string>();
        Add(expression);
        return columns;

        void Add(Expression node)
        {
            if (node is ColumnReference column && !columns.Contains(column.Column))
            {
                columns.Add(column.Column);
            }

            foreach (var child in Children.Of(node))
            {
                Add(child);
            }
        }
    }
}
