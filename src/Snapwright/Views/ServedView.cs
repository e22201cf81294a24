using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.Views;
using Snapwright.Runtimes;

namespace Snapwright.Views;

/// <summary>A view with what was made of its text.</summary>
internal sealed class ServedView(ModelViews views, TableName name, string text, string? description, bool isPrivileged)
{
    private const int CachedCallers = 16;

    private readonly BoundedCache<string, BoundViewState> _states = new(CachedCallers);

    /// <summary><c>overdue</c>, or <c>schema.overdue</c>.</summary>
    public string Name { get; } = name.ToString();

    /// <summary>Its FunQL text.</summary>
    public string Text { get; } = text;

    /// <summary>For readers.</summary>
    public string? Description { get; } = description;

    /// <summary>What it is for a caller.</summary>
    public BoundViewState For(Caller caller)
    {
        if (_states.Find(caller.PlanKey) is { } known)
        {
            return known;
        }

        var state = Bind(caller);
        _states.Add(caller.PlanKey, state);
        return state;
    }

    private BoundViewState Bind(Caller caller)
    {
        var parsed = FunQlParser.ParseView(Text);
        if (parsed.Value is not { } syntax)
        {
            return new(new FunQlFault(Text, parsed.Errors));
        }

        var bound = views.Binder.Bind(syntax, new(name.Schema, isPrivileged), caller);
        if (bound.View is not { } view)
        {
            return new(new FunQlFault(Text, bound.Errors));
        }

        var lacking = view.Plans.SelectMany(p => views.Dialect.Unsupported(p.Query)).Distinct().ToList();
        return lacking.Count == 0
            ? new(new ViewTable(name, view, Description), Text) { Compiled = isPrivileged ? views.Compiled(name, view) : null }
            : new(new FunQlFault(Text, lacking.Select(c => new FunQlError(FunQlErrorKind.NotSupported, syntax.Span, $"The database cannot express it: {c}.")).ToEquatableArray()));
    }
}
