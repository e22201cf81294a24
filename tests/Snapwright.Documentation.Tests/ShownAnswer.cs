using System.Text.Json;
using System.Text.Json.Nodes;

namespace Snapwright.Documentation.Tests;

/// <summary>The block behind a request: what the page says that it answers.</summary>
internal static class ShownAnswer
{
    /// <summary>Compares JSON by names, order and values, where <c>"..."</c> stands for whatever comes there; other text as it is.</summary>
    /// <param name="shown">The block behind the request.</param>
    /// <param name="answer">What the request answered.</param>
    /// <param name="page">The page, for the message.</param>
    public static void AssertIs(CodeBlock shown, string answer, string page)
    {
        Assert.True(shown.Language is "json" or "csv" or "text", $"{page}({shown.Line}): the request above is not followed by its answer.");
        if (shown.Language != "json")
        {
            Assert.Equal(shown.Text, answer.ReplaceLineEndings("\n").TrimEnd('\n'));
            return;
        }

        Assert.True(
            Matches(JsonNode.Parse(shown.Text), JsonNode.Parse(answer)),
            $"{page}({shown.Line}): the answer is\n{JsonSerializer.Serialize(JsonNode.Parse(answer))}\ninstead of\n{shown.Text}");
    }

    private static bool Matches(JsonNode? shown, JsonNode? found) => (shown, found) switch
    {
        (JsonValue text, _) when text.ToJsonString() == "\"...\"" => true,
        (JsonObject a, JsonObject b) => a.Select(static p => p.Key).SequenceEqual(b.Select(static p => p.Key)) && a.All(p => Matches(p.Value, b[p.Key])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(static p => Matches(p.First, p.Second)),
        _ => shown?.ToJsonString() == found?.ToJsonString(),
    };
}
