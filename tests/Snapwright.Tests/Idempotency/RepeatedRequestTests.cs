using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Snapwright.Data.Databases;
using Snapwright.Idempotency;
using Snapwright.Tests.Hosts;
using Snapwright.Writes;

namespace Snapwright.Tests.Idempotency;

[Collection(ShopCollection.Name)]
public sealed class RepeatedRequestTests(Shops shops)
{
    [Theory, EverySetup]
    public async Task After_a_crash_between_commit_and_answer_the_answer_is_there(Setup setup)
    {
        var shop = shops[setup];
        var body = $$"""{"name":"crash","email":"crash {{setup}}"}""";
        shop.FailAfterNextCommit();
        var lost = await PostAsync(shop, "/api/authors", body, "crash");
        Assert.Equal(HttpStatusCode.InternalServerError, lost.Status);

        var answer = await PostAsync(shop, "/api/authors", body, "crash");
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Body);
        Assert.Equal("true", answer.Message.Headers.GetValues("Idempotency-Replayed").Single());
        var path = answer.Message.Headers.Location!.ToString();
        Assert.Equal(answer.Body, (await shop.GetAsync(path)).Body);
        Assert.Equal(1, await CountAsync(shop, $"crash {setup}"));
    }

    [Theory, EverySetup]
    public async Task Requests_of_one_key_at_the_same_time_make_one_row(Setup setup)
    {
        var shop = shops[setup];
        var body = $$"""{"name":"{{setup}}","mentor":null}""";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(shop, "/api/authors", body, "same time")));
        Assert.All(answers, static a => Assert.Equal(HttpStatusCode.Created, a.Status));
        Assert.Single(answers.Select(static a => a.Body).Distinct());
        Assert.Single(answers, static a => !a.Message.Headers.Contains("Idempotency-Replayed"));
    }

    [Theory, EverySetup]
    public async Task A_key_that_is_too_old_is_free_again_and_its_answer_is_deleted(Setup setup)
    {
        var database = shops[setup].Services.GetRequiredService<Database>();
        var clock = new SetClock();
        var store = new IdempotencyStore(database.Dialect, clock, TimeSpan.FromHours(24));
        var first = IdempotentRequest.Of("a", "POST", "/x", $"{setup} 1", "", "body"u8);
        var second = IdempotentRequest.Of("a", "POST", "/x", $"{setup} 2", "", "body"u8);
        using var answer = new WriteAnswer { Status = 201 };
        await using var session = await database.OpenWriteAsync(CancellationToken.None);
        foreach (var request in new[] { first, second })
        {
            await session.BeginAsync(CancellationToken.None);
            Assert.False((await store.FindAsync(session, request, answer, CancellationToken.None)).IsKnown);
            Assert.Null(await store.ClaimAsync(session, request, CancellationToken.None));
            await store.CompleteAsync(session, request, answer, CancellationToken.None);
            await session.CommitAsync(CancellationToken.None);
        }

        clock.Now += TimeSpan.FromHours(23);
        Assert.True((await store.FindAsync(session, first, answer, CancellationToken.None)).IsKnown);
        clock.Now += TimeSpan.FromHours(1);
        Assert.False((await store.FindAsync(session, first, answer, CancellationToken.None)).IsKnown);

        // Nobody asked for the second: it went with the cleaning.
        clock.Now -= TimeSpan.FromHours(1);
        Assert.False((await store.FindAsync(session, second, answer, CancellationToken.None)).IsKnown);
    }

    [Fact]
    public void Keys_are_printable_and_not_too_long()
    {
        Assert.True(IdempotentRequest.IsKey("a b~"));
        Assert.True(IdempotentRequest.IsKey(new string('k', 255)));
        Assert.False(IdempotentRequest.IsKey(""));
        Assert.False(IdempotentRequest.IsKey(new string('k', 256)));
        Assert.False(IdempotentRequest.IsKey("a\u0001"));
        Assert.False(IdempotentRequest.IsKey("é"));
    }

    private static Task<Answer> PostAsync(Shop shop, string path, string body, string key) =>
        shop.SendAsync("POST", path, body, headers: ("Idempotency-Key", key));

    private static async Task<int> CountAsync(Shop shop, string email)
    {
        var answer = await shop.GetAsync($$"""/api/authors?filter={"email":"{{email}}"}&fields=id""");
        return answer.Body.Split("\"id\"").Length - 1;
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
