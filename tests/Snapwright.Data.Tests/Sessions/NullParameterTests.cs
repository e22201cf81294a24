using System.Globalization;
using Snapwright.Data.Rows;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Sessions;

/// <summary>A NULL that is sent leaves no trace in how values are read afterwards.</summary>
public sealed class NullParameterTests(Databases databases) : IClassFixture<Databases>
{
    private const int Rows = 50_000;

    public static TheoryData<TypeKind, string> Values => new()
    {
        { TypeKind.Int, "n" },
        { TypeKind.BigInt, "n::bigint" },
        { TypeKind.Float, "n::float8" },
        { TypeKind.Decimal, "n::numeric(10,2)" },
        { TypeKind.Boolean, "n > 3" },
        { TypeKind.Uuid, "'0b7e2d6c-6f0f-4a5e-9a35-3f0f3a1f2b11'::uuid" },
        { TypeKind.Date, "date '2026-11-21'" },
        { TypeKind.Time, "time '10:11:12'" },
        { TypeKind.DateTime, "timestamptz '2026-11-21T10:11:12Z'" },
    };

    [Theory, MemberData(nameof(Values))]
    public async Task Reading_allocates_nothing_after_a_null_was_sent(TypeKind kind, string value)
    {
        var database = databases[DatabaseKind.PostgreSql].Database;
        var type = kind == TypeKind.Decimal ? new DataType(kind, Precision: 10, Scale: 2) : new DataType(kind);
        Assert.True(await database.OneAsync(static r => r.GetBoolean(0), "SELECT $1 IS NULL", (type, SqlValue.Null(kind))));
        var read = Reader(kind);
        var text = string.Create(CultureInfo.InvariantCulture, $"SELECT {value} FROM generate_series(1, {Rows}) n");

        // The first rounds are those of code that is not optimised yet.
        var allocated = long.MaxValue;
        for (var round = 0; round < 10 && allocated > Rows; round++)
        {
            allocated = 0;
            await using var session = await database.OpenReadAsync(CancellationToken.None);
            await using var rows = await session.RowsAsync(text);
            while (await rows.ReadAsync(CancellationToken.None))
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                read(rows);
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }

        Assert.InRange(allocated, 0, Rows);
    }

    private static Action<RowReader> Reader(TypeKind kind) => kind switch
    {
        TypeKind.Int => static r => r.GetInt32(0),
        TypeKind.BigInt => static r => r.GetInt64(0),
        TypeKind.Float => static r => r.GetDouble(0),
        TypeKind.Decimal => static r => r.GetDecimal(0, 2),
        TypeKind.Boolean => static r => r.GetBoolean(0),
        TypeKind.Uuid => static r => r.GetGuid(0),
        TypeKind.Date => static r => r.GetDate(0),
        TypeKind.Time => static r => r.GetTime(0),
        _ => static r => r.GetDateTime(0),
    };
}
