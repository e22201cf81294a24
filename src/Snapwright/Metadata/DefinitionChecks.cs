using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Views;
using Snapwright.Query.Schema;

namespace Snapwright.Metadata;

/// <summary>Checks the texts of FunQL of a whole model, so that an edit is refused that breaks what stands elsewhere.</summary>
internal static class DefinitionChecks
{
    /// <summary>An error for every text that is not valid, a warning where it may be broken.</summary>
    public static List<ModelDiagnostic> Of(MetadataModel model)
    {
        var found = new List<ModelDiagnostic>();
        var definitions = new DefinitionBinder(model);
        foreach (var error in model.Tables.Where(HasTexts).SelectMany(table => definitions.Of(table).Errors))
        {
            found.Add(Told(error));
        }

        var binder = new ViewBinder(model);
        foreach (var view in model.Views)
        {
            var parsed = FunQlParser.ParseView(view.Query);
            var errors = parsed.Value is { } syntax ? binder.Bind(syntax, new(view.Name.Schema, IsPrivileged: true), Caller.System).Errors : parsed.Errors;
            found.AddRange(errors.Select(e => Told(new($"view '{view.Name}'", view.Query, view.Place, view.AllowBroken, e))));
        }

        foreach (var attributes in model.FieldAttributes)
        {
            var what = $"attributes of '{attributes.Table}.{attributes.Field}'";
            var errors = FunQlParser.ParseAttributes(attributes.Attributes).Errors;
            found.AddRange(errors.Select(e => Told(new(what, attributes.Attributes, attributes.Place, attributes.AllowBroken, e))));
        }

        return found;
    }

    private static bool HasTexts(Table table) => table.ComputedFields.Count > 0 || table.CheckConstraints.Count > 0 || table.IndexDefinitions.Count > 0;

    private static ModelDiagnostic Told(DefinitionError error)
    {
        var span = error.Error.Span;
        var (line, column) = new LineMap(error.Text).Find(Math.Min(span.Start, error.Text.Length));
        var rule = error.AllowBroken ? DiagnosticCatalog.BrokenAllowed : FunQlRules.Of(error.Error.Kind);
        return rule.At(
            error.Place.Part(span.Start, span.Length).Position, error.What, FormattableString.Invariant($"{error.Error.Message} (line {line}, column {column})"));
    }
}
