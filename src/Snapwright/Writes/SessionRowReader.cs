using Snapwright.Data.Databases;
using Snapwright.Data.Rows;

namespace Snapwright.Writes;

/// <summary>Rows that give their session back when they are disposed.</summary>
internal sealed class SessionRowReader(RowReader rows, DatabaseSession session) : RowReader
{
    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => rows.ReadAsync(cancellationToken);

    public override bool IsNull(int ordinal) => rows.IsNull(ordinal);

    public override int GetInt32(int ordinal) => rows.GetInt32(ordinal);

    public override long GetInt64(int ordinal) => rows.GetInt64(ordinal);

    public override double GetDouble(int ordinal) => rows.GetDouble(ordinal);

    public override decimal GetDecimal(int ordinal, int scale) => rows.GetDecimal(ordinal, scale);

    public override bool GetBoolean(int ordinal) => rows.GetBoolean(ordinal);

    public override string GetString(int ordinal) => rows.GetString(ordinal);

    public override Guid GetGuid(int ordinal) => rows.GetGuid(ordinal);

    public override DateOnly GetDate(int ordinal) => rows.GetDate(ordinal);

    public override TimeOnly GetTime(int ordinal) => rows.GetTime(ordinal);

    public override DateTime GetDateTime(int ordinal) => rows.GetDateTime(ordinal);

    public override string GetJson(int ordinal) => rows.GetJson(ordinal);

    public override T[] GetArray<T>(int ordinal) => rows.GetArray<T>(ordinal);

    public override ReadOnlyMemory<byte> GetNestedRows(int ordinal) => rows.GetNestedRows(ordinal);

    public override async ValueTask DisposeAsync()
    {
        await rows.DisposeAsync();
        await session.DisposeAsync();
    }
}
