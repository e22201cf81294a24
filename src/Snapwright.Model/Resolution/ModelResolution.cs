using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Resolution;

/// <summary>The model that some documents make together.</summary>
/// <param name="Model">All tables without errors whose owning relations lead to tables without errors.</param>
/// <param name="Diagnostics">All faults, those of the documents included, in the order of documents and text.</param>
public sealed record ModelResolution(MetadataModel Model, EquatableArray<ModelDiagnostic> Diagnostics)
{
    /// <summary>Whether anything was left out.</summary>
    public bool HasErrors => Diagnostics.Any(static d => d.Level == DiagnosticLevel.Error);
}
