using System.Text.Json;
using Snapwright.Client.Errors;
using Snapwright.Sample.Tests.Client;

namespace Snapwright.Sample.Tests;

/// <summary>The sample's hooks and its own endpoint.</summary>
public abstract class CirculationCases(LibraryServer library)
{
    protected ApiClient Api => library.Api;

    [Fact]
    public async Task A_loan_is_due_when_the_plan_says()
    {
        var loanedAt = new DateTime(2026, 10, 1, 10, 0, 0, DateTimeKind.Utc);
        var loan = await Api.Loans.CreateAsync(new() { CopyId = await FreeCopyAsync(), MemberId = await MemberAsync(MemberPlan.Student), LoanedAt = loanedAt });
        Assert.Equal(new DateOnly(2026, 10, 29), loan.DueOn);
        Assert.Equal(loanedAt, (await Api.Copies.GetAsync(loan.CopyId))!.LastLoanedAt);
    }

    [Fact]
    public async Task A_copy_is_lent_to_one_member_at_a_time()
    {
        var copy = await FreeCopyAsync();
        var first = await Api.Loans.CreateAsync(new() { CopyId = copy, MemberId = await MemberAsync(MemberPlan.Premium) });
        var second = new LoanCreate { CopyId = copy, MemberId = await MemberAsync(MemberPlan.Standard) };
        var error = await Assert.ThrowsAsync<ValidationFailedException>(() => Api.Loans.CreateAsync(second));
        Assert.Equal([new("copy", "rejected", "The copy is on loan.")], error.Errors);
        Assert.Equal(1, await Api.Loans.Where(l => l.Copy.Id == copy & l.ReturnedAt.IsNull).CountAsync());

        await Api.Loans.UpdateAsync(first.Id, new() { ReturnedAt = first.LoanedAt.AddDays(1) });
        Assert.NotNull(await Api.Loans.CreateAsync(second));
    }

    [Fact]
    public async Task A_refused_loan_leaves_nothing_behind()
    {
        var copy = await FreeCopyAsync();
        var loans = await Api.Loans.CountAsync();
        var error = await Assert.ThrowsAsync<ValidationFailedException>(async () => await Api.Loans.CreateAsync(new()
        {
            CopyId = copy,
            MemberId = await MemberAsync(MemberPlan.Standard, isActive: false),
            LoanedAt = new DateTime(2026, 10, 1, 10, 0, 0, DateTimeKind.Utc),
            DueOn = new DateOnly(2027, 1, 1),
        }));
        Assert.Equal(["dueOn", "member"], error.Errors.Select(e => e.Field).Order());
        Assert.Equal(loans, await Api.Loans.CountAsync());
        Assert.Null((await Api.Copies.GetAsync(copy))!.LastLoanedAt);
    }

    [Fact]
    public async Task A_notice_has_the_subject_of_its_kind_and_a_recipient_that_follows_the_member()
    {
        var loan = await Api.Loans.CreateAsync(new() { CopyId = await FreeCopyAsync(), MemberId = await MemberAsync(MemberPlan.Premium) });
        var copy = (await Api.Copies.GetAsync(loan.CopyId))!;
        var book = (await Api.Books.GetAsync(copy.BookId))!;
        var member = (await Api.Members.GetAsync(loan.MemberId))!;
        var reminder = await Api.Reminders.CreateAsync(new() { MemberId = member.Id, LoanId = loan.Id });
        var arrival = await Api.Arrivals.CreateAsync(new() { MemberId = member.Id, BookId = book.Id, KeptUntil = new(2026, 12, 1) });
        Assert.Equal(("reminders", 1), (reminder.SubEntity, reminder.Level));

        var notices = await Api.Notices.Where(n => n.Member.Id == member.Id & n.Id.In(reminder.Id, arrival.Id)).With(n => n.Subject, n => n.Recipient).OrderBy(n => n.Id).ToListAsync();
        Assert.Equal([$"Please bring back: {book.Title}", $"Ready for you: {book.Title}"], notices.Select(n => n.Subject));
        Assert.All(notices, n => Assert.Equal($"{member.Name} <{member.Email}>", n.Recipient));

        await Api.Members.UpdateAsync(member.Id, new() { Name = "Renamed" });
        Assert.Equal(2, await Api.Notices.Where(n => n.Recipient == $"Renamed <{member.Email}>").CountAsync());
        await Api.Members.UpdateAsync(member.Id, new() { Name = member.Name });
        await Api.Notices.UpdateAsync(reminder.Id, new() { SentAt = loan.LoanedAt });
        Assert.Equal(loan.LoanedAt, (await Api.Reminders.GetAsync(reminder.Id))!.SentAt);
        Assert.True(await Api.Notices.DeleteAsync(arrival.Id));
        Assert.Null(await Api.Arrivals.GetAsync(arrival.Id));
    }

    [Fact]
    public async Task A_member_has_no_more_copies_than_the_plan_allows()
    {
        var member = await MemberAsync(MemberPlan.Standard);
        for (var i = 0; i < 5; i++)
        {
            await Api.Loans.CreateAsync(new() { CopyId = await FreeCopyAsync(), MemberId = member });
        }

        var error = await Assert.ThrowsAsync<ValidationFailedException>(
            async () => await Api.Loans.CreateAsync(new() { CopyId = await FreeCopyAsync(), MemberId = member }));
        Assert.Equal("member", Assert.Single(error.Errors).Field);
    }

    [Fact]
    public async Task Of_loans_of_one_copy_at_the_same_time_one_is_made()
    {
        var copy = await FreeCopyAsync();
        var member = await MemberAsync(MemberPlan.Premium);
        var attempts = Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                await Api.Loans.CreateAsync(new() { CopyId = copy, MemberId = member });
                return true;
            }
            catch (ValidationFailedException)
            {
                return false;
            }
        });
        Assert.Single(await Task.WhenAll(attempts), made => made);
    }

    [Fact]
    public async Task A_copy_does_not_come_back_before_it_went_out()
    {
        var loan = await Api.Loans.CreateAsync(new() { CopyId = await FreeCopyAsync(), MemberId = await MemberAsync(MemberPlan.Premium) });
        var error = await Assert.ThrowsAsync<ValidationFailedException>(
            () => Api.Loans.UpdateAsync(loan.Id, new() { ReturnedAt = loan.LoanedAt.AddDays(-1) }));
        Assert.Equal("returnedAt", Assert.Single(error.Errors).Field);
    }

    [Theory]
    [InlineData(0, "min")]
    [InlineData(6, "max")]
    public async Task A_rating_out_of_bounds_is_refused(int rating, string rule)
    {
        var book = await NewBookAsync();
        var member = await MemberAsync(MemberPlan.Premium);
        var error = await Assert.ThrowsAsync<ValidationFailedException>(
            () => Api.Reviews.CreateAsync(new() { BookId = book, MemberId = member, Rating = rating }));
        Assert.Equal([new("rating", rule, "A rating is 1 to 5.")], error.Errors);
    }

    [Fact]
    public async Task A_book_knows_the_mean_of_its_ratings()
    {
        var book = await NewBookAsync();
        var first = await Api.Reviews.CreateAsync(new() { BookId = book, MemberId = await MemberAsync(MemberPlan.Premium), Rating = 5 });
        await Api.Reviews.CreateAsync(new() { BookId = book, MemberId = await MemberAsync(MemberPlan.Premium), Rating = 2 });
        await AssertRatingAsync(book, 3.5m, 2);
        await Api.Reviews.UpdateAsync(first.Id, new() { Rating = 3 });
        await AssertRatingAsync(book, 2.5m, 2);
        await Api.Reviews.DeleteAsync(first.Id);
        await AssertRatingAsync(book, 2m, 1);
    }

    [Fact]
    public async Task The_seeds_went_through_the_hooks()
    {
        var book = await Api.Books.Where(b => b.ReviewCount > 2).Include(b => b.Reviews, take: 100).FirstOrDefaultAsync();
        Assert.Equal(book!.ReviewCount, book.Reviews!.Count);
        Assert.Equal(Math.Round((decimal)book.Reviews.Average(r => r.Rating), 2), book.AverageRating);
        Assert.Equal(0, await Api.Loans.Where(l => l.DueOn.IsNull).CountAsync());
    }

    [Fact]
    public async Task The_overdue_report_names_book_and_member()
    {
        using var report = JsonDocument.Parse(await library.Http.GetStringAsync("/reports/overdue?asOf=2026-09-01&limit=5"));
        var overdue = await Api.Loans.Where(l => l.ReturnedAt.IsNull & l.DueOn < new DateOnly(2026, 9, 1)).CountAsync();
        Assert.True(overdue > 5);
        Assert.Equal(overdue, report.RootElement.GetProperty("count").GetInt64());
        var loans = report.RootElement.GetProperty("loans").EnumerateArray().ToList();
        Assert.Equal(5, loans.Count);
        var loan = (await Api.Loans.Where(l => l.Id == loans[0].GetProperty("loanId").GetInt32())
            .Include(l => l.Copy.Book).Include(l => l.Member).FirstOrDefaultAsync())!;
        Assert.Equal(loan.Copy!.Book!.Title, loans[0].GetProperty("title").GetString());
        Assert.Equal(loan.Member!.Email, loans[0].GetProperty("email").GetString());
        Assert.Equal(new DateOnly(2026, 9, 1).DayNumber - loan.DueOn!.Value.DayNumber, loans[0].GetProperty("daysLate").GetInt32());
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=501")]
    [InlineData("asOf=yesterday")]
    public async Task A_report_that_cannot_be_made_is_a_bad_request(string query)
    {
        using var answer = await library.Http.GetAsync(new Uri("/reports/overdue?" + query, UriKind.Relative));
        Assert.Equal(400, (int)answer.StatusCode);
    }

    private async Task AssertRatingAsync(int book, decimal average, int count)
    {
        var row = await Api.Books.GetAsync(book);
        Assert.Equal((average, count), (row!.AverageRating, row.ReviewCount));
    }

    private async Task<int> NewBookAsync()
    {
        var book = await Api.Books.CreateAsync(new() { Title = "New", Isbn = $"978{Random.Shared.NextInt64(10_000_000_000):0000000000}", PublishedOn = new(2026, 1, 1), Price = 1m });
        return book.Id;
    }

    private async Task<Guid> FreeCopyAsync()
    {
        var branch = await Api.Branches.Query.FirstOrDefaultAsync();
        var copy = await Api.Copies.CreateAsync(new()
        {
            Barcode = Guid.NewGuid().ToString("N")[..16],
            Shelfmark = "T1",
            AcquiredOn = new(2026, 1, 1),
            BookId = await NewBookAsync(),
            BranchId = branch!.Id,
        });
        return copy.Id;
    }

    private async Task<int> MemberAsync(MemberPlan plan, bool isActive = true)
    {
        var member = await Api.Members.CreateAsync(new()
        {
            Name = "Test",
            Email = $"{Guid.NewGuid():N}@mail.example",
            Plan = plan,
            JoinedOn = new(2026, 1, 1),
            IsActive = isActive,
        });
        return member.Id;
    }
}
