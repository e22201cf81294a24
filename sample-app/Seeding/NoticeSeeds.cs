namespace Library.Seeding;

/// <summary>Notices of both kinds, which are waiting to be sent.</summary>
internal static class NoticeSeeds
{
    private const int Reminders = 40;
    private const int Arrivals = 20;

    public static async Task SowAsync(Sower sower, IReadOnlyList<Book> books, IReadOnlyList<Member> members, CancellationToken cancellationToken)
    {
        var today = LibrarySeeder.Today;
        foreach (var loan in await sower.Db.Loans.Where(l => l.ReturnedAt.IsNull & l.DueOn < today).OrderBy(l => l.Id).Take(Reminders).ToListAsync(cancellationToken))
        {
            await sower.AddAsync(sower.Db.Reminders, new ReminderCreate { MemberId = loan.MemberId, LoanId = loan.Id, Level = loan.DueOn < today.AddDays(-14) ? 2 : 1 });
        }

        for (var i = 0; i < Arrivals; i++)
        {
            await sower.AddAsync(sower.Db.Arrivals, new ArrivalCreate { MemberId = members[i * 7].Id, BookId = books[i * 11].Id, KeptUntil = today.AddDays(7) });
        }
    }
}
