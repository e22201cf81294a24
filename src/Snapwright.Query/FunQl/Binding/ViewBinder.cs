using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>
/// Binds parsed texts: names are found in the model, types are checked, and what is left is a plan with the caller's permissions woven in. Pure; one per
/// model, for any number of threads.
/// </summary>
public sealed class ViewBinder
{
    private readonly ModelTexts _texts;

    /// <summary>Makes the binder of a model.</summary>
    public ViewBinder(MetadataModel model)
        : this(new ModelTexts(model))
    {
    }

    internal ViewBinder(ModelTexts texts) => _texts = texts;

    /// <summary>Binds a view.</summary>
    /// <param name="view">Its text.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="caller">For whom.</param>
    public BindResult Bind(ViewSyntax view, BindingScope scope, Caller caller) => Bind(view, scope, new PermissionWeaver(caller));

    internal BindResult Bind(ViewSyntax view, BindingScope scope, PermissionWeaver weaver)
    {
        var session = new BindingSession(_texts, weaver, isDefinition: false);
        var bound = new ViewBinding(session, scope).Bind(view);
        return session.Errors.Count > 0 ? new(null, session.SortedErrors()) : new(bound, default);
    }
}
