using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>A computed field that is bound over a row of its table.</summary>
/// <param name="Block">The rows that it reads: that row, and those that arrows lead to.</param>
/// <param name="Node">Its value.</param>
/// <param name="Type">What type it has in FunQL.</param>
/// <param name="IsNullable">Whether it can be NULL.</param>
internal sealed record RowExpression(Block Block, Expression Node, FunQlType? Type, bool IsNullable)
{
    /// <summary>Binds it as a field that is read; null with the faults in the session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="table">The table.</param>
    /// <param name="field">The name of the field.</param>
    /// <param name="source">The number of the source whose row it is over.</param>
    public static RowExpression? Bind(BindingSession session, Table table, string field, int source)
    {
        var block = new Block(null, null);
        var rows = new TableRows(block, source, table);
        session.Add(rows);
        block.AddSource(new(table.Name.Name, table.Name, rows));
        block.SetFrom(new SourceLeaf(rows, null, isLateral: false));
        var value = new FieldReader(session, new(table.Name.Schema, IsPrivileged: true)).Read(rows, field, new SourceSpan(0, 0), isValue: true);
        return value.IsError || session.Errors.Count > 0 ? null : new(block, session.Node(value), value.Type, value.IsNullable);
    }
}
