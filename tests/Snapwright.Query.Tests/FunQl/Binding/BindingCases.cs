using System.Runtime.CompilerServices;
using System.Text;

namespace Snapwright.Query.Tests.FunQl.Binding;

/// <summary>
/// Cases in text files: <c>=== title</c>, the text (<c>schema: name</c> and <c>anonymous</c> before it set where it stands), then lines that begin with
/// <c>&gt; </c>: what comes of it. With <c>SNAPWRIGHT_WRITE_CASES</c> set, what comes is written into the files, to be read before it is kept.
/// </summary>
internal static class BindingCases
{
    private const string Mark = "=== ";
    private const string Result = "> ";

    public static bool IsWriting => Environment.GetEnvironmentVariable("SNAPWRIGHT_WRITE_CASES") is { Length: > 0 };

    public static IEnumerable<BindingCase> Read() => Directory.GetFiles(Folder(), "*.txt").Order(StringComparer.Ordinal).SelectMany(Read);

    public static void Write(Func<BindingCase, string> result)
    {
        foreach (var file in Directory.GetFiles(Folder(), "*.txt"))
        {
            var text = new StringBuilder();
            foreach (var item in Read(file))
            {
                text.Append(Mark).Append(item.Title).Append('\n').Append(item.Head).Append(item.Text).Append('\n');
                text.Append(string.Concat(result(item).Split('\n').Select(static l => Result + l + "\n"))).Append('\n');
            }

            File.WriteAllText(file, text.ToString().TrimEnd('\n') + "\n");
        }
    }

    private static IEnumerable<BindingCase> Read(string file)
    {
        foreach (var part in File.ReadAllText(file).Replace("\r", "", StringComparison.Ordinal).Split("\n" + Mark).Select(static (p, i) => i == 0 ? p[Mark.Length..] : p))
        {
            var lines = part.Split('\n');
            var body = lines.Skip(1).ToList();
            var schema = body[0].StartsWith("schema: ", StringComparison.Ordinal) ? body[0]["schema: ".Length..] : "public";
            var isAnonymous = body[0] == "anonymous";
            var head = isAnonymous || schema != "public" ? body[0] + "\n" : "";
            var text = string.Join("\n", body.Skip(head.Length > 0 ? 1 : 0).TakeWhile(static l => !l.StartsWith(Result, StringComparison.Ordinal))).TrimEnd('\n');
            var expected = string.Join("\n", body.Where(static l => l.StartsWith(Result, StringComparison.Ordinal)).Select(static l => l[Result.Length..]));
            yield return new(lines[0], head, schema, isAnonymous, text, expected);
        }
    }

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Cases");
}

/// <summary>A case.</summary>
internal sealed record BindingCase(string Title, string Head, string Schema, bool IsAnonymous, string Text, string Expected);
