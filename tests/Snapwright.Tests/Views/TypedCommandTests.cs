using Microsoft.Extensions.DependencyInjection;
using Snapwright.Access;
using Snapwright.Data.Faults;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Views;

[Collection(ShopCollection.Name)]
public sealed class TypedCommandTests(Shops shops)
{
    [Theory, EverySetup]
    public async Task A_command_is_a_method_that_yields_what_it_has_written(Setup setup)
    {
        var author = await shops[setup].StockAsync("command writer");
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var views = scope.ServiceProvider.GetRequiredService<DbViews>();

        var rows = await views.RepriceBooks(author, 0.256m, BookStatus.Gone);

        Assert.Equal([("alpha", 1.26m), ("beta", 2.76m), ("gamma", 10.26m)], rows.Select(static r => (r.Title, r.Price)));
        Assert.All(rows, static r => Assert.Equal((BookStatus.Gone, "command writer"), (r.Status, r.Writer)));
        Assert.Equal(1, await views.ForgetBooks(author, ["beta", "delta"]));
        Assert.Equal(2, await views.ForgetBooks(author));
        Assert.Equal(0, await views.ForgetBooks(author));
    }

    [Theory, EverySetup]
    public async Task A_command_is_part_of_its_transaction(Setup setup)
    {
        var author = await shops[setup].StockAsync("command undoer");
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await db.TransactionAsync(async inner =>
        {
            Assert.Equal(3, (await inner.Views.RepriceBooks(author, 1m)).Count);
            Assert.Equal(3, await inner.Views.ForgetBooks(author));
            throw new OperationCanceledException();
        }));

        Assert.Equal([2.00m, 3.50m, 11.00m], (await db.Views.RepriceBooks(author, 1m)).Select(static r => r.Price));
    }

    [Theory, EverySetup]
    public async Task Hooks_run_for_each_row(Setup setup)
    {
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var (db, name) = (scope.ServiceProvider.GetRequiredService<Db>(), "hooked by a command");
        await db.Letters.InsertAsync(new() { Text = name });

        Assert.Single(await db.Views.AnswerLetters(name, "an answer by a command"));

        // The hook writes an audit, and there is none twice.
        var fault = await Assert.ThrowsAsync<ConstraintViolationException>(async () => await db.Views.AnswerLetters(name, "an answer by a command"));
        Assert.Equal(DatabaseFaultKind.Unique, fault.Fault.Kind);
        Assert.Equal([2], (await db.Views.BurnLetters("an answer by a command")).Select(static l => l.Priority));
    }

    [Theory, EverySetup]
    public async Task What_a_hook_refuses_or_a_rule_stands_against_is_not_written(Setup setup)
    {
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var (db, name) = (scope.ServiceProvider.GetRequiredService<Db>(), "ranked by a command");
        await db.Letters.InsertAsync(new() { Text = name, Priority = 5 });

        var refused = await Assert.ThrowsAsync<WriteRejectedException>(async () => await db.Views.RankLetters(name, 4));
        Assert.Equal("The priority only rises.", Assert.Single(refused.Errors).Message);
        var broken = await Assert.ThrowsAsync<WriteRejectedException>(async () => await db.Views.RankLetters(name, -1));
        Assert.Equal("Not below zero.", Assert.Single(broken.Errors).Message);
        Assert.Equal(1, await db.Views.RankLetters(name, 9));
        await Assert.ThrowsAsync<WriteRejectedException>(async () => await db.Views.BurnLetters(name));
        var answer = Assert.Single(await db.Views.AnswerLetters(name, "  trimmed by a hook "));
        Assert.Equal(("trimmed by a hook", 2, name), (answer.Text, answer.Priority, answer.Answered));
    }

    [Theory, EverySetup]
    public async Task The_endpoint_writes_no_more_rows_than_its_limit(Setup setup)
    {
        await using var shop = await Shop.StartAsync(setup, ("Limits:MaxAffectedRows", "2"));
        var author = await shop.StockAsync("command limit");

        var answer = await shop.PostAsync("/api/views/reprice_books", $$$"""{"arguments":{"author":{{{author}}},"by":1}}""");

        Assert.Equal(409, (int)answer.Status);
        Assert.Contains("too_many_rows", answer.Body, StringComparison.Ordinal);
        var left = await shop.PostAsync("/api/views/forget_books", $$$"""{"arguments":{"author":{{{author}}},"titles":["alpha","beta"]}}""");
        Assert.Equal("""{"meta":{"affected":2}}""", left.Body);
    }
}
