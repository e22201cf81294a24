using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Which row of a table a value comes from. The key is asked for only where somebody wants to know.</summary>
internal sealed class RowIdentity(Table table, Func<ColumnReference> key)
{
    private ColumnReference? _key;

    public Table Table { get; } = table;

    /// <summary>The key, as the query sees it that this is an identity in.</summary>
    public ColumnReference Key => _key ??= key();
}
