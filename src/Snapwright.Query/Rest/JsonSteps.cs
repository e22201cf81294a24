using System.Diagnostics.CodeAnalysis;
using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>Paths into JSON values: <c>$.address["zip code"].parts[0]</c>.</summary>
internal static class JsonSteps
{
    private const int MostSteps = 20;
    private const int LongestPath = 500;
    private const int IndexDigits = 9;

    public static bool TryParse(string path, out EquatableArray<JsonStep> steps, [NotNullWhen(false)] out string? error)
    {
        var list = new List<JsonStep>();
        var at = 1;
        error = path.Length > LongestPath ? $"The path is longer than {LongestPath} characters."
            : path.Length == 0 || path[0] != '$' ? "A path begins with '$': $.name, $[\"a name\"], $[0]."
            : null;
        while (error is null && at < path.Length)
        {
            if (ParseStep(path, ref at) is not { } step)
            {
                error = $"At character {at + 1} of the path .name, [\"a name\"] or [0] is expected.";
            }
            else
            {
                list.Add(step);
                error = list.Count > MostSteps ? $"The path has more than {MostSteps} steps." : null;
            }
        }

        steps = list.ToEquatableArray();
        return error is null;
    }

    private static JsonStep? ParseStep(string path, ref int at)
    {
        var start = at;
        if (path[at] == '.')
        {
            var end = path.IndexOfAny(['.', '['], at + 1);
            end = end < 0 ? path.Length : end;
            var name = path.Substring(at + 1, end - at - 1);
            at = name.Length == 0 ? start : end;
            return name.Length == 0 || !ValueText.IsStorable(name) || name.IndexOfAny(['"', ']', ' ']) >= 0 ? null : new(name, 0);
        }

        if (path[at] != '[')
        {
            return null;
        }

        return at + 1 < path.Length && path[at + 1] == '"' ? ParseQuoted(path, ref at) : ParseIndex(path, ref at);
    }

    private static JsonStep? ParseQuoted(string path, ref int at)
    {
        var end = at + 2;
        while (end < path.Length && path[end] != '"')
        {
            end += path[end] == '\\' ? 2 : 1;
        }

        if (end + 1 >= path.Length || path[end + 1] != ']'
            || !JsonText.TryParse(path.Substring(at + 1, end - at), out var node, out _)
            || node is not JsonString { Value: var name } || !ValueText.IsStorable(name))
        {
            return null;
        }

        at = end + 2;
        return new(name, 0);
    }

    private static JsonStep? ParseIndex(string path, ref int at)
    {
        var end = path.IndexOf(']', at);
        if (end < 0 || end - at - 1 is < 1 or > IndexDigits)
        {
            return null;
        }

        var index = 0;
        for (var i = at + 1; i < end; i++)
        {
            if (path[i] is < '0' or > '9')
            {
                return null;
            }

            index = (index * 10) + (path[i] - '0');
        }

        at = end + 1;
        return new(null, index);
    }
}
