using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Views;
using Snapwright.Query.Schema;

namespace Snapwright.Metadata;

/// <summary>Checks the texts of FunQL of a whole model, so that an edit is refused that breaks what stands elsewhere.</summary>
internal static class DefinitionChecks
{
    /// <summary>An error for every text that is not valid, a warning where it may be broken.</summary>
    public static List<ModelDiagnostic> Of(MetadataModel model)
    {
        var found = ModelChecks.Check(model).Select(fault => Told(model, fault)).ToList();
        var definitions = new DefinitionBinder(model);
        foreach (var error in model.Tables.Where(HasConstraints).SelectMany(table => definitions.Of(table).Errors))
        {
            // What FunQL allows in them and no database of ours has.
            if (error.Error.Kind == FunQlErrorKind.NotSupported)
            {
                found.Add(Told(error.What, error.Text, error.Error, error.Place.Part(error.Error.Span.Start, error.Error.Span.Length), isAllowed: false));
            }
        }

        return found.Distinct().ToList();
    }

    private static bool HasConstraints(Table table) => table.CheckConstraints.Count > 0 || table.IndexDefinitions.Count > 0;

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
        // Of a list of texts nobody knows which it is; they are short, and the place of the diagnostic tells.
        var (line, column) = text is null ? (1, error.Span.Start + 1) : new LineMap(text).Find(Math.Min(error.Span.Start, text.Length));
        return (isAllowed ? DiagnosticCatalog.BrokenAllowed : FunQlRules.Of(error.Kind))
            .At(place.Position, what, FormattableString.Invariant($"{error.Message} (line {line}, column {column})"));
    }
}
