using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Schema;

/// <summary>Writes materialised fields, checks, and indexes over expressions. What a database has not is a fault that names it.</summary>
/// <param name="dialect">The dialect.</param>
internal abstract class DefinitionWriter(Dialect dialect)
{
    /// <summary>What the name of the trigger for updates ends with, behind that for inserts, which has the name of the check.</summary>
    public const string OfUpdates = "~u";

    private const int NamedRows = 6;

    protected Dialect Dialect { get; } = dialect;

    /// <summary>The name of the database, for people.</summary>
    protected abstract string Database { get; }

    /// <summary>Writes the triggers of what is kept by some.</summary>
    protected abstract TriggerWriter Triggers { get; }

    /// <summary>Whether a check of a row is refused where rows do not fulfil it.</summary>
    protected virtual bool ChecksRows => false;

    /// <summary>A check of a table; a text where there is a fault.</summary>
    public (DefinedPart? Part, string? Fault) Check(MetadataModel model, Table table, BoundCheck check)
    {
        var (name, condition) = (check.Definition.Name, check.Condition);
        var violations = Violations(table, condition);
        if (condition.IsLocal)
        {
            if (Text(condition.Node) is not { } text || Text(condition.Node, "NEW.") is not { } ofNew)
            {
                return (null, $"The check '{name}' uses something that {Database} has only in queries.");
            }

            var physical = PhysicalNames.Check(table.Name, name, text);
            var (statements, pieces) = AddCheck(table.Name, physical, text, ofNew);
            return (
                new(DefinedPartKind.Check, physical, $"the check '{name}'", statements, pieces.Select(p => new DefinedPiece(table.Name, p)).ToEquatableArray())
                {
                    Columns = ColumnsOf(condition.Node).ToEquatableArray(),
                    Violations = violations,
                    ChecksRows = ChecksRows,
                },
                null);
        }

        if (Triggers.Fault(model, table, condition, isStored: false) is { } fault)
        {
            return (null, $"{Database} cannot keep the check '{name}', which {fault}.");
        }

        var refused = PhysicalNames.Check(table.Name, name, violations.Text);
        return (Part(DefinedPartKind.Check, refused, $"the check '{name}'", Triggers.Guard(model, table, check, refused)) with { Violations = violations }, null);
    }

    /// <summary>The column of a materialised field, and what keeps it where the column itself does not; a text where there is a fault.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">The table.</param>
    /// <param name="field">The field.</param>
    /// <param name="definition">The column in DDL.</param>
    public (EquatableArray<DefinedPart> Parts, string? Fault) Materialized(MetadataModel model, Table table, MaterializedField field, string definition)
    {
        var (name, label) = (field.Definition.Name, $"the computed field '{field.Definition.Name}'");
        if (Triggers.Fault(model, table, field.Value, isStored: true) is { } fault)
        {
            return (default, $"{Database} cannot keep {label}, which {fault}.");
        }

        // What no trigger keeps, the column does itself.
        var triggers = Triggers.Keep(model, table, field);
        var generated = triggers.Count == 0 ? $" GENERATED ALWAYS AS ({Text(field.Value.Node)}) STORED" : "";
        var target = Dialect.Quote(table.Name);
        var column = new DefinedPart(
            DefinedPartKind.Column,
            field.Column,
            label,
            EquatableArray.Of($"ALTER TABLE {target} ADD COLUMN {definition}{generated}"),
            EquatableArray.Of(new DefinedPiece(table.Name, field.Column)));
        if (triggers.Count == 0)
        {
            return (EquatableArray.Of(column), null);
        }

        var keeping = Part(DefinedPartKind.Keeping, field.Column, label, triggers);
        return (EquatableArray.Of(column, keeping with { Statements = keeping.Statements.Append(Triggers.Fill(table, field)).ToEquatableArray() }), null);
    }

    /// <summary>An index of a table; a text where there is a fault.</summary>
    public (DefinedPart? Part, string? Fault) Index(Table table, BoundIndex index)
    {
        var what = $"The index '{index.Definition.Name}'";
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
        return (
            new(
                DefinedPartKind.Index,
                name,
                $"the index '{index.Definition.Name}'",
                EquatableArray.Of($"CREATE {unique}INDEX {Dialect.Quote(name)} ON {Dialect.Quote(table.Name)} {definition}"),
                EquatableArray.Of(new DefinedPiece(table.Name, name))),
            null);
    }

    /// <summary>The statements that add a check of a row, and the names of what they make.</summary>
    protected virtual (EquatableArray<string> Statements, string[] Pieces) AddCheck(TableName table, string name, string condition, string ofNew) =>
        (EquatableArray.Of($"ALTER TABLE {Dialect.Quote(table)} ADD CONSTRAINT {Dialect.Quote(name)} CHECK ({condition})"), [name]);

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

    private static DefinedPart Part(DefinedPartKind kind, string name, string label, IReadOnlyList<RowTrigger> triggers) => new(
        kind,
        name,
        label,
        triggers.SelectMany(static t => t.Statements).ToEquatableArray(),
        triggers.Select(static t => new DefinedPiece(t.Table, t.Name)).ToEquatableArray());

    private SqlStatement Violations(Table table, BoundExpression condition)
    {
        var key = new ColumnReference(BoundExpression.Row, table.Key.Name, table.Key.Type);
        return Dialect.Write(condition.Query with
        {
            Where = new Not(condition.Node),
            OrderBy = EquatableArray.Of(new Ordering(key, Descending: false, IsNullable: false)),
            Limit = new RowCount(NamedRows),
            Projections = EquatableArray.Of<Expression>(key),
        });
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
