using System.Globalization;
using System.Text.RegularExpressions;
using Snapwright.Parity.Tests.Applications;

namespace Snapwright.Parity.Tests.Scenarios;

/// <summary>
/// The cases, as data: <c>Cases/*.http</c>. A step begins with <c>### STATUS name</c>; then the request line, headers, an empty line and the body.
/// Behind <c>&gt;&gt;&gt;</c> stands the whole body of the answer, where it is known: a carriage return as U+240D, and without the line end behind it. Lines before the request line that begin with <c>#</c> are notes.
/// A first line <c># Databases: Sqlite, PostgreSql</c> says that the file is for these only.
/// </summary>
public static partial class ScenarioFile
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    /// <summary>The names of all files.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.http").Select(static f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>The ways to serve for which a file is.</summary>
    public static IReadOnlyList<Variant> Variants(string name)
    {
        var line = File.ReadLines(Path.Combine(Folder, name + ".http")).First();
        return Databases().Match(line) is { Success: true } databases
            ? [.. Variant.All.Where(v => databases.Groups[1].Value.Split(", ").Contains(v.Database.ToString()))]
            : Variant.All;
    }

    /// <summary>The steps of a file, in order.</summary>
    /// <exception cref="FormatException">The file is not in the form; the message names the step.</exception>
    public static IReadOnlyList<Step> Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name + ".http"));
        var steps = new List<Step>();
        foreach (var part in ("\n" + text).Split("\n### ").Skip(1))
        {
            steps.Add(ReadStep(part));
        }

        var names = steps.Select(static s => s.Name).ToHashSet(StringComparer.Ordinal);
        return names.Count == steps.Count ? steps : throw new FormatException($"{name}: two steps have one name.");
    }

    private static Step ReadStep(string part)
    {
        var lines = part.Split('\n');
        if (Title().Match(lines[0]) is not { Success: true } title)
        {
            throw new FormatException($"'### STATUS name' is expected, not '### {lines[0]}'.");
        }

        var at = 1;
        while (at < lines.Length && (lines[at].Length == 0 || lines[at][0] == '#'))
        {
            at++;
        }

        if (at == lines.Length || RequestLine().Match(lines[at]) is not { Success: true } request)
        {
            throw new FormatException($"'{lines[0]}' has no request line.");
        }

        var headers = new List<KeyValuePair<string, string>>();
        for (at++; at < lines.Length && Header().Match(lines[at]) is { Success: true } header; at++)
        {
            headers.Add(new(header.Groups[1].Value, header.Groups[2].Value));
        }

        var rest = lines[at..];
        var mark = Array.IndexOf(rest, ">>>");
        var body = string.Join('\n', mark < 0 ? rest : rest[..mark]).Trim('\n');
        var answer = mark < 0 ? null : string.Join('\n', rest[(mark + 1)..]).Trim('\n');
        return new(
            title.Groups[2].Value,
            request.Groups[1].Value,
            request.Groups[2].Value,
            headers,
            body.Length == 0 ? null : body,
            int.Parse(title.Groups[1].Value, CultureInfo.InvariantCulture),
            answer);
    }

    [GeneratedRegex("^# Databases: (.+)$")]
    private static partial Regex Databases();

    [GeneratedRegex("^([0-9]{3}) (.+)$")]
    private static partial Regex Title();

    [GeneratedRegex("^([A-Z]+) (/.*)$")]
    private static partial Regex RequestLine();

    [GeneratedRegex("^([A-Za-z-]+): ?(.*)$")]
    private static partial Regex Header();
}
