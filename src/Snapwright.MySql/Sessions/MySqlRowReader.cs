using System.Data.Common;
using System.Text;
using System.Text.Json;
using Snapwright.Data.Rows;
using Snapwright.Data.Storage;
using Snapwright.MySql.Faults;

namespace Snapwright.MySql.Sessions;

/// <summary>Rows of a provider's reader.</summary>
/// <param name="session">Knows what to do when a statement fails.</param>
/// <param name="running">The statement that runs.</param>
/// <param name="end">What is left to do when the rows are given up; null for nothing.</param>
internal sealed class MySqlRowReader(MySqlSession session, RunningStatement running, Func<ValueTask>? end) : RowReader
{
    private readonly DbDataReader _rows = running.Rows;
    private RunningStatement? _running = running;
    private Func<ValueTask>? _end = end;

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _rows.ReadAsync(CancellationToken.None);
        }
        catch (Exception e) when (session.IsFault(e))
        {
            // What was to follow the rows does not follow a failure: a transaction of their own is rolled back with the session.
            _end = null;
            var fault = session.Fault(e, _running!.Text, cancellationToken);
            await session.EndConnectionAsync();
            throw fault;
        }
    }

    public override bool IsNull(int ordinal) => _rows.IsDBNull(ordinal);

    public override int GetInt32(int ordinal) => _rows.GetInt32(ordinal);

    public override long GetInt64(int ordinal) => _rows.GetInt64(ordinal);

    public override double GetDouble(int ordinal) => _rows.GetDouble(ordinal);

    public override decimal GetDecimal(int ordinal, int scale) => DecimalScale.Exactly(_rows.GetDecimal(ordinal), scale);

    public override bool GetBoolean(int ordinal) => _rows.GetInt64(ordinal) != 0;

    public override string GetString(int ordinal) => _rows.GetString(ordinal);

    public override Guid GetGuid(int ordinal) => _rows.GetGuid(ordinal);

    public override DateOnly GetDate(int ordinal) => DateOnly.FromDateTime(_rows.GetDateTime(ordinal));

    public override TimeOnly GetTime(int ordinal)
    {
        Span<byte> text = stackalloc byte[FixedText.TimeLength];
        return Encoding.ASCII.TryGetBytes(_rows.GetString(ordinal), text, out var length)
            ? FixedText.ReadTime(text[..length])
            : throw new FormatException("A stored time is not of the form HH:mm:ss.ffffff.");
    }

    public override DateTime GetDateTime(int ordinal) => DateTime.SpecifyKind(_rows.GetDateTime(ordinal), DateTimeKind.Utc);

    public override string GetJson(int ordinal) => _rows.GetString(ordinal);

    public override T[] GetArray<T>(int ordinal) => JsonArrayText.Read<T>(Encoding.UTF8.GetBytes(_rows.GetString(ordinal)));

    public override ReadOnlyMemory<byte> GetNestedRows(int ordinal)
    {
        if (_rows.IsDBNull(ordinal))
        {
            throw MySqlFaults.TooLarge();
        }

        var json = _rows.GetFieldValue<byte[]>(ordinal);
        if ((json.AsSpan().IndexOf("[!"u8) >= 0 || json.AsSpan().IndexOf(",!"u8) >= 0) && !IsJson(json))
        {
            throw MySqlFaults.TooLarge();
        }

        return json;
    }

    public override void Abandon() => _running?.Watch.Stop();

    public override async ValueTask DisposeAsync()
    {
        await FinishAsync();
        if (_end is { } end)
        {
            _end = null;
            await end();
        }
    }

    // Rows that are not wanted any more are still read: that is cheaper than a connection that is lost.
    private async ValueTask FinishAsync()
    {
        if (_running is not { } running)
        {
            return;
        }

        _running = null;
        try
        {
            await running.DisposeAsync();
        }
        catch (Exception) when (session.IsSpent)
        {
            // Providers fall over rows whose statement was ended; the connection is closed after it.
            return;
        }
        catch (Exception e) when (MySqlFaults.IsOfDatabase(e))
        {
            throw session.Fault(e, running.Text, CancellationToken.None);
        }
    }

    // The dialect's mark of a part that was too large is not JSON, outside of a string.
    private static bool IsJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
