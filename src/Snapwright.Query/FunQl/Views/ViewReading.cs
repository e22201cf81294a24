using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Parsing;

namespace Snapwright.Query.FunQl.Views;

/// <summary>What became of the text of a stored view.</summary>
/// <param name="Definition">The view.</param>
/// <param name="View">The bound view; null iff there are errors.</param>
/// <param name="Errors">All that is wrong with the text, in its order.</param>
public sealed record ViewReading(ViewDefinition Definition, BoundView? View, EquatableArray<FunQlError> Errors)
{
    /// <summary>Parses and binds a stored view: it is part of the model, and its schema is the home of its names.</summary>
    /// <param name="binder">The binder of the model that the view is part of.</param>
    /// <param name="definition">The view.</param>
    /// <param name="caller">For whom.</param>
    public static ViewReading Of(ViewBinder binder, ViewDefinition definition, Caller caller)
    {
        var parsed = FunQlParser.ParseView(definition.Query);
        if (parsed.Value is not { } syntax)
        {
            return new(definition, null, parsed.Errors);
        }

        var bound = binder.Bind(syntax, new(definition.Name.Schema, IsPrivileged: true), caller);
        return new(definition, bound.View, bound.Errors);
    }

    /// <summary>The errors as diagnostics at their places in the file that has the text.</summary>
    public IEnumerable<ModelDiagnostic> Diagnostics
    {
        get
        {
            var (name, place, allowBroken) = ($"view '{Definition.Name}'", Definition.Place, Definition.AllowBroken);
            return Errors.Select(e => e.At(name, place, allowBroken));
        }
    }
}
