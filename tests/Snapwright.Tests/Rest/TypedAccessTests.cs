using Microsoft.Extensions.DependencyInjection;
using Snapwright.Access;
using Snapwright.Data.Faults;
using Snapwright.Model.Values;
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
        var violation = await Assert.ThrowsAsync<ConstraintViolationException>(async () => await db.TransactionAsync(async inner =>
        {
            await inner.Authors.InsertAsync(new() { Name = "gone", Email = "gone@x" });
            await inner.Authors.InsertAsync(new() { Name = "gone", Email = "gone@x" });
        }));
        Assert.Equal(("authors", null, "email"), (violation.Table, violation.Constraint, string.Join(",", violation.Fields)));
        Assert.Equal(DatabaseFaultKind.Unique, violation.Fault.Kind);
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

    [Theory, EverySetup]
    public async Task A_check_and_a_unique_that_refuse_a_row_are_named(Setup setup)
    {
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var mentor = await db.Authors.InsertAsync(new() { Name = "named" });
        var pupil = await db.Authors.InsertAsync(new() { Name = "twice", MentorId = mentor.Id });

        var check = await Assert.ThrowsAsync<ConstraintViolationException>(async () => await db.Authors.UpdateAsync(pupil.Id, new() { Name = "nobody" }));
        Assert.Equal((AuthorConstraints.Known, "authors", DatabaseFaultKind.Check), (check.Constraint, check.Table, check.Fault.Kind));
        Assert.Equal("A row does not fulfil the check 'known' of 'authors': name <> 'nobody'", check.Message);
        var unique = await Assert.ThrowsAsync<ConstraintViolationException>(async () => await db.Authors.InsertAsync(new() { Name = "twice", MentorId = mentor.Id }));
        Assert.Equal((AuthorConstraints.ByMentor, "mentor,name"), (unique.Constraint, string.Join(",", unique.Fields)));
        Assert.Equal(1, await db.Authors.Where(a => a.Name == "twice").CountAsync());
    }

    [Theory, EverySetup]
    public async Task Computed_fields_are_there_where_a_query_asks_for_them(Setup setup)
    {
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var mentor = await db.Authors.InsertAsync(new() { Name = "computed mentor" });
        var pupil = await db.Authors.InsertAsync(new() { Name = "computed pupil", MentorId = mentor.Id });
        var book = await db.Books.InsertAsync(new() { Title = "computed", AuthorId = pupil.Id });
        Assert.Equal((null, null, null), (pupil.Teacher, pupil.Length, pupil.Share));

        var row = Assert.Single(await db.Authors.With(a => a.Share, a => a.Teacher, a => a.Length).Where(a => a.Greeting == "Dear computed pupil").ToListAsync());
        Assert.Equal(("computed mentor", 14, 4.666667m, null), (row.Teacher, row.Length, row.Share, row.Greeting));
        var tenure = new Interval(14, 14 * Interval.MicrosecondsPerDay);
        var spans = await db.Authors.With(a => a.Tenure).Where(a => a.Tenure == tenure & a.Tenure > Interval.OfMonths(14) & a.Tenure.In(tenure, default)).OrderBy(a => a.Tenure).ToListAsync();
        Assert.Equal(tenure, spans.Single(a => a.Id == pupil.Id).Tenure);
        Assert.Equal(pupil, row with { Teacher = null, Length = null, Share = null });

        var longest = await db.Authors.Where(a => a.Greeting.Contains("computed")).OrderByDescending(a => a.Length).With(a => a.Greeting).ToListAsync();
        Assert.Equal(["Dear computed mentor", "Dear computed pupil"], longest.Select(static a => a.Greeting));
        Assert.Equal(book.Id, (await db.Books.Where(b => b.Author.Fields.Teacher == "computed mentor").FirstOrDefaultAsync())!.Id);
        Assert.Equal(pupil.Id, (await db.Authors.Where(a => a.Share > 4.5m & a.Share < 4.7m & a.Teacher != null).FirstOrDefaultAsync())!.Id);
        await Assert.ThrowsAsync<ArgumentException>(async () => await db.Authors.With(a => a.Name).ToListAsync());
    }
}
