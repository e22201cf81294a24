using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Rest;

[Collection(ShopCollection.Name)]
public sealed class BulkTests(Shops shops)
{
    private const int Most = 10_000;

    [Theory, EverySetup]
    public async Task Ten_thousand_rows_come_back_in_their_order_with_keys_in_that_order(Setup setup)
    {
        var shop = shops[setup];
        var names = Enumerable.Range(0, Most).Select(i => $"{setup} {(i * 7919) % Most}").ToArray();
        var answer = await shop.PostAsync("/api/tags", Array(names.Select(static n => $$"""{"name":"{{n}}"}""")));
        Assert.True(answer.Status == HttpStatusCode.Created, Start(answer.Body));
        var rows = JsonNode.Parse(answer.Body)!["data"]!.AsArray();
        Assert.Equal(names, rows.Select(static r => r!["name"]!.GetValue<string>()));
        long[] keys = [.. rows.Select(static r => r!["id"]!.GetValue<long>())];
        Assert.Equal(keys.Order(), keys);
        Assert.Equal(Most, keys.Distinct().Count());

        var first = JsonNode.Parse((await shop.GetAsync($"/api/tags/{keys[0]}")).Body)!["data"]!["name"]!.GetValue<string>();
        Assert.Equal(names[0], first);
    }

    [Theory, EverySetup]
    public async Task An_array_is_few_statements(Setup setup)
    {
        var shop = shops[setup];
        var before = shop.Statements;
        var answer = await shop.PostAsync("/api/authors", Array(Enumerable.Range(0, 100).Select(static _ => """{"name":"many"}""")));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var perRow = setup.Database == Testing.DatabaseKind.Sqlite ? 100 : 1;
        Assert.InRange(shop.Statements - before, 1, perRow + 2);
    }

    [Theory, EverySetup]
    public async Task More_rows_than_allowed_are_413(Setup setup)
    {
        var answer = await shops[setup].PostAsync("/api/tags", Array(Enumerable.Repeat("{}", Most + 1)));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "body_too_large"), (answer.Status, answer.Code));
        Assert.Contains("10000", answer.Body, StringComparison.Ordinal);
    }

    [Theory, EverySetup]
    public async Task One_row_keeps_the_limit_of_one_row(Setup setup)
    {
        var answer = await shops[setup].PostAsync("/api/tags", $$"""{"name":"{{new string('x', 20_000)}}"}""");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "body_too_large"), (answer.Status, answer.Code));
    }

    [Theory, EverySetup]
    public async Task Hooks_run_for_every_row_and_their_refusals_are_told_together(Setup setup)
    {
        var shop = shops[setup];
        var name = $"{setup}"[..12];
        var created = await shop.PostAsync("/api/letters", $$"""[{"text":"  {{name}} 1 "},{"text":"{{name}} 2"}]""");
        Assert.True(created.Status == HttpStatusCode.Created, created.Body);
        Assert.Contains($"\"text\":\"{name} 1\"", created.Body, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(shop, "audits", $$$"""{"entry":{"_contains":"inserted {{{name}}}"}}"""));

        var refused = await shop.PostAsync("/api/letters", $$"""[{"text":"forbidden"},{"text":"{{name}} 3"},{"text":" forbidden"}]""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "[0].text:rejected [2].text:rejected"), (refused.Status, refused.Errors));
        Assert.Equal(0, await CountAsync(shop, "letters", $$"""{"text":"{{name}} 3"}"""));
        Assert.Equal(2, await CountAsync(shop, "audits", $$$"""{"entry":{"_contains":"inserted {{{name}}}"}}"""));

        var filter = $$$"""{"text":{"_contains":"{{{name}}}"}}""";
        var changed = await shop.PatchAsync($"/api/letters?filter={filter}", """{"priority":5}""");
        Assert.True(changed.Status == HttpStatusCode.OK, changed.Body);
        Assert.Equal(1, await CountAsync(shop, "audits", $$$"""{"entry":{"_contains":"{{{name}}} 1 became {{{name}}} 1"}}"""));
        var lower = await shop.PatchAsync($"/api/letters?filter={filter}", """{"priority":4}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lower.Status);
        Assert.Equal(HttpStatusCode.OK, (await shop.DeleteAsync($"/api/letters?filter={filter}")).Status);
        Assert.Equal(2, await CountAsync(shop, "audits", $$$"""{"entry":{"_contains":"deleted {{{name}}}"}}"""));
    }

    [Theory, EverySetup]
    public async Task More_rows_than_a_filter_may_change_are_409_and_none_changes(Setup setup)
    {
        var shop = shops[setup];
        var kind = $"kind {setup}";
        await shop.PostAsync("/api/tags", Array(Enumerable.Range(0, 1001).Select(i => $$"""{"name":"{{i}}","kind":"{{kind}}"}""")));
        foreach (var answer in new[]
        {
            await shop.DeleteAsync($$"""/api/tags?filter={"kind":"{{kind}}"}"""),
            await shop.PatchAsync($$"""/api/tags?filter={"kind":"{{kind}}"}""", """{"kind":"other"}"""),
        })
        {
            Assert.Equal((HttpStatusCode.Conflict, "too_many_rows"), (answer.Status, answer.Code));
            Assert.Contains("1001", answer.Body, StringComparison.Ordinal);
        }

        Assert.Equal(1001, await CountAsync(shop, "tags", $$"""{"kind":"{{kind}}"}"""));
        await shop.DeleteAsync($$"""/api/tags?filter={"kind":"{{kind}}","name":"7"}""");
        Assert.Equal(HttpStatusCode.OK, (await shop.DeleteAsync($$"""/api/tags?filter={"kind":"{{kind}}"}""")).Status);
    }

    [Theory, EverySetup]
    public async Task Upserts_that_race_make_one_row(Setup setup)
    {
        var shop = shops[setup];
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            shop.PostAsync("/api/authors?onConflict=email", $$"""{"name":"{{i}}","email":"race {{setup}}"}""")));
        Assert.Single(answers, static a => a.Status == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(static a => a.Status == HttpStatusCode.OK));
    }

    [Theory, EverySetup]
    public async Task Of_two_changes_of_one_state_one_is_made(Setup setup)
    {
        var shop = shops[setup];
        var path = await shop.CreateAsync("authors", """{"name":"state"}""");
        var tag = (await shop.PatchAsync(path, """{"name":"state 0"}""")).Message.Headers.ETag!.Tag;
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(i =>
            shop.SendAsync("PATCH", path, $$"""{"name":"state {{i}}"}""", headers: ("If-Match", tag))));
        Assert.Single(answers, static a => a.Status == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(static a => a.Status == HttpStatusCode.PreconditionFailed));
    }

    [Theory, EverySetup]
    public async Task A_transaction_takes_what_its_hooks_wrote_with_it(Setup setup)
    {
        var shop = shops[setup];
        var name = $"tx {setup}"[..10];
        var refused = await shop.PostAsync(
            "/api/transaction",
            $$$"""{"operations":[{"create":"letters","data":{"text":"{{{name}}} 1"}},{"create":"letters","data":{"text":"forbidden"}}]}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "operations[1].data.text:rejected"), (refused.Status, refused.Errors));
        Assert.Equal(0, await CountAsync(shop, "audits", $$$"""{"entry":{"_contains":"{{{name}}} 1"}}"""));
        var failed = await shop.PostAsync(
            "/api/transaction", $$$"""{"operations":[{"create":"letters","data":{"text":"{{{name}}} 1"}},{"create":"letters","data":{"text":"failing"}}]}""");
        Assert.Equal(HttpStatusCode.InternalServerError, failed.Status);
        Assert.Equal(0, await CountAsync(shop, "letters", $$$"""{"text":{"_contains":"{{{name}}}"}}"""));
    }

    private static string Array(IEnumerable<string> rows) => new StringBuilder("[").AppendJoin(',', rows).Append(']').ToString();

    private static string Start(string text) => text.Length <= 500 ? text : text[..500];

    private static async Task<int> CountAsync(Shop shop, string table, string filter) =>
        JsonNode.Parse((await shop.GetAsync($"/api/{table}?filter={Uri.EscapeDataString(filter)}&limit=1&meta=filterCount")).Body)!["meta"]!["filterCount"]!.GetValue<int>();
}
