using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Views;

namespace Snapwright.Query.Schema;

/// <summary>
/// The faults of the FunQL texts of a whole model as diagnostics, with the same words in a build, at the start of a server and at an edit, which is
/// refused where it breaks what stands elsewhere.
/// </summary>
public static class DefinitionChecks
{
    /// <summary>An error for every text that is not valid, a warning where it may be broken.</summary>
    /// <param name="model">The model.</param>
    /// <param name="withViews">Whether views are looked at; whoever binds them anyway knows their faults.</param>
    public static List<ModelDiagnostic> Of(MetadataModel model, bool withViews = true) =>
        ModelChecks.Check(model, withViews).Select(fault => Told(model, fault)).Distinct().ToList();

    private static ModelDiagnostic Told(MetadataModel model, ModelFault fault)
    {
        var table = fault.Kind == ModelTextKind.View ? null : model.Find(fault.Owner);
        var (what, text) = fault.Kind switch
        {
            ModelTextKind.View => ($"view '{fault.Owner}'", model.FindView(fault.Owner)?.Query),
            ModelTextKind.ComputedField => ($"computed field '{fault.Name}' of '{fault.Owner}'", table?.FindComputedField(fault.Name!)?.Expression),
            ModelTextKind.CheckConstraint => ($"check '{fault.Name}' of '{fault.Owner}'", table?.CheckConstraints.FirstOrDefault(c => c.Name == fault.Name)?.Expression),
            ModelTextKind.Index => ($"index '{fault.Name}' of '{fault.Owner}'", null),
            _ => ($"attributes of '{fault.Owner}.{fault.Name}'", null),
        };
        return Told(what, text, fault.Error, fault.Place, fault.IsAllowed);
    }

    private static ModelDiagnostic Told(string what, string? text, FunQlError error, Place place, bool isAllowed)
    {
        // Texts stand in files, in bodies and in rows: the place in the text itself is told wherever it stands. Of a list nobody knows which; they are short.
        var diagnostic = error.At(what, place, isAllowed);
        var (line, column) = text is null ? (1, error.Span.Start + 1) : new LineMap(text).Find(Math.Min(error.Span.Start, text.Length));
        return diagnostic with { Message = FormattableString.Invariant($"{diagnostic.Message} (line {line}, column {column})") };
    }
}
