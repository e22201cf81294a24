using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The names of results.</summary>
internal static class ResultNames
{
    private const string Reserved = "__";

    /// <summary>The name of a result: its alias, or that of the field; null where it has none.</summary>
    public static string? Of(ColumnResultSyntax syntax, TypedValue value)
    {
        if (syntax.Alias is not null)
        {
            return syntax.Alias.Text;
        }

        if (syntax.Value is not PathSyntax path)
        {
            return null;
        }

        var written = path.Arrows.Count > 0 ? path.Arrows[path.Arrows.Count - 1].Name : (path.Start as FieldSyntax)?.Name;
        return written is null || written.Text == TableFields.Main ? null : value.Name ?? written.Text;
    }

    /// <summary>Tells where a further column has no name, or one that is taken.</summary>
    public static void Check(BindingSession session, Block block, string? name, SourceSpan span)
    {
        if (name is null)
        {
            session.Error(FunQlErrorKind.Name, span, "The result has no name; give it one with AS.");
        }
        else if (name.StartsWith(Reserved, StringComparison.Ordinal))
        {
            session.Error(FunQlErrorKind.Name, span, $"'{name}': names that begin with {Reserved} are not for results.");
        }
        else if (block.Columns.Exists(c => c.Name == name))
        {
            session.Error(FunQlErrorKind.Name, span, $"Two results are called '{name}'; give one another name with AS.");
        }
    }
}
