using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Snapwright.Access;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Rest;

[Collection(ShopCollection.Name)]
public sealed class NestedWriteTests(Shops shops)
{
    [Theory, EverySetup]
    public async Task Hooks_run_for_nested_rows_in_the_same_transaction(Setup setup)
    {
        var shop = shops[setup];
        var path = await shop.CreateAsync("letters", """{"text":" outer ","replies":[{"text":" inner 1 "},{"text":" inner 2 ","replies":{"create":[{"text":"innermost"}]}}]}""");
        foreach (var text in (string[])["outer", "inner 1", "inner 2", "innermost"])
        {
            Assert.Equal(1, await CountAsync(shop, "audits", "entry", $"inserted {text}"));
        }

        var reply = (await shop.GetAsync($"{path}?fields=replies.id&deep={{\"replies\":{{\"sort\":\"id\"}}}}")).Data.GetProperty("replies")[0].GetProperty("id").GetInt32();
        var changed = await shop.PatchAsync(path, $$$"""{"replies":{"update":[{"id":{{{reply}}},"text":"inner 3"}]}}""");
        Assert.True(changed.Status == HttpStatusCode.OK, changed.Body);
        Assert.Equal(1, await CountAsync(shop, "audits", "entry", "inner 1 became inner 3"));
        await shop.PatchAsync(path, $$$"""{"text":"outer 2","replies":{"delete":[{{{reply}}}]}}""");
        Assert.Equal(1, await CountAsync(shop, "audits", "entry", "deleted inner 3"));
    }

    [Theory, EverySetup]
    public async Task A_nested_row_that_a_hook_refuses_is_told_with_its_path_and_leaves_nothing(Setup setup)
    {
        var shop = shops[setup];
        var refused = await shop.PostAsync("/api/letters", """{"text":"around","replies":{"create":[{"text":"fine"},{"text":"forbidden"}]}}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "replies.create[1].text:rejected"), (refused.Status, refused.Errors));
        Assert.Equal(0, await CountAsync(shop, "letters", "text", "around"));
        Assert.Equal(0, await CountAsync(shop, "letters", "text", "fine"));
        Assert.Equal(0, await CountAsync(shop, "audits", "entry", "inserted fine"));
    }

    [Theory, EverySetup]
    public async Task What_a_hook_sets_must_keep_the_rules(Setup setup)
    {
        var shop = shops[setup];
        Assert.Equal("priority:min", (await shop.PostAsync("/api/letters", """{"text":"below"}""")).Errors);
        Assert.Equal("replies[0].priority:min", (await shop.PostAsync("/api/letters", """{"text":"above","replies":[{"text":"below"}]}""")).Errors);
        Assert.Equal(0, await CountAsync(shop, "letters", "text", "above"));
    }

    [Theory, EverySetup]
    public async Task Typed_writes_must_keep_the_rules(Setup setup)
    {
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var refused = await Assert.ThrowsAsync<WriteRejectedException>(async () => await db.Letters.InsertAsync(new() { Text = "typed", Priority = -5 }));
        Assert.Equal([("priority", "min", "Not below zero.")], refused.Errors.Select(static e => (e.Field, e.Code, e.Message)));
        var letter = await db.Letters.InsertAsync(new() { Text = "typed", Priority = 5 });
        await Assert.ThrowsAsync<WriteRejectedException>(async () => await db.Letters.UpdateAsync(letter.Id, new() { Priority = -5 }));
    }

    [Theory, EverySetup]
    public async Task A_flat_body_is_still_one_statement(Setup setup)
    {
        var shop = shops[setup];
        var author = (await shop.CreateAsync("authors", """{"name":"flat"}""")).Split('/')[^1];
        var before = shop.Statements;
        await shop.CreateAsync("books", $$$"""{"title":"flat","author":{"id":{{{author}}}}}""");
        Assert.Equal(1, shop.Statements - before);
    }

    private static async Task<int> CountAsync(Shop shop, string table, string field, string text) =>
        (await shop.GetAsync($$"""/api/{{table}}?filter={"{{field}}":"{{text}}"}""")).Data.GetArrayLength();
}
