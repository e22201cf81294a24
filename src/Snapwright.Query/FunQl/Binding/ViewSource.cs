using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Binds a view that another text reads from. Its arguments have their defaults there.</summary>
internal sealed class ViewSource(BindingSession session)
{
    /// <summary>The query of the view; null with a fault.</summary>
    public Block? Bind(ViewDefinition view, SourceSpan span)
    {
        var what = $"The view '{view.Name}'";
        var parsed = session.Texts.View(view.Query);
        if (parsed.Value is not { } syntax)
        {
            session.Error(parsed.Errors[0].Kind, span, $"{what} is broken: {parsed.Errors[0].Message}");
            return null;
        }

        if (syntax.Statement is not QuerySyntax query)
        {
            session.Error(FunQlErrorKind.NotAllowed, span, $"{what} is a command; it has no rows to read from.");
            return null;
        }

        if (!session.Open(view.Name.ToString(), what, span))
        {
            return null;
        }

        var mark = session.Mark();
        var (arguments, text) = (session.Arguments, session.Text);
        session.Text = what;
        var scope = new BindingScope(view.Name.Schema, IsPrivileged: true);
        var own = ArgumentBinding.Read(session, scope, syntax.Arguments);
        Pragmas.Read(session, syntax.Pragmas);
        session.Arguments = new(own, AreLiterals: true);
        var block = new QueryBinding(session, scope).Bind(query, null, null, NameNeed.All, new AttributeCollector());
        (session.Arguments, session.Text) = (arguments, text);
        session.Close();
        if (session.Collapse(mark, span, what))
        {
            return null;
        }

        if (own.FirstOrDefault(static a => a.Default is null && !a.IsNullable) is { } required)
        {
            session.Error(FunQlErrorKind.NotAllowed, span, $"{what} wants the argument '${required.Name}', which has no default; only a request can give it.");
            return null;
        }

        return block;
    }
}
