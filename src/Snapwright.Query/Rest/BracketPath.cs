namespace Snapwright.Query.Rest;

/// <summary>The names of parameters with brackets: <c>filter[author][name][_contains]</c>, <c>fields[]</c>.</summary>
internal static class BracketPath
{
    /// <summary>The step that adds an item to a list.</summary>
    public const string Append = "";

    /// <summary>
    /// The option and the steps behind it; null where the brackets are broken. Brackets inside of a step are in pairs: <c>[$.tags[0]]</c>.
    /// </summary>
    public static IReadOnlyList<string>? Steps(string name)
    {
        var at = name.IndexOf('[');
        if (at < 0)
        {
            return [name];
        }

        var steps = new List<string> { name.Substring(0, at) };
        while (at < name.Length)
        {
            if (name[at] != '[' || Close(name, at) is not { } close)
            {
                return null;
            }

            steps.Add(name.Substring(at + 1, close - at - 1));
            at = close + 1;
        }

        return steps;
    }

    /// <summary>What stands before the brackets.</summary>
    public static string OptionOf(string name)
    {
        var at = name.IndexOf('[');
        return at < 0 ? name : name.Substring(0, at);
    }

    /// <summary>The place that steps name, as errors name it: <c>filter._or[0].price</c>.</summary>
    public static string PathOf(IReadOnlyList<string> steps, int count)
    {
        var path = steps[0];
        for (var i = 1; i < count; i++)
        {
            path += IsIndex(steps[i]) ? $"[{steps[i]}]" : "." + steps[i];
        }

        return path;
    }

    /// <summary>Whether a step is the place of an item in a list: <c>0</c>, <c>12</c>.</summary>
    public static bool IsIndex(string step) =>
        step.Length is > 0 and <= 5 && step.All(static c => c is >= '0' and <= '9') && (step.Length == 1 || step[0] != '0');

    private static int? Close(string name, int open)
    {
        var depth = 0;
        for (var i = open; i < name.Length; i++)
        {
            depth += name[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return null;
    }
}
