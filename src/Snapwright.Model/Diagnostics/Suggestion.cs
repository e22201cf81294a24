namespace Snapwright.Model.Diagnostics;

/// <summary>Finds what somebody probably meant.</summary>
public static class Suggestion
{
    private const int MostChoices = 30;

    /// <summary>The choice nearest to a name, where one is near enough to be meant; else null.</summary>
    public static string? Closest(string name, IEnumerable<string> choices)
    {
        string? best = null;
        var bestDistance = Math.Max(1, name.Length / 3) + 1;
        foreach (var choice in choices)
        {
            if (Math.Abs(choice.Length - name.Length) < bestDistance && Distance(name, choice) is var distance && distance < bestDistance)
            {
                best = choice;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>The end of a message about an unknown name: <c>Did you mean 'isNullable'?</c>, or else the choices.</summary>
    public static string For(string name, IReadOnlyCollection<string> choices)
    {
        if (Closest(name, choices) is { } closest)
        {
            return $"Did you mean '{closest}'?";
        }

        if (choices.Count == 0)
        {
            return "There are none.";
        }

        var more = choices.Count > MostChoices ? ", ..." : "";
        return $"Choices: {string.Join(", ", choices.Take(MostChoices))}{more}.";
    }

    /// <summary>Levenshtein's distance with swapped neighbours as one step; case counts as nothing.</summary>
    private static int Distance(string left, string right)
    {
        var twoBefore = new int[right.Length + 1];
        var before = new int[right.Length + 1];
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            before[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var isSame = Same(left[i - 1], right[j - 1]);
                row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + (isSame ? 0 : 1));
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    row[j] = Math.Min(row[j], twoBefore[j - 2] + 1);
                }
            }

            (twoBefore, before, row) = (before, row, twoBefore);
        }

        return before[right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
