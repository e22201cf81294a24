namespace Snapwright.Compilation;

/// <summary>All tables and views that were compiled into an assembly; emitted by the generator.</summary>
/// <param name="Tables">One per table.</param>
public sealed record CompiledCatalog(IReadOnlyList<CompiledTable> Tables)
{
    /// <summary>The catalog of an application without a snapshot.</summary>
    public static CompiledCatalog Empty { get; } = new([]);

    /// <summary>One per view.</summary>
    public IReadOnlyList<CompiledView> Views { get; init; } = [];
}
