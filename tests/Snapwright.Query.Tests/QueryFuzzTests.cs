using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Snapwright.Model.Json;
using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Rest;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Tests;

/// <summary>Whatever a client sends, the readers answer: with a request that can be planned and written, or with errors. They never throw.</summary>
public sealed class QueryFuzzTests
{
    private const int Cases = 3000;
    private const string SeedVariable = "SNAPWRIGHT_FUZZ_SEED";

    private static readonly string[] Words =
    [
        "filter", "sort", "fields", "deep", "limit", "page", "meta", "groupBy", "aggregate", "price", "pages", "title", "author", "reviews", "genres", "details", "tags", "scores", "id", "name",
        "_and", "_or", "_not", "_some", "_every", "_none", "_count", "_eq", "_neq", "_gt", "_between", "_in", "_nin", "_contains", "_starts_with", "_ieq", "_regex", "_json", "_has", "_has_all", "_length",
        "_is_null", "$.a[0]", "$", "$[\"x\"]", "null", "true", "1", "-1", "1e999", "99999999999999999999", "0.1", "(a|b){2}", "[^a]*", "^$", ":nulls_first", "_count(reviews)", "_max(reviews.rating)", "author.name",
        "[", "]", "[]", "[0]", "[1]", "{", "}", "\"", ":", ",", ".", "(", ")", "-", "*", "\\", "\u0000", "\ud800", "😀", "é", "\u202e", "%", "'", " ", "",
    ];

    private static readonly string[] Valid =
    [
        """{"filter":{"price":{"_gte":5,"_between":[1,2.5]},"author":{"name":{"_contains":"le"}}},"sort":["-price","author.name:nulls_first"],"limit":5,"page":2}""",
        """{"filter":{"_or":[{"pages":{"_in":[1,2,3]}},{"_not":{"reviews":{"_every":{"rating":{"_gt":3}}}}}]},"sort":"-_count(reviews)"}""",
        """{"filter":{"details":{"_json":{"$.a[0][\"b c\"]":{"_eq":"x"},"$.n":{"_between":[1,2]}}},"title":{"_regex":"^[a-z]+(x|y){1,3}$"}}}""",
        """{"filter":{"tags":{"_has_all":["a","b"],"_length":{"_gt":1}},"reviews":{"_count":{"_gte":5}},"scores":{"_eq":[1,2]}}}""",
        """{"fields":["title","author.name","reviews.*"],"deep":{"reviews":{"filter":{"rating":1},"sort":"-rating","limit":5,"page":2,"deep":{}}},"meta":"*"}""",
        """{"groupBy":["author"],"aggregate":"count","filter":{"published":{"_lt":"2020-01-01"},"language":"en"}}""",
    ];

    [Fact]
    public void Parameters_of_any_text_are_answered() => Run(
        from parameters in Gen.ListOf(from name in Text(6) from value in Text(12) select KeyValuePair.Create(name, value))
        select (Action)(() => Check(new RestQueryReader(Library.Model, new()).ReadList(Library.Books, [.. parameters]))));

    [Fact]
    public void Parameters_with_brackets_of_any_kind_are_answered() => Run(
        from parameters in Gen.ListOf(
            from option in Gen.Elements(Words.Take(9))
            from steps in Gen.ListOf(Gen.Elements(Words))
            from value in Text(4)
            select KeyValuePair.Create(option + string.Concat(steps.Take(6).Select(static s => $"[{s}]")), value))
        select (Action)(() => Check(new RestQueryReader(Library.Model, new()).ReadList(Library.Books, [.. parameters]))));

    [Fact]
    public void Bodies_that_were_valid_once_are_answered() => Run(
        from valid in Gen.Elements(Valid)
        from cuts in Gen.ListOf(from at in Gen.Choose(0, 500) from length in Gen.Choose(0, 8) from word in Gen.Elements(Words) select (at, length, word))
        select (Action)(() => CheckBody(cuts.Take(4).Aggregate(valid, Mutate))));

    [Fact]
    public void Trees_of_any_words_are_answered() => Run(
        from tree in Tree(6)
        select (Action)(() => CheckBody($$"""{"filter":{{tree}}}""")));

    private static void Run(Gen<Action> cases)
    {
        var given = Environment.GetEnvironmentVariable(SeedVariable);
        var seed = given is null ? (ulong)Random.Shared.NextInt64() : ulong.Parse(given, CultureInfo.InvariantCulture);
        var config = Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(new Replay(new Rnd(seed), FSharpOption<int>.None));
        try
        {
            FsCheck.Check.One(config, Prop.ForAll(Arb.ToArbitrary(cases), static c => c()));
        }
        catch (Exception e)
        {
            Assert.Fail($"To repeat it: {SeedVariable}={seed}\n{e.Message}\n{e.InnerException}");
        }
    }

    private static Gen<string> Text(int most) =>
        Gen.Choose(0, most).SelectMany(static n => Gen.ListOf(Gen.Elements(Words), n)).Select(static words => string.Concat(words));

    private static Gen<string> Tree(int depth)
    {
        var leaf = Gen.Elements("null", "true", "false", "1", "-2.5", "1e400", "\"x\"", "\"1,2\"", "\"\"", "[]", "{}", "\"2020-01-01\"", "\"(a\"", "[1,2]", "[\"a\",1]");
        if (depth == 0)
        {
            return leaf;
        }

        var names = Gen.Elements(Words.Where(static w => w.Length > 1 && !w.Contains('\ud800', StringComparison.Ordinal)));
        var json =
            from count in Gen.Choose(0, 3)
            from properties in Gen.ListOf(from name in names from value in Tree(depth - 1) select (name, value), count)
            select $"{{{string.Join(',', properties.DistinctBy(static p => p.name).Select(static p => $"{CanonicalJson.Write(p.name)}:{p.value}"))}}}";
        var array =
            from count in Gen.Choose(0, 3)
            from items in Gen.ListOf(Tree(depth - 1), count)
            select $"[{string.Join(',', items)}]";
        return Gen.Frequency((2, leaf), (5, json), (1, array));
    }

    private static string Mutate(string text, (int At, int Length, string Word) cut)
    {
        var at = Math.Min(cut.At, text.Length);
        return text[..at] + cut.Word + text[Math.Min(text.Length, at + cut.Length)..];
    }

    private static void CheckBody(string body)
    {
        if (JsonText.TryParse(body, out var options, out _))
        {
            Check(new RestQueryReader(Library.Model, new()).ReadList(Library.Books, options));
        }
    }

    private static void Check(RestQuery query)
    {
        if (query.Request is not { } request)
        {
            Assert.NotEmpty(query.Errors);
            return;
        }

        Assert.Empty(query.Errors);
        var plan = new Planner(Library.Model).PlanRead(request, Caller.Anonymous);
        var shape = RequestShape.Of(request, Caller.Anonymous);
        foreach (var dialect in new Dialect[] { SqliteDialect.Instance, PostgreSqlDialect.Instance, MySqlDialect.Instance })
        {
            Assert.Equal(shape.Values.Length, dialect.Write(plan.Query).Parameters.Count);
        }
    }
}
