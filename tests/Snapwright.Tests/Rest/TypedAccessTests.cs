using Microsoft.Extensions.DependencyInjection;
using Snapwright.Access;
using Snapwright.Data.Faults;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Rest;

[Collection(ShopCollection.Name)]
public sealed class TypedAccessTests(Shops shops)
{
    [Theory, EverySetup]
    public async Task Rows_are_written_and_read_typed(Setup setup)
    {
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var author = await db.Authors.InsertAsync(new() { Name = "typed" });
        var book = await db.Books.InsertAsync(new() { Title = "t1", Price = 60m, AuthorId = author.Id });
        await db.Books.InsertAsync(new() { Title = "t2", AuthorId = author.Id });
        Assert.Equal(book, await db.Books.FindAsync(book.Id));
        Assert.Equal(["t1"], (await db.Books.Where(b => b.Author == author.Id & b.Price > 50m).ToListAsync()).Select(static b => b.Title));
        Assert.Equal(2, await db.Books.Where(b => b.Author == author.Id).CountAsync());

        var changed = await db.Books.UpdateAsync(book.Id, new() { Pages = 12 });
        Assert.Equal((12, "t1", 60m), (changed!.Pages, changed.Title, changed.Price));
        Assert.Null(await db.Books.UpdateAsync(987654, new() { Pages = 12 }));
        Assert.True(await db.Books.DeleteAsync(book.Id));
        Assert.False(await db.Books.DeleteAsync(book.Id));
    }

    [Theory, EverySetup]
    public async Task A_transaction_is_all_or_nothing(Setup setup)
    {
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await Assert.ThrowsAsync<DatabaseFaultException>(async () => await db.TransactionAsync(async inner =>
        {
            await inner.Authors.InsertAsync(new() { Name = "gone", Email = "gone@x" });
            await inner.Authors.InsertAsync(new() { Name = "gone", Email = "gone@x" });
        }));
        Assert.Equal(0, await db.Authors.Where(a => a.Name == "gone").CountAsync());

        await db.TransactionAsync(async inner => await inner.Authors.InsertAsync(new() { Name = "stays" }));
        Assert.Equal(1, await db.Authors.Where(a => a.Name == "stays").CountAsync());
    }

    [Theory, EverySetup]
    public async Task Typed_writes_meet_the_same_checks_and_hooks(Setup setup)
    {
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var tooLong = await Assert.ThrowsAsync<WriteRejectedException>(async () => await db.Books.InsertAsync(new() { Title = new string('x', 21), Price = 1.234m }));
        Assert.Equal(["title:too_long", "price:out_of_range"], tooLong.Errors.Select(static e => $"{e.Field}:{e.Code}"));
        var rejected = await Assert.ThrowsAsync<WriteRejectedException>(async () => await db.Letters.InsertAsync(new() { Text = "forbidden" }));
        Assert.Equal(["text:rejected"], rejected.Errors.Select(static e => $"{e.Field}:{e.Code}"));
    }
}
