using Snapwright.Model.Diagnostics;
using Snapwright.Model.Snapshots;

namespace Snapwright.Model.Resolution;

/// <summary>Gathers what is wrong with tables together.</summary>
internal sealed class Findings
{
    private readonly List<ModelDiagnostic> _diagnostics = [];

    public IReadOnlyList<ModelDiagnostic> All => _diagnostics;

    /// <summary>Reports a fault of something that is no part of a table.</summary>
    public void Add(DiagnosticRule rule, Place place, params object[] arguments) => _diagnostics.Add(rule.At(place.Position, arguments));

    /// <summary>Reports a fault; an error breaks the table.</summary>
    public void Add(TableScope table, DiagnosticRule rule, Place place, params object[] arguments)
    {
        var known = place.IsKnown ? place : table.Declaration.Place;
        _diagnostics.Add(rule.At(known.Position, arguments));
        table.IsBroken |= rule.Level == DiagnosticLevel.Error;
    }
}
