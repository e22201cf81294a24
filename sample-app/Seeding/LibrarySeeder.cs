namespace Library.Seeding;

/// <summary>Fills an empty library at its first start: some eight thousand rows, the same on every machine, in one transaction.</summary>
internal sealed partial class LibrarySeeder(IServiceProvider services, ILogger<LibrarySeeder> log) : IHostedService
{
    /// <summary>The day that the seeds take for today, so that they do not depend on when they are sown.</summary>
    public static readonly DateOnly Today = new(2026, 9, 1);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        if (await db.Branches.CountAsync(cancellationToken) + await db.Books.CountAsync(cancellationToken) + await db.Members.CountAsync(cancellationToken) > 0)
        {
            return;
        }

        var rows = await db.TransactionAsync(transaction => SowAsync(transaction, cancellationToken), cancellationToken);
        LogSown(rows);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async ValueTask<int> SowAsync(Db db, CancellationToken cancellationToken)
    {
        var sower = new Sower(db, new Dice(20260901), cancellationToken);
        var branches = await BranchSeeds.SowAsync(sower);
        var members = await MemberSeeds.SowAsync(sower, branches);
        var books = await CatalogueSeeds.SowAsync(sower);
        var copies = await CopySeeds.SowAsync(sower, books, branches);
        await CirculationSeeds.SowAsync(sower, books, copies, members);
        await NoticeSeeds.SowAsync(sower, books, members, cancellationToken);
        return sower.Rows;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Filled the empty library with {Rows} rows")]
    private partial void LogSown(int rows);
}
