using Microsoft.AspNetCore.Http.HttpResults;

namespace Library.Reports;

/// <summary><c>GET /reports/overdue</c>: an endpoint of the application's own, beside the generated ones.</summary>
internal static class OverdueEndpoint
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 500;

    public static void MapOverdueReport(this IEndpointRouteBuilder routes) => routes.MapGet("/reports/overdue", ReportAsync);

    private static async Task<Results<JsonHttpResult<OverdueReport>, ProblemHttpResult>> ReportAsync(
        DateOnly? asOf, int? limit, Db db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit)
        {
            return TypedResults.Problem($"limit is 1 to {MaxLimit}.", statusCode: StatusCodes.Status400BadRequest);
        }

        var day = asOf ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var overdue = db.Loans.Where(l => l.ReturnedAt.IsNull & l.DueOn < day);
        var count = await overdue.CountAsync(cancellationToken);
        var loans = await overdue.OrderBy(l => l.DueOn).Take(limit ?? DefaultLimit).ToListAsync(cancellationToken);

        var copies = await db.Copies.Where(c => c.Id.In(loans.Select(l => l.CopyId))).ToListAsync(cancellationToken);
        var books = await db.Books.Where(b => b.Id.In(copies.Select(c => c.BookId).Distinct())).ToListAsync(cancellationToken);
        var members = await db.Members.Where(m => m.Id.In(loans.Select(l => l.MemberId).Distinct())).ToListAsync(cancellationToken);
        var copyOf = copies.ToDictionary(c => c.Id);
        var titleOf = books.ToDictionary(b => b.Id, b => b.Title);
        var memberOf = members.ToDictionary(m => m.Id);

        var rows = loans.Select(loan =>
        {
            var (copy, member, dueOn) = (copyOf[loan.CopyId], memberOf[loan.MemberId], loan.DueOn ?? day);
            return new OverdueLoan(loan.Id, dueOn, day.DayNumber - dueOn.DayNumber, copy.Barcode, titleOf[copy.BookId], member.Name, member.Email);
        });
        return TypedResults.Json(new OverdueReport(day, count, [.. rows]), ReportJson.Default.OverdueReport);
    }
}
