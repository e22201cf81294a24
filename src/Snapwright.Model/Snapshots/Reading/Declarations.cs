using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Gathers what one text declares.</summary>
internal sealed class Declarations
{
    public List<TableDeclaration> Tables { get; } = [];

    public List<ViewDefinition> Views { get; } = [];

    public List<FieldAttributes> FieldAttributes { get; } = [];
}
