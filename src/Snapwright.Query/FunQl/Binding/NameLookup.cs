using Snapwright.Model.Diagnostics;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>How names are found: as they are written, and where nothing has that name, without regard to case if that leaves one.</summary>
internal static class NameLookup
{
    public static T? Find<T>(IEnumerable<T> items, Func<T, string?> nameOf, string name)
        where T : class
    {
        T? near = null;
        var nears = 0;
        foreach (var item in items)
        {
            var other = nameOf(item);
            if (string.Equals(other, name, StringComparison.Ordinal))
            {
                return item;
            }

            if (string.Equals(other, name, StringComparison.OrdinalIgnoreCase))
            {
                near = item;
                nears++;
            }
        }

        return nears == 1 ? near : null;
    }

    /// <summary>The end of a message about a name that nothing has.</summary>
    public static string Suggest(string name, IEnumerable<string> choices) => Suggestion.For(name, [.. choices.Distinct(StringComparer.Ordinal)]);
}
