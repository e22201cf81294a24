namespace Library.Seeding;

/// <summary>Loans and reviews; they pass the same hooks as those that come by HTTP.</summary>
internal static class CirculationSeeds
{
    private const int PastLoans = 1400;
    private const int OpenLoans = 300;
    private const int Reviews = 1200;

    public static async Task SowAsync(Sower sower, IReadOnlyList<Book> books, IReadOnlyList<Copy> copies, IReadOnlyList<Member> members)
    {
        var active = members.Where(m => m.IsActive).ToArray();
        await SowPastLoansAsync(sower, copies, members);
        await SowOpenLoansAsync(sower, copies, active);
        await SowReviewsAsync(sower, books, members);
    }

    private static async Task SowPastLoansAsync(Sower sower, IReadOnlyList<Copy> copies, IReadOnlyList<Member> members)
    {
        var dice = sower.Dice;
        for (var i = 0; i < PastLoans; i++)
        {
            var loanedAt = At(LibrarySeeder.Today.AddDays(-dice.Between(100, 390)), dice);
            var days = dice.Between(2, 40);
            await sower.AddAsync(sower.Db.Loans, new LoanCreate
            {
                CopyId = dice.Of(copies).Id,
                MemberId = dice.Of(members).Id,
                LoanedAt = loanedAt,
                ReturnedAt = loanedAt.AddDays(days),
                Fine = days > 35 ? 0.25m * (days - 35) : 0m,
                Renewals = dice.Below(3),
            });
        }
    }

    private static async Task SowOpenLoansAsync(Sower sower, IReadOnlyList<Copy> copies, Member[] members)
    {
        // Every third copy and every member in turn: no copy goes out twice, nobody has more than their plan allows.
        for (var i = 0; i < OpenLoans; i++)
        {
            await sower.AddAsync(sower.Db.Loans, new LoanCreate
            {
                CopyId = copies[i * 3].Id,
                MemberId = members[i % members.Length].Id,
                LoanedAt = At(LibrarySeeder.Today.AddDays(-sower.Dice.Between(1, 60)), sower.Dice),
            });
        }
    }

    private static async Task SowReviewsAsync(Sower sower, IReadOnlyList<Book> books, IReadOnlyList<Member> members)
    {
        var dice = sower.Dice;
        string[] headlines = ["Could not put it down", "A slow start", "For rainy days", "Not for me", "Read it twice"];
        for (var i = 0; i < Reviews; i++)
        {
            await sower.AddAsync(sower.Db.Reviews, new ReviewCreate
            {
                BookId = books[dice.Below(books.Count)].Id,
                MemberId = members[i % members.Count].Id,
                Rating = dice.Between(2, 5) - (dice.Percent(15) ? 1 : 0),
                Headline = dice.Percent(80) ? dice.Of(headlines) : null,
                Text = dice.Percent(40) ? $"It made me think of {dice.Of(Words.Places)}, and of {dice.Of(Words.Keywords)}." : null,
            });
        }
    }

    private static DateTime At(DateOnly day, Dice dice) => day.ToDateTime(new(dice.Between(9, 18), dice.Below(60)), DateTimeKind.Utc);
}
