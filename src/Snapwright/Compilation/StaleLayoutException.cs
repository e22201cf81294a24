namespace Snapwright.Compilation;

/// <summary>
/// The running table has changed in a way that the typed row compiled into the application cannot express: typed access and
/// hooks of the table work again after the next build.
/// </summary>
public sealed class StaleLayoutException(string table, string field, string reason)
    : Exception($"Table '{table}' has changed since the application was built: field '{field}' {reason}. Export the metadata and build again.")
{
    /// <summary>The table: <c>books</c>, or <c>schema.books</c>.</summary>
    public string Table { get; } = table;

    /// <summary>The JSON property of the field.</summary>
    public string Field { get; } = field;
}
