namespace Snapwright.Query.FunQl.Binding;

/// <summary>A column that a query yields.</summary>
/// <param name="Name">Its name; null where it has none.</param>
/// <param name="Value">Its value, in the query that yields it.</param>
/// <param name="Ordinal">Its place.</param>
internal sealed record OutputColumn(string? Name, TypedValue Value, int Ordinal)
{
    public FunQlType Type => Value.Type ?? FunQlType.Text;
}
