using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Schema;

/// <summary>Rows of another table that an expression looks at, and how it comes to them from the row that it is about.</summary>
/// <param name="Source">Their number in the query of the expression.</param>
/// <param name="Table">Their physical table.</param>
/// <param name="Columns">The columns that its value depends on, the key apart.</param>
/// <param name="Way">The references that lead to them, the first from the row that the expression is about.</param>
internal sealed record PassedRows(int Source, Table Table, EquatableArray<ColumnReference> Columns, EquatableArray<Passage> Way)
{
    /// <summary>All rows that an expression over rows of a table looks at, those before it on a way first.</summary>
    public static EquatableArray<PassedRows> Of(MetadataModel model, Table table, BoundExpression value)
    {
        var known = new List<PassedRows>();
        var stored = StoredTable.Find(model, table.StoredIn);
        foreach (var join in value.Query.Joins)
        {
            var (key, reference) = Ends(join);
            var (holder, way) = known.Find(p => p.Source == reference.Source) is { } before ? (before.Table, before.Way) : (stored, default);
            var target = StoredTable.Find(model, ((TableSource)join.Right).Table);
            known.Add(new(key.Source, target, ColumnsOf(value, key.Source), way.Append(new Passage(holder, reference.Column, target)).ToEquatableArray()));
        }

        return known.ToEquatableArray();
    }

    /// <summary>The columns of a source that the value of an expression depends on; of sources that arrows lead to without the key.</summary>
    public static EquatableArray<ColumnReference> ColumnsOf(BoundExpression value, int source)
    {
        var columns = new List<ColumnReference>();
        Add(value.Node);
        foreach (var join in value.Query.Joins)
        {
            Add(Ends(join).Reference);
        }

        var key = value.Query.Joins.Select(static j => Ends(j).Key).FirstOrDefault(k => k.Source == source);
        return columns.Where(c => c.Source == source && c != key).Distinct().ToEquatableArray();

        void Add(Expression node)
        {
            if (node is ColumnReference column)
            {
                columns.Add(column);
            }

            foreach (var child in Children.Of(node))
            {
                Add(child);
            }
        }
    }

    // An arrow is a join of the row with the key that a reference has; where it leads to rows of some types, that never change, it says so before.
    private static (ColumnReference Key, ColumnReference Reference) Ends(Join join)
    {
        var on = join.On as Comparison ?? ((And)join.On).Operands.OfType<Comparison>().Single();
        return ((ColumnReference)on.Left, (ColumnReference)on.Right);
    }
}

/// <summary>A reference that is followed.</summary>
/// <param name="Holder">The physical table that has it.</param>
/// <param name="Column">Its physical column.</param>
/// <param name="Target">The physical table that it leads to.</param>
internal sealed record Passage(Table Holder, string Column, Table Target)
{
    /// <summary>What a delete of the row that it leads to does; nothing of it for what refers without a foreign key.</summary>
    public OnDelete? OnDelete => Holder.ForeignKeys.FirstOrDefault(r => r.ForeignKey == Column)?.OnDelete;
}
