using System.Net;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Rest;

[Collection(ShopCollection.Name)]
public sealed class HookTests(Shops shops)
{
    [Theory, EverySetup]
    public async Task Hooks_run_around_every_write_in_its_transaction(Setup setup)
    {
        var shop = shops[setup];
        var created = await shop.PostAsync("/api/letters", """{"text":"  walk  "}""");
        Assert.True(created.Status == HttpStatusCode.Created, created.Body);
        Assert.Contains("\"text\":\"walk\",\"priority\":1", created.Body, StringComparison.Ordinal);
        var path = created.Message.Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.OK, (await shop.PatchAsync(path, """{"text":"run"}""")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await shop.DeleteAsync(path)).Status);
        Assert.Equal(1, await AuditsAsync(shop, "inserted walk"));
        Assert.Equal(1, await AuditsAsync(shop, "walk became run"));
        Assert.Equal(1, await AuditsAsync(shop, "deleted run"));
    }

    [Theory, EverySetup]
    public async Task A_rejected_write_is_422_and_leaves_nothing(Setup setup)
    {
        var shop = shops[setup];
        var refused = await shop.PostAsync("/api/letters", """{"text":"forbidden"}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid_body", "text:rejected"), (refused.Status, refused.Code, refused.Errors));
        Assert.Equal("""{"data":[]}""", (await shop.GetAsync("""/api/letters?filter={"text":"forbidden"}""")).Body);

        var path = await shop.CreateAsync("letters", """{"text":"important","priority":9}""");
        Assert.Equal("priority:rejected", (await shop.PatchAsync(path, """{"priority":8}""")).Errors);
        Assert.Equal("priority:rejected", (await shop.DeleteAsync(path)).Errors);
        Assert.Equal(9, (await shop.GetAsync(path)).Data.GetProperty("priority").GetInt32());
        Assert.Equal("not_found", (await shop.PatchAsync("/api/letters/987654", """{"priority":8}""")).Code);
    }

    [Theory, EverySetup]
    public async Task A_hook_that_throws_rolls_back_and_tells_nothing(Setup setup)
    {
        var shop = shops[setup];
        var failed = await shop.PostAsync("/api/letters", """{"text":"failing"}""");
        Assert.Equal((HttpStatusCode.InternalServerError, "internal_error"), (failed.Status, failed.Code));
        Assert.DoesNotContain("secret", failed.Body, StringComparison.Ordinal);
        Assert.NotEmpty(failed.Json.GetProperty("traceId").GetString()!);
        Assert.Equal("""{"data":[]}""", (await shop.GetAsync("""/api/letters?filter={"text":"failing"}""")).Body);
        Assert.Equal(0, await AuditsAsync(shop, "inserted failing"));
    }

    private static async Task<int> AuditsAsync(Shop shop, string entry) =>
        (await shop.GetAsync($$"""/api/audits?filter={"entry":"{{entry}}"}""")).Data.GetArrayLength();
}
