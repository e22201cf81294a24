namespace Library.Seeding;

/// <summary>Members and their cards.</summary>
internal static class MemberSeeds
{
    private const int Members = 600;

    public static async Task<IReadOnlyList<Member>> SowAsync(Sower sower, IReadOnlyList<Branch> branches)
    {
        var dice = sower.Dice;
        var members = new List<Member>();
        for (var i = 0; i < Members; i++)
        {
            var joined = LibrarySeeder.Today.AddDays(-dice.Between(400, 4000));
            var member = await sower.AddAsync(sower.Db.Members, new MemberCreate
            {
                Name = Words.Person(dice),
                Email = $"member{i:0000}@mail.example",
                Plan = dice.Percent(70) ? MemberPlan.Standard : dice.Percent(60) ? MemberPlan.Student : MemberPlan.Premium,
                JoinedOn = joined,
                IsActive = !dice.Percent(4),
                LastSeenAt = dice.Percent(90) ? LibrarySeeder.Today.AddDays(-dice.Between(1, 300)).ToDateTime(new(dice.Between(9, 18), dice.Below(60)), DateTimeKind.Utc) : null,
                Notes = dice.Percent(5) ? "Prefers to be called by telephone." : null,
                HomeBranchId = dice.Percent(95) ? dice.Of(branches).Id : null,
            });
            members.Add(member);
            if (dice.Percent(85))
            {
                await sower.AddAsync(sower.Db.MemberCards, new MemberCardCreate
                {
                    MemberId = member.Id,
                    CardNumber = 2_900_000_000_000 + (i * 7919L),
                    Token = dice.Uuid(),
                    IssuedAt = joined.ToDateTime(new(10, 0), DateTimeKind.Utc),
                    ExpiresOn = LibrarySeeder.Today.AddDays(dice.Between(-30, 700)),
                });
            }
        }

        return members;
    }
}
