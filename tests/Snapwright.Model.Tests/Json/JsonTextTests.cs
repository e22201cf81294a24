using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Xunit;

namespace Snapwright.Model.Tests.Json;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("-0.0e+10")]
    [InlineData("123456789012345678901234567890.10")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""[1,[2,[]],{"a":[{}]},"x"]""")]
    [InlineData("""{"a":{"b":{"c":null}},"":"","á€😀":1}""")]
    [InlineData("""["\"\\\b\f\n\r\t"]""")]
    public void Valid_text_is_read_and_written_as_it_was(string text)
    {
        Assert.True(JsonText.TryParse(" \r\n\t" + text + "\n", out var root, out _));
        Assert.Equal(text, CanonicalJson.Write(root));
    }

    [Theory]
    [InlineData("""
        "\u0041\/\ud83d\ude00\u0000"
        """, "A/😀\0")]
    [InlineData("""
        "plain"
        """, "plain")]
    public void Escapes_are_resolved(string text, string value)
    {
        Assert.True(JsonText.TryParse(text, out var root, out _));
        Assert.Equal(value, Assert.IsType<JsonString>(root).Value);
        Assert.Equal((0, text.Length), (root.Offset, root.Length));
    }

    [Fact]
    public void Strings_are_written_with_the_fewest_escapes() =>
        Assert.Equal("\"<é\u2028\u007f>\\u0001\\\"\"", CanonicalJson.Write("<é\u2028\u007f>\u0001\""));

    [Theory]
    [InlineData("", 1, 1, "$", "expected a value, found the end of the text")]
    [InlineData("{", 1, 2, "$", "expected a property name in double quotes, found the end of the text")]
    [InlineData("[1,\n 2", 2, 3, "$[2]", "expected ',' or ']', found the end of the text")]
    [InlineData("{\"a\":\r\n tru}", 2, 2, "$.a", "expected a value, found 'tru'")]
    [InlineData("{\"a\" 1}", 1, 6, "$.a", "expected ':' after the property name, found '1'")]
    [InlineData("{'a':1}", 1, 2, "$", "expected a property name in double quotes, found '''")]
    [InlineData("[1,]", 1, 3, "$[1]", "expected an item after ',', found ']'")]
    [InlineData("{\"a\":1,}", 1, 7, "$", "expected a property after ',', found '}'")]
    [InlineData("[\"a\" \"b\"]", 1, 6, "$[1]", "expected ',' or ']', found '\"'")]
    [InlineData("[\"abc\n\"]", 1, 2, "$[0]", "the string has no closing quote on its line")]
    [InlineData("[\"a\tb\"]", 1, 4, "$[0]", "the control character U+0009 must be written as an escape")]
    [InlineData("[\"\\x\"]", 1, 3, "$[0]", "expected one of \\\" \\\\")]
    [InlineData("[\"\\u12g4\"]", 1, 3, "$[0]", "expected one of \\\" \\\\")]
    [InlineData("[\"\\ud800\"]", 1, 3, "$[0]", "U+D800 is half of a surrogate pair")]
    [InlineData("[\"\\udc00\"]", 1, 3, "$[0]", "U+DC00 is half of a surrogate pair")]
    [InlineData("[01]", 1, 2, "$[0]", "'01' is not a number")]
    [InlineData("[1.]", 1, 2, "$[0]", "'1.' is not a number")]
    [InlineData("[-]", 1, 2, "$[0]", "'-' is not a number")]
    [InlineData("[1e+]", 1, 2, "$[0]", "'1e+' is not a number")]
    [InlineData("[+1]", 1, 2, "$[0]", "expected a value, found '+'")]
    [InlineData("[NaN]", 1, 2, "$[0]", "expected a value, found 'NaN'")]
    [InlineData("{} {}", 1, 4, "$", "expected the end of the text, found '{'")]
    [InlineData("// x\n{}", 1, 1, "$", "JSON has no comments")]
    [InlineData("{ /* x */ }", 1, 3, "$", "JSON has no comments")]
    [InlineData("{\"a\":[[1],{\"b c\":[2,{\"d\":x}]}]}", 1, 26, "$.a[1][\"b c\"][1].d", "expected a value, found 'x'")]
    public void Invalid_text_is_told_with_its_place(string text, int line, int column, string path, string message)
    {
        var diagnostic = JsonText.Parse("f.json", text).Diagnostics[0];

        Assert.Equal(DiagnosticCatalog.JsonSyntax.Id, diagnostic.Id);
        Assert.Equal(("f.json", line, column, path), (diagnostic.Position.File, diagnostic.Position.Line, diagnostic.Position.Column, diagnostic.Position.JsonPath));
        Assert.StartsWith("Malformed JSON: " + message, diagnostic.Message, StringComparison.Ordinal);
        Assert.False(JsonText.TryParse(text, out _, out var error));
        Assert.Equal(diagnostic.Message, error.Message);
    }

    [Fact]
    public void A_lone_surrogate_in_the_text_is_refused()
    {
        Assert.False(JsonText.TryParse("[\"" + '\ud800' + "x\"]", out _, out var error));
        Assert.Equal(2, error.Offset);
        Assert.False(JsonText.TryParse("[\"x" + '\udc00' + "\"]", out _, out error));
        Assert.Equal(3, error.Offset);
    }

    [Fact]
    public void What_follows_a_forgotten_comma_is_read()
    {
        var reading = JsonText.Parse("f.json", """{"a": 1 "b": [true false], "c": [{} {}]}""");

        Assert.Equal(2, reading.Diagnostics.Count);
        Assert.Null(reading.Root);
        reading = JsonText.Parse("f.json", """{"a": 1 "c": [{} {},], "d": tru}""");
        Assert.Equal([9, 18, 20, 29], reading.Diagnostics.Select(static d => d.Position.Column));
        Assert.Equal("""{"a":1,"c":[{},{}],"d":null}""", CanonicalJson.Write(reading.Root!));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    public void A_key_that_is_there_twice_is_an_error_and_the_first_counts(int keys)
    {
        var text = "{" + string.Join(",", Enumerable.Range(0, keys).Select(static i => $"\"k{i}\":{i}")) + ",\n\"k1\":true}";

        var reading = JsonText.Parse("f.json", text);

        var diagnostic = Assert.Single(reading.Diagnostics);
        Assert.Equal((DiagnosticCatalog.JsonDuplicateKey.Id, 2, 1), (diagnostic.Id, diagnostic.Position.Line, diagnostic.Position.Column));
        Assert.Equal("1", Assert.IsType<JsonNumber>(Assert.IsType<JsonObject>(reading.Root).Find("k1")!.Value).RawText);
    }

    [Fact]
    public void Sixty_four_levels_are_read_and_no_more()
    {
        Assert.True(JsonText.TryParse(new string('[', 64) + new string(']', 64), out _, out _));
        Assert.False(JsonText.TryParse(new string('[', 65) + new string(']', 65), out _, out var error));
        Assert.Equal((DiagnosticCatalog.JsonTooDeep.Id, 64), (error.Rule.Id, error.Offset));
        Assert.False(JsonText.TryParse(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), out _, out error));
        Assert.Equal(DiagnosticCatalog.JsonTooDeep.Id, error.Rule.Id);
    }

    [Fact]
    public void At_most_twenty_faults_are_told() =>
        Assert.Equal(20, JsonText.Parse("f.json", "[" + string.Join(",", Enumerable.Repeat("x", 100)) + "]").Diagnostics.Count);

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        Assert.True(JsonText.TryParse("\uFEFF{}", out var root, out _));
        Assert.Equal(1, root.Offset);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(2, 2, 1)]
    [InlineData(5, 3, 1)]
    [InlineData(7, 4, 1)]
    [InlineData(8, 4, 2)]
    public void Lines_end_with_any_of_the_three(int offset, int line, int column) =>
        Assert.Equal((line, column), new LineMap("a\nb\r\nc\rd").Find(offset));

    [Theory]
    [InlineData("books", "$.books")]
    [InlineData("columns", "$.books.columns")]
    [InlineData("isbn", "$.books.columns[1].name")]
    [InlineData("odd key", "$.books[\"odd key\"]")]
    [InlineData("{", "$")]
    public void Paths_name_the_place(string at, string path)
    {
        const string Text = """{ "books": {"columns": [{"name": "id"}, {"name": "isbn"}], "odd key": 1} }""";
        Assert.True(JsonText.TryParse(Text, out var root, out _));

        Assert.Equal(path, JsonPath.To(root, Text.IndexOf(at, StringComparison.Ordinal)));
    }
}
