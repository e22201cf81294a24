using Npgsql;
using NpgsqlTypes;
using Snapwright.Bench.Yardstick.Responses;

namespace Snapwright.Bench.Yardstick.Loans;

/// <summary>The inserting endpoint for many rows.</summary>
internal sealed class LoanEndpoints(NpgsqlDataSource dataSource)
{
    private const string Unnest = """
        INSERT INTO "loans" ("borrower", "lentOn", "days", "bookId", "createdAt", "updatedAt")
        SELECT *, $5, $5 FROM unnest($1, $2, $3, $4)
        """;

    private const string Copy = """
        COPY "loans" ("borrower", "lentOn", "days", "bookId", "createdAt", "updatedAt") FROM STDIN (FORMAT BINARY)
        """;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/loans", CreateAsync);

    private async Task CreateAsync(HttpContext context)
    {
        var loans = new List<NewLoan>();
        if (await ReadAsync(context, loans) is { } error)
        {
            await Problem.SendAsync(context, 422, "invalid_body", error);
            return;
        }

        var now = DateTime.UtcNow;
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        try
        {
            if (Environment.GetEnvironmentVariable("BULK") == "copy")
            {
                await CopyAsync(loans, now, context.RequestAborted);
            }
            else
            {
                await UnnestAsync(loans, now, context.RequestAborted);
            }
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            await Problem.SendAsync(context, 409, "foreign_key_violation", "'book' names no book.");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentLength = 0;
    }

    private static async ValueTask<string?> ReadAsync(HttpContext context, List<NewLoan> loans)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.IsCompleted)
            {
                var error = NewLoan.Read(read.Buffer, loans);
                reader.AdvanceTo(read.Buffer.End);
                return error;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private async ValueTask UnnestAsync(List<NewLoan> loans, DateTime now, CancellationToken cancellation)
    {
        var borrowers = new string[loans.Count];
        var dates = new DateOnly[loans.Count];
        var days = new int[loans.Count];
        var books = new int[loans.Count];
        for (var i = 0; i < loans.Count; i++)
        {
            (borrowers[i], dates[i], days[i], books[i]) = loans[i];
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(Unnest, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = borrowers },
                new NpgsqlParameter<DateOnly[]> { TypedValue = dates },
                new NpgsqlParameter<int[]> { TypedValue = days },
                new NpgsqlParameter<int[]> { TypedValue = books },
                new NpgsqlParameter<DateTime> { TypedValue = now },
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async ValueTask CopyAsync(List<NewLoan> loans, DateTime now, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var import = await connection.BeginBinaryImportAsync(Copy, cancellation);
        foreach (var loan in loans)
        {
            await import.StartRowAsync(cancellation);
            await import.WriteAsync(loan.Borrower, NpgsqlDbType.Varchar, cancellation);
            await import.WriteAsync(loan.LentOn, NpgsqlDbType.Date, cancellation);
            await import.WriteAsync(loan.Days, NpgsqlDbType.Integer, cancellation);
            await import.WriteAsync(loan.Book, NpgsqlDbType.Integer, cancellation);
            await import.WriteAsync(now, NpgsqlDbType.TimestampTz, cancellation);
            await import.WriteAsync(now, NpgsqlDbType.TimestampTz, cancellation);
        }

        await import.CompleteAsync(cancellation);
    }
}
