using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;
using Snapwright.Query.Sql;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Schema;

/// <summary>Writes materialised fields, checks, types of references, and indexes over expressions. What a database has not is a fault that names it.</summary>
/// <param name="dialect">The dialect.</param>
internal abstract class DefinitionWriter(Dialect dialect)
{
    /// <summary>What the name of the trigger for updates ends with, behind that for inserts, which has the name of the check.</summary>
    public const string OfUpdates = "~u";

    private const string RequiredEnd = "~required";
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
        var violations = Violations(table, condition.Query, condition.Node);
        if (condition.IsLocal)
        {
            return OfRow(table, name, $"the check '{name}'", condition.Node, violations) is { } part
                ? (part, null)
                : (null, $"The check '{name}' uses something that {Database} has only in queries.");
        }

        if (Triggers.Fault(model, table, condition, isStored: false) is { } fault)
        {
            return (null, $"{Database} cannot keep the check '{name}', which {fault}.");
        }

        var refused = PhysicalNames.Check(table.Name, name, violations.Text);
        return (Part(DefinedPartKind.Check, refused, $"the check '{name}'", Triggers.Guard(model, table, check, refused)) with { Violations = violations }, null);
    }

    /// <summary>That rows of a table which inherits have a value: its column is NULL in rows of other tables.</summary>
    /// <param name="table">The table.</param>
    /// <param name="field">The field, which it declares.</param>
    public DefinedPart Required(Table table, StoredField field)
    {
        var condition = RowTypes.Implies(table, BoundExpression.Row, new Not(new IsNull(new ColumnReference(BoundExpression.Row, field.PhysicalColumn, field.Type))));
        var rows = new SelectQuery { From = new TableSource(BoundExpression.Row, table.StoredIn), Projections = default };
        return OfRow(table, field.Name + RequiredEnd, $"the required field '{field.Name}'", condition, Violations(table, rows, condition))!;
    }

    /// <summary>What refuses references to rows of other types.</summary>
    public DefinedPart ReferenceType(TypeRequirement requirement) =>
        Part(DefinedPartKind.ReferenceType, requirement.Constraint, $"the type of '{requirement.Column}'", Triggers.Require(requirement));

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
        var target = Dialect.Quote(table.StoredIn);
        var column = new DefinedPart(
            DefinedPartKind.Column,
            field.Column,
            label,
            EquatableArray.Of($"ALTER TABLE {target} ADD COLUMN {definition}{generated}"),
            EquatableArray.Of(new DefinedPiece(table.StoredIn, field.Column)));
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
        return (
            new(
                DefinedPartKind.Index,
                name,
                $"the index '{index.Definition.Name}'",
                EquatableArray.Of($"CREATE {unique}INDEX {Dialect.Quote(name)} ON {Dialect.Quote(table.StoredIn)} {definition}"),
                EquatableArray.Of(new DefinedPiece(table.StoredIn, name))),
            null);
    }

    // Rows of other types are no rows of the table, and may have the same values; where a column of the table's own is NULL in them, they do not meet anyway.
    private static BoundIndex OfTypes(Table table, BoundIndex index)
    {
        if (!index.Definition.IsUnique || index.Parts.Any(p => p.Value is ColumnReference c && IsOwn(table, c.Column)))
        {
            return index;
        }

        return RowTypes.Of(table, BoundExpression.Row) is { } isOfTable
            ? index with { Predicate = index.Predicate is { } predicate ? new And(EquatableArray.Of(isOfTable, predicate)) : isOfTable }
            : index;
    }

    private static bool IsOwn(Table table, string physicalColumn) =>
        StoredFields.Of(table).Any(f => f.PhysicalColumn == physicalColumn && f.IsOwn)
        || table.ComputedFields.Any(f => f is { InheritedFrom: null, Overrides: null } && PhysicalNames.IsMaterializedOf(physicalColumn, f.Name));

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

    // Null where the condition needs values that only a statement has.
    private DefinedPart? OfRow(Table table, string name, string label, Expression condition, SqlStatement violations)
    {
        if (Text(condition) is not { } text || Text(condition, "NEW.") is not { } ofNew)
        {
            return null;
        }

        var physical = PhysicalNames.Check(table.Name, name, text);
        var (statements, pieces) = AddCheck(table.StoredIn, physical, text, ofNew);
        return new(DefinedPartKind.Check, physical, label, statements, pieces.Select(p => new DefinedPiece(table.StoredIn, p)).ToEquatableArray())
        {
            Columns = ColumnsOf(condition).ToEquatableArray(),
            Violations = violations,
            ChecksRows = ChecksRows,
        };
    }

    private SqlStatement Violations(Table table, SelectQuery rows, Expression condition)
    {
        var key = new ColumnReference(BoundExpression.Row, table.Key.Name, table.Key.Type);
        return Dialect.Write(rows with
        {
            Where = new Not(condition),
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
