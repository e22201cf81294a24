namespace Snapwright.Query.FunQl.Binding;

/// <summary>The attributes of a query that another reads from: of its rows, and of the cells of its columns.</summary>
internal sealed class ViewAttributes
{
    /// <summary>Those of the view and of its rows.</summary>
    public Dictionary<string, TypedValue> OfRows { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of the cells of a column.</summary>
    public Dictionary<(string Column, string Name), TypedValue> OfCells { get; } = [];
}
