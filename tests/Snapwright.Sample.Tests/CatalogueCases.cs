using Snapwright.Client.Errors;
using Snapwright.Sample.Tests.Client;

namespace Snapwright.Sample.Tests;

/// <summary>Reading and writing the catalogue through the typed client.</summary>
public abstract class CatalogueCases(LibraryServer library)
{
    private static int _isbn = 100;

    protected ApiClient Api => library.Api;

    [Fact]
    public async Task The_seeds_are_thousands_of_rows_in_every_table()
    {
        long[] counts =
        [
            await Api.Branches.CountAsync(), await Api.OpeningHours.CountAsync(), await Api.Employees.CountAsync(), await Api.AuditEvents.CountAsync(),
            await Api.Publishers.CountAsync(), await Api.Authors.CountAsync(), await Api.Genres.CountAsync(), await Api.Books.CountAsync(),
            await Api.Copies.CountAsync(), await Api.Members.CountAsync(), await Api.MemberCards.CountAsync(), await Api.Loans.CountAsync(),
            await Api.Reviews.CountAsync(), await Api.ExternalRecords.CountAsync(), await Api.Notices.CountAsync(), await Api.Reminders.CountAsync(), await Api.Arrivals.CountAsync(),
        ];
        Assert.DoesNotContain(0, counts);
        Assert.True(counts.Sum() >= 5000, $"{counts.Sum()} rows");
    }

    [Fact]
    public async Task Paging_meets_every_row_once()
    {
        var count = await Api.Copies.CountAsync();
        var byKey = await KeysAsync(Api.Copies.AllAsync(pageSize: 500));
        var byPage = await KeysAsync(Api.Copies.OrderByDescending(c => c.Barcode).AllAsync(pageSize: 777));
        Assert.True(count > 2000);
        Assert.Equal(count, byKey.Count);
        Assert.Equal(count, byKey.Distinct().Count());
        Assert.Equal(byKey.Order(), byPage.Order());
    }

    [Fact]
    public async Task A_page_says_how_many_there_are()
    {
        var page = await Api.Books.Where(b => b.Price > 50m).OrderBy(b => b.Price).PageAsync(2, 7);
        Assert.Equal(7, page.Rows.Count);
        Assert.All(page.Rows, b => Assert.True(b.Price > 50m));
        Assert.Equal(page.Rows.OrderBy(b => b.Price).Select(b => b.Id), page.Rows.Select(b => b.Id));
        Assert.True(page.FilterCount > 14 && page.FilterCount < page.TotalCount);
    }

    [Fact]
    public async Task A_book_is_created_read_changed_and_deleted()
    {
        var authors = (await Api.Authors.Query.Take(2).ToListAsync()).Select(a => a.Id).ToArray();
        var publisher = (await Api.Publishers.Query.FirstOrDefaultAsync())!;
        var created = await Api.Books.CreateAsync(NewBook() with
        {
            Format = BookFormat.LargePrint,
            PageCount = 120,
            WeightKg = 0.1,
            Keywords = ["sea", "\"quoted\" ü"],
            Details = """{"b":1.10,"a":[null,true]}""",
            Description = "<p>é</p>",
            PublisherId = publisher.Id,
            Authors = authors,
        });
        Assert.Equal(12.50m, created.Price);
        Assert.Equal(["adults"], created.Audiences);
        Assert.Equal("""{"b":1.10,"a":[null,true]}""", created.Details);
        Assert.Equal(created.CreatedAt, created.UpdatedAt);

        var read = await Api.Books.GetAsync(created.Id);
        Assert.Equal(["sea", "\"quoted\" ü"], read!.Keywords);
        Assert.Equal(publisher.Id, read.PublisherId);
        Assert.Equal(BookFormat.LargePrint, read.Format);

        var changed = await Api.Books.UpdateAsync(created.Id, new() { PageCount = null, Price = 1m, PublisherId = null, Authors = [authors[1]] });
        Assert.Equal((null, 1m, null), (changed!.PageCount, changed.Price, changed.PublisherId));
        Assert.Equal("<p>é</p>", changed.Description);
        var withAuthors = await Api.Books.Where(b => b.Id == created.Id).Include(b => b.Authors).FirstOrDefaultAsync();
        Assert.Equal([authors[1]], withAuthors!.Authors!.Select(a => a.Id));

        Assert.True(await Api.Books.DeleteAsync(created.Id));
        Assert.False(await Api.Books.DeleteAsync(created.Id));
        Assert.Null(await Api.Books.GetAsync(created.Id));
        Assert.Null(await Api.Books.UpdateAsync(created.Id, new() { Price = 2m }));
    }

    [Fact]
    public async Task Related_rows_come_along()
    {
        var copy = await Api.Copies.Where(c => c.Book.Publisher.IsNotNull).Include(c => c.Book.Publisher).Include(c => c.Branch.OpeningHours).FirstOrDefaultAsync();
        Assert.Equal(copy!.BookId, copy.Book!.Id);
        Assert.Equal(copy.Book.PublisherId, copy.Book.Publisher!.Id);
        Assert.Equal(6, copy.Branch!.OpeningHours!.Count);
        Assert.Equal(new TimeOnly(8, 30), copy.Branch.OpeningHours.Single(h => h.Weekday == OpeningHourWeekday.Monday).Opens);
    }

    [Fact]
    public async Task Items_per_parent_are_bounded()
    {
        var branches = await Api.Branches.Include(b => b.Members, take: 3).ToListAsync();
        Assert.All(branches, b => Assert.Equal(3, b.Members!.Count));
    }

    [Fact]
    public async Task Self_references_lead_up_and_down()
    {
        var director = await Api.Employees.Where(e => e.Manager.IsNull).Include(e => e.Reports).FirstOrDefaultAsync();
        Assert.Equal(EmployeeRole.Director, director!.Role);
        Assert.All(director.Reports!, r => Assert.Equal(director.Id, r.ManagerId));
        var genre = await Api.Genres.Where(g => g.Parent.Name == "Science" & g.Name == "Physics").Include(g => g.Parent).FirstOrDefaultAsync();
        Assert.Equal("Science", genre!.Parent!.Name);
    }

    [Fact]
    public async Task A_one_to_one_relation_is_seen_from_both_sides()
    {
        var card = await Api.MemberCards.Include(c => c.Member).FirstOrDefaultAsync();
        var member = await Api.Members.Where(m => m.Id == card!.MemberId).Include(m => m.Card).FirstOrDefaultAsync();
        Assert.Equal(card!.CardNumber, member!.Card!.CardNumber);
        Assert.True(card.CardNumber > int.MaxValue);
        Assert.Equal(card.Token, member.Card.Token);
    }

    [Fact]
    public async Task Filters_reach_through_relations()
    {
        var crime = await Api.Genres.Where(g => g.Name == "Crime").FirstOrDefaultAsync();
        var books = await Api.Books.Where(b => b.Genres.Any(g => g.Id == crime!.Id) & b.Language == "en").Include(b => b.Genres).ToListAsync();
        Assert.NotEmpty(books);
        Assert.All(books, b => Assert.Contains(b.Genres!, g => g.Id == crime!.Id));
    }

    [Fact]
    public async Task Text_is_found_without_case_and_accents()
    {
        var authors = await Api.Authors.Where(a => a.Name.Contains("DVORAK")).ToListAsync();
        Assert.NotEmpty(authors);
        Assert.All(authors, a => Assert.EndsWith("Dvořák", a.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_in_another_schema_and_of_other_types_is_served_alike()
    {
        var record = await Api.ExternalRecords.OrderBy(r => r.Id).FirstOrDefaultAsync();
        Assert.Matches("^[0-9a-f]{24}$", record!.RemoteId);
        Assert.True(record.SizeBytes > int.MaxValue);
        Assert.Equal(2, record.Scores!.Count);
        var branch = (await Api.Branches.Query.FirstOrDefaultAsync())!;
        var at = new DateTime(2026, 5, 4, 3, 2, 1, DateTimeKind.Utc).AddTicks(1230);
        var created = await Api.AuditEvents.CreateAsync(new() { BranchId = branch.Id, Kind = AuditEventKind.Lecture, HappenedAt = at });
        Assert.Equal(at, (await Api.AuditEvents.GetAsync(created.Id))!.HappenedAt);
        Assert.True(await Api.AuditEvents.DeleteAsync(created.Id));
    }

    [Fact]
    public async Task A_duplicate_is_a_conflict_that_names_the_field()
    {
        var known = (await Api.Books.Query.FirstOrDefaultAsync())!;
        var error = await Assert.ThrowsAsync<ConflictException>(() => Api.Books.CreateAsync(NewBook() with { Isbn = known.Isbn }));
        Assert.Equal("duplicate", error.Code);
        Assert.Contains(error.Errors, e => e.Field == "isbn");
    }

    [Fact]
    public async Task A_reference_to_nothing_is_a_conflict_that_names_the_relation()
    {
        var error = await Assert.ThrowsAsync<ConflictException>(() => Api.Books.CreateAsync(NewBook() with { PublisherId = 999_999 }));
        Assert.Equal("foreign_key", error.Code);
        Assert.Contains(error.Errors, e => e.Field == "publisher");
    }

    [Fact]
    public async Task Fields_that_are_wrong_are_all_named()
    {
        var error = await Assert.ThrowsAsync<ValidationFailedException>(
            () => Api.Books.CreateAsync(NewBook() with { Title = new string('x', 201), Price = 1.234m, Format = new BookFormat("scroll") }));
        Assert.Equal(["format", "price", "title"], error.Errors.Select(e => e.Field).Order());
    }

    [Fact]
    public async Task Too_many_rows_at_once_are_a_bad_request()
    {
        var error = await Assert.ThrowsAsync<BadRequestException>(() => Api.Books.Query.Take(5000).ToListAsync());
        Assert.Contains("limit", error.Message, StringComparison.Ordinal);
    }

    private static BookCreate NewBook() => new()
    {
        Title = "The Test",
        Isbn = $"979{Interlocked.Increment(ref _isbn):0000000000}",
        PublishedOn = new(2026, 2, 28),
        Price = 12.5m,
    };

    private static async Task<List<Guid>> KeysAsync(IAsyncEnumerable<Copy> copies)
    {
        var keys = new List<Guid>();
        await foreach (var copy in copies)
        {
            keys.Add(copy.Id);
        }

        return keys;
    }
}
