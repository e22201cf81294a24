using System.Text.Json;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Xunit;

namespace Snapwright.Model.Tests.Json;

public sealed class JsonFuzzTests
{
    private const string Alphabet = "{}[]\",:\\/truefalsn0123456789.-+eE \n\t\0\u0001é€\ud83d\ude00x_";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Mutated_text_is_judged_as_by_System_Text_Json(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var text = Mutate("""{"a":[1,-2.5e3,"x\n\u00e9",true,false,null,{"b":{}}],"c":"😀"}""", random, 1 + random.Next(4));
            var isValid = JsonText.TryParse(text, out var root, out var error);

            // Half a surrogate pair is the one thing that the other reader takes: it looks only when the string is asked for.
            if (error is null || !error.Message.Contains("surrogate", StringComparison.Ordinal))
            {
                Assert.True(isValid == IsValidElsewhere(text), $"{CanonicalJson.Write(text)}: {error?.Message}");
            }

            if (root is not null)
            {
                using var ours = JsonDocument.Parse(CanonicalJson.Write(root), Strict);
                using var theirs = JsonDocument.Parse(text, Strict);
                Assert.True(JsonElement.DeepEquals(ours.RootElement, theirs.RootElement), text);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_mutated_snapshot_never_throws_and_faults_lie_in_the_text(int seed)
    {
        var random = new Random(seed);
        var original = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Snapshots", "everything.json"));
        for (var i = 0; i < 20; i++)
        {
            var text = Mutate(original, random, 1 + random.Next(20));
            var resolution = ModelResolver.Resolve([SnapshotReader.Read("s.json", text), SnapshotReader.ReadExport("e.json", text)]);
            foreach (var diagnostic in resolution.Diagnostics)
            {
                Assert.InRange(diagnostic.Position.Offset + diagnostic.Position.Length, 0, text.Length);
                Assert.Contains(DiagnosticCatalog.All, rule => rule.Id == diagnostic.Id);
            }
        }
    }

    private static bool IsValidElsewhere(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return false;
        }
    }

    private static string Mutate(string text, Random random, int changes)
    {
        for (var i = 0; i < changes && text.Length > 0; i++)
        {
            var at = random.Next(text.Length);
            var c = Alphabet[random.Next(Alphabet.Length)];
            text = random.Next(4) switch
            {
                0 => text.Remove(at, Math.Min(text.Length - at, 1 + random.Next(3))),
                1 => text.Insert(at, $"{c}"),
                2 => string.Concat(text.AsSpan(0, at), text.AsSpan(random.Next(text.Length))),
                _ => text.Remove(at, 1).Insert(at, $"{c}"),
            };
        }

        return text;
    }
}
