using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The windows of a query that others begin with.</summary>
internal static class NamedWindow
{
    /// <summary>The window of a name; null with an error where there is none.</summary>
    public static OverSyntax? Find(BindingSession session, IReadOnlyDictionary<string, OverSyntax> windows, NameSyntax name)
    {
        if (NameLookup.Find(windows.Keys, static k => k, name.Text) is { } known)
        {
            return windows[known];
        }

        session.Error(FunQlErrorKind.Name, name.Span, $"There is no window '{name.Text}'. {NameLookup.Suggest(name.Text, windows.Keys)}");
        return null;
    }

    /// <summary>Whether a window can begin with another; false with an error.</summary>
    /// <param name="session">Takes errors.</param>
    /// <param name="first">The other.</param>
    /// <param name="syntax">The window.</param>
    /// <param name="isBare">Whether it is the other, and nothing more.</param>
    public static bool CanBegin(BindingSession session, OverSyntax first, OverSyntax syntax, bool isBare)
    {
        var fault = syntax.PartitionBy.Count > 0 ? "PARTITION BY"
            : syntax.OrderBy.Count > 0 && first.OrderBy.Count > 0 ? "a second ORDER BY"
            : !isBare && first.Frame is not null ? "anything, as it has a frame"
            : null;
        if (fault is null)
        {
            return true;
        }

        session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"The window '{syntax.Name!.Text}' cannot be given {fault}.");
        return false;
    }
}
