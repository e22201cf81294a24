using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Schema;

/// <summary>
/// Writes the triggers that keep a materialised field, a check that looks at other rows, or the type of a reference: those on its own table see to the row that is written,
/// those on the tables that it passes to the rows that lead there.
/// </summary>
/// <param name="dialect">The dialect.</param>
internal abstract class TriggerWriter(Dialect dialect)
{
    /// <summary>The row that is written, as triggers call it.</summary>
    protected const string New = "NEW.";

    protected Dialect Dialect { get; } = dialect;

    /// <summary>Why the database cannot keep an expression up to date, as the end of a sentence; null where it can.</summary>
    public virtual string? Fault(MetadataModel model, Table table, BoundExpression value, bool isStored) => null;

    /// <summary>The triggers that keep a field.</summary>
    public abstract IReadOnlyList<RowTrigger> Keep(MetadataModel model, Table table, MaterializedField field);

    /// <summary>The statement that gives the rows that are there their value; triggers are there already.</summary>
    public abstract string Fill(Table table, MaterializedField field);

    /// <summary>The triggers that refuse rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">The table of the check.</param>
    /// <param name="check">The check.</param>
    /// <param name="name">The name that a refusal has.</param>
    public abstract IReadOnlyList<RowTrigger> Guard(MetadataModel model, Table table, BoundCheck check, string name);

    /// <summary>The triggers that refuse references to rows of other types, as the database refuses those to rows that are not there.</summary>
    public abstract IReadOnlyList<RowTrigger> Require(TypeRequirement requirement);

    /// <summary>A trigger; its name is made of what it does.</summary>
    /// <param name="owner">The table that it is for.</param>
    /// <param name="what">What it keeps, and which of its triggers.</param>
    /// <param name="on">The physical table that it is on.</param>
    /// <param name="occasion">When it fires: <c>AFTER INSERT</c>.</param>
    /// <param name="action">What it does, in the words of the database.</param>
    protected RowTrigger Trigger(TableName owner, string what, TableName on, string occasion, string action)
    {
        var name = PhysicalNames.Trigger(owner, what, $"{on} {occasion} {action}");
        return new(on, name, new(Create(name, on, occasion, action)));
    }

    /// <summary>The statements that make a trigger.</summary>
    protected abstract string[] Create(string name, TableName on, string occasion, string action);

    /// <summary>The value of the row that is written.</summary>
    protected string ValueOfNew(BoundExpression value, string end = "") => Text(
        sql =>
        {
            if (value.IsLocal)
            {
                ExpressionWriter.Write(sql, value.Node);
                return;
            }

            // One row, so that there is a value where the first reference leads nowhere.
            sql.Append("(SELECT ");
            ExpressionWriter.Write(sql, value.Node);
            sql.Append(" FROM (SELECT 1 AS \"one\") AS \"written\"");
            foreach (var join in value.Query.Joins)
            {
                sql.Append(" LEFT JOIN ").Append(Dialect.Quote(((Plans.TableSource)join.Right).Table)).Append(" AS ").AppendAlias(join.Right.Source).Append(" ON ");
                ExpressionWriter.Write(sql, join.On);
            }

            sql.Append(end + ")");
        },
        New);

    /// <summary>The rows that an expression is about and those that it passes, from FROM on.</summary>
    protected string RowsOf(BoundExpression value) => Text(sql => SelectWriter.WriteRows(sql, value.Query with { Where = null }));

    /// <summary>The value over <see cref="RowsOf"/>.</summary>
    protected string ValueOf(BoundExpression value) => Text(sql => ExpressionWriter.Write(sql, value.Node));

    /// <summary>The rows that come to a row by a way.</summary>
    /// <param name="way">The way.</param>
    /// <param name="key">The key of the row at its end.</param>
    /// <param name="alias">What stands before the columns of the first table.</param>
    /// <param name="at">Where on the way the condition begins.</param>
    protected string Leads(IReadOnlyList<Passage> way, string key, string alias = "", int at = 0)
    {
        var column = alias + Dialect.Quote(way[at].Column);
        if (at == way.Count - 1)
        {
            return $"{column} = {key}";
        }

        var next = way[at + 1].Holder;
        return $"{column} IN (SELECT {Dialect.Quote(next.Key.Name)} FROM {Dialect.Quote(next.Name)} WHERE {Leads(way, key, "", at + 1)})";
    }

    /// <summary>Whether the row that is written refers to a row of another type.</summary>
    protected string RefersToOther(TypeRequirement requirement)
    {
        var target = requirement.Target;
        return $"EXISTS (SELECT 1 FROM {Dialect.Quote(target.StoredIn)} AS t WHERE t.{Dialect.Quote(target.Key.Name)} = {New}{Dialect.Quote(requirement.Column)} "
            + $"AND NOT {IsOfTypes("t.", requirement.Types)})";
    }

    /// <summary>Whether a row is of one of some types.</summary>
    protected string IsOfTypes(string row, EquatableArray<TableName> types) =>
        $"{row}{Dialect.Quote(Hierarchy.TypeField)} IN ({string.Join(", ", types.Select(static t => $"'{t}'"))})";

    /// <summary>The key of a row: of the one that is written, or that has an alias.</summary>
    protected string Key(Table table, string row = New) => row + Dialect.Quote(table.Key.Name);

    protected static string Alias(int source) => "t" + source.ToString(CultureInfo.InvariantCulture) + ".";

    protected string Columns(IEnumerable<ColumnReference> columns) => string.Join(", ", columns.Select(c => Dialect.Quote(c.Column)));

    private string Text(Action<SqlText> write, string? row = null)
    {
        // What is unknown is not the same as what is false there.
        var sql = new SqlText(Dialect) { Row = row, Negations = 1 };
        write(sql);
        return sql.ToStatement().Text;
    }
}
