using Snapwright.Data.Rows;

namespace Snapwright.Compilation;

/// <summary>Rows under other ordinals; -1 is a column that is not there, which is NULL.</summary>
internal sealed class RemappedRowReader(RowReader rows, int[] ordinals) : RowReader
{
    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => rows.ReadAsync(cancellationToken);

    public override bool IsNull(int ordinal) => ordinals[ordinal] < 0 || rows.IsNull(ordinals[ordinal]);

    public override int GetInt32(int ordinal) => rows.GetInt32(ordinals[ordinal]);

    public override long GetInt64(int ordinal) => rows.GetInt64(ordinals[ordinal]);

    public override double GetDouble(int ordinal) => rows.GetDouble(ordinals[ordinal]);

    public override decimal GetDecimal(int ordinal, int scale) => rows.GetDecimal(ordinals[ordinal], scale);

    public override bool GetBoolean(int ordinal) => rows.GetBoolean(ordinals[ordinal]);

    public override string GetString(int ordinal) => rows.GetString(ordinals[ordinal]);

    public override Guid GetGuid(int ordinal) => rows.GetGuid(ordinals[ordinal]);

    public override DateOnly GetDate(int ordinal) => rows.GetDate(ordinals[ordinal]);

    public override TimeOnly GetTime(int ordinal) => rows.GetTime(ordinals[ordinal]);

    public override DateTime GetDateTime(int ordinal) => rows.GetDateTime(ordinals[ordinal]);

    public override string GetJson(int ordinal) => rows.GetJson(ordinals[ordinal]);

    public override T[] GetArray<T>(int ordinal) => rows.GetArray<T>(ordinals[ordinal]);

    public override ReadOnlyMemory<byte> GetNestedRows(int ordinal) => rows.GetNestedRows(ordinals[ordinal]);

    public override ValueTask DisposeAsync() => rows.DisposeAsync();
}
