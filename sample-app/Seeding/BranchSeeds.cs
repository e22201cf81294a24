namespace Library.Seeding;

/// <summary>Branches with their opening hours, people and events.</summary>
internal static class BranchSeeds
{
    private static readonly string[] Cities = ["Aldermouth", "Brackwater", "Castlebridge", "Dunmere", "Elmstead"];

    public static async Task<IReadOnlyList<Branch>> SowAsync(Sower sower)
    {
        var dice = sower.Dice;
        var branches = new List<Branch>();
        foreach (var (city, i) in Cities.Select((city, i) => (city, i)))
        {
            var branch = await sower.AddAsync(sower.Db.Branches, new BranchCreate
            {
                Name = $"{city} {(i == 0 ? "Central Library" : "Library")}",
                Street = $"{dice.Between(1, 90)} {dice.Of(Words.Streets)}",
                City = city,
                Phone = $"+44 1632 96{dice.Between(1000, 9999)}",
                Opened = new DateOnly(1880 + (i * 23), dice.Between(1, 12), dice.Between(1, 28)),
                IsAccessible = i != 3,
                Facilities = $$"""{"seats":{{dice.Between(20, 240)}},"wifi":true,"cafe":{{(i < 2 ? "true" : "false")}}}""",
            });
            branches.Add(branch);
            await SowHoursAsync(sower, branch);
            await SowEventsAsync(sower, branch);
        }

        await SowEmployeesAsync(sower, branches);
        return branches;
    }

    private static async Task SowHoursAsync(Sower sower, Branch branch)
    {
        foreach (var weekday in Enum.GetValues<OpeningHourWeekday>().Where(d => d != OpeningHourWeekday.Sunday))
        {
            await sower.AddAsync(sower.Db.OpeningHours, new OpeningHourCreate
            {
                BranchId = branch.Id,
                Weekday = weekday,
                Opens = weekday == OpeningHourWeekday.Saturday ? new(10, 0) : new(8, 30),
                Closes = weekday == OpeningHourWeekday.Thursday ? new(20, 0) : new(18, 30),
            });
        }
    }

    private static async Task SowEventsAsync(Sower sower, Branch branch)
    {
        for (var i = 0; i < 60; i++)
        {
            var day = LibrarySeeder.Today.AddDays(-sower.Dice.Between(1, 400));
            await sower.AddAsync(sower.Db.AuditEvents, new AuditEventCreate
            {
                BranchId = branch.Id,
                Kind = sower.Dice.Of(Enum.GetValues<AuditEventKind>()),
                HappenedAt = day.ToDateTime(new(sower.Dice.Between(9, 19), 15 * sower.Dice.Below(4)), DateTimeKind.Utc),
                Headcount = sower.Dice.Percent(80) ? sower.Dice.Between(3, 180) : null,
            });
        }
    }

    private static async Task SowEmployeesAsync(Sower sower, List<Branch> branches)
    {
        var director = await AddAsync(sower, 0, branches[0], EmployeeRole.Director, null);
        var number = 1;
        foreach (var branch in branches)
        {
            var head = await AddAsync(sower, number++, branch, EmployeeRole.Librarian, director.Id);
            for (var i = 0; i < 7; i++)
            {
                await AddAsync(sower, number++, branch, i == 0 ? EmployeeRole.Archivist : EmployeeRole.Assistant, head.Id);
            }
        }
    }

    private static ValueTask<Employee> AddAsync(Sower sower, int number, Branch branch, EmployeeRole role, int? manager) =>
        sower.AddAsync(sower.Db.Employees, new EmployeeCreate
        {
            Name = Words.Person(sower.Dice),
            Email = $"staff{number:000}@library.example",
            Role = role,
            HiredOn = LibrarySeeder.Today.AddDays(-sower.Dice.Between(100, 9000)),
            HourlyWage = 14.50m + (0.25m * sower.Dice.Below(60)),
            BranchId = branch.Id,
            ManagerId = manager,
        });
}
