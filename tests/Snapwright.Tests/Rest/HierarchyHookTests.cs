using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Rest;

/// <summary>Hooks where tables inherit: things > bags, boxes > gifts, of which boxes and gifts have hooks.</summary>
[Collection(ShopCollection.Name)]
public sealed class HierarchyHookTests(Shops shops)
{
    [Theory, EverySetup]
    public async Task The_hooks_of_a_row_are_those_of_its_table_and_of_its_parents_whatever_table_is_named(Setup setup)
    {
        var shop = shops[setup];
        var gift = await shop.CreateAsync("gifts", """{"name":"  cup "}""");
        var id = gift.Split('/')[^1];
        Assert.Equal(("cup", "for cup"), await GiftAsync(shop, id));

        var written = await shop.PatchAsync($"/api/things/{id}", """{"name":"mug"}""");
        Assert.True(written.Status == HttpStatusCode.OK, written.Body);
        Assert.Equal("mug", written.Data.GetProperty("name").GetString());
        Assert.False(written.Data.TryGetProperty("note", out _));
        Assert.Equal(("mug", "now mug"), await GiftAsync(shop, id));
        Assert.Equal(["box cup became mug", "gift cup: for cup, now mug"], await AuditsAsync(shop, "cup"));

        Assert.Equal(HttpStatusCode.OK, (await shop.PatchAsync($"/api/boxes/{id}", """{"name":"pot","size":3}""")).Status);
        Assert.Equal(("pot", "now pot"), await GiftAsync(shop, id));
        Assert.Equal("name:rejected", (await shop.PatchAsync($"/api/things/{id}", """{"name":"taken"}""")).Errors);
        Assert.Equal("name:rejected", (await shop.PatchAsync(gift, """{"name":"taken"}""")).Errors);

        Assert.Equal(HttpStatusCode.OK, (await shop.PatchAsync($"/api/things/{id}?fields=id", """{"weight":9}""")).Status);
        Assert.Equal("weight:rejected", (await shop.DeleteAsync($"/api/things/{id}")).Errors);
        Assert.Equal(HttpStatusCode.OK, (await shop.PatchAsync($"/api/things/{id}", """{"weight":8,"name":"jar"}""")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await shop.DeleteAsync($"/api/things/{id}")).Status);
        Assert.Equal(["gift jar is gone"], await AuditsAsync(shop, "jar is gone"));
        Assert.Equal("not_found", (await shop.PatchAsync($"/api/things/{id}", """{"name":"x"}""")).Code);
        Assert.Equal("not_found", (await shop.DeleteAsync($"/api/things/{id}")).Code);
    }

    [Theory, EverySetup]
    public async Task They_run_for_writes_of_many_rows_through_a_parent_too(Setup setup)
    {
        var shop = shops[setup];
        var gift = (await shop.CreateAsync("gifts", """{"name":"many"}""")).Split('/')[^1];
        var bag = (await shop.CreateAsync("bags", """{"name":"many"}""")).Split('/')[^1];

        var byFilter = await shop.PatchAsync("""/api/things?filter={"name":"many"}&fields=name,sub_entity""", """{"name":"several"}""");
        Assert.Equal("""{"data":[{"name":"several","sub_entity":"gifts"},{"name":"several","sub_entity":"bags"}],"meta":{"affected":2}}""", byFilter.Body);
        Assert.Equal(("several", "now several"), await GiftAsync(shop, gift));

        var byArray = await shop.PatchAsync("/api/things", $$"""[{"id":{{gift}},"name":"a few"},{"id":{{bag}},"name":"a few"}]""");
        Assert.True(byArray.Status == HttpStatusCode.OK, byArray.Body);
        Assert.Equal(("a few", "now a few"), await GiftAsync(shop, gift));

        var byCommand = await shop.PostAsync("/api/views/rename_things", """{"arguments":{"from":"a few","to":"lots"}}""");
        Assert.Equal($$$"""{"data":[{"id":{{{gift}}},"name":"lots","sub_entity":"gifts"},{"id":{{{bag}}},"name":"lots","sub_entity":"bags"}],"meta":{"affected":2}}""", byCommand.Body);
        Assert.Equal(("lots", "now lots"), await GiftAsync(shop, gift));
        Assert.Equal($"[{gift}].name:rejected", (await shop.PostAsync("/api/views/rename_things", """{"arguments":{"from":"lots","to":"taken"}}""")).Errors);

        var inTransaction = await shop.PostAsync("/api/transaction", $$$"""{"operations":[{"update":"things","id":{{{gift}}},"data":{"name":"plenty"}},{"update":"things","id":{{{bag}}},"data":{"name":"plenty"}}]}""");
        Assert.True(inTransaction.Status == HttpStatusCode.OK, inTransaction.Body);
        Assert.Equal(("plenty", "now plenty"), await GiftAsync(shop, gift));

        var nested = await shop.PatchAsync($"/api/things/{bag}", $$$"""{"contents":{"connect":[{"id":{{{gift}}}}],"create":[{"name":"within"}]}}""");
        Assert.True(nested.Status == HttpStatusCode.OK, nested.Body);
        var within = await shop.PatchAsync($"/api/things/{gift}", """{"name":"outer","contents":{"create":[{"name":"inner"}]}}""");
        Assert.True(within.Status == HttpStatusCode.OK, within.Body);
        Assert.Equal(("outer", "now outer"), await GiftAsync(shop, gift));
        Assert.Equal("inner", (await shop.GetAsync($"/api/things/{gift}?fields=contents.name")).Data.GetProperty("contents")[0].GetProperty("name").GetString());

        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        Assert.Equal("typed", (await db.Things.UpdateAsync(int.Parse(gift, CultureInfo.InvariantCulture), new() { Name = "typed" }))!.Name);
        Assert.Equal(("typed", "now typed"), await GiftAsync(shop, gift));

        var deleted = await shop.DeleteAsync("""/api/things?filter={"name":{"_in":["typed","inner"]}}""");
        Assert.True(deleted.Status == HttpStatusCode.OK, deleted.Body);
        Assert.Equal(["gift typed is gone"], await AuditsAsync(shop, "typed is gone"));
    }

    [Theory, EverySetup]
    public async Task What_has_no_hooks_costs_no_further_statement(Setup setup)
    {
        var shop = shops[setup];
        Assert.Equal(1, await CostAsync(shop, "POST", "/api/things", """{"name":"plain"}"""));
        Assert.Equal(1, await CostAsync(shop, "POST", "/api/bags", """{"name":"plain"}"""));
        var bag = await shop.CreateAsync("bags", """{"name":"plain"}""");
        Assert.Equal(1, await CostAsync(shop, "PATCH", bag, """{"weight":1}"""));
        Assert.Equal(1, await CostAsync(shop, "DELETE", bag, null));
    }

    private static async Task<int> CostAsync(Shop shop, string method, string path, string? body)
    {
        var before = shop.Statements;
        var answer = await shop.SendAsync(method, path, body);
        Assert.True((int)answer.Status < 300, answer.Body);
        return shop.Statements - before;
    }

    private static async Task<(string? Name, string? Note)> GiftAsync(Shop shop, string id)
    {
        var gift = (await shop.GetAsync($"/api/gifts/{id}")).Data;
        return (gift.GetProperty("name").GetString(), gift.GetProperty("note").GetString());
    }

    private static async Task<List<string>> AuditsAsync(Shop shop, string word) =>
        [.. (await shop.GetAsync($$$"""/api/audits?filter={"entry":{"_contains":"{{{word}}}"}}&sort=id""")).Data.EnumerateArray().Select(static a => a.GetProperty("entry").GetString()!)];
}
