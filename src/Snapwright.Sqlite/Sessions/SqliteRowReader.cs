using System.Buffers.Text;
using System.Text;
using Snapwright.Data.Rows;
using Snapwright.Data.Storage;
using Snapwright.Sqlite.Connections;
using Snapwright.Sqlite.Storage;
using SQLitePCL;

namespace Snapwright.Sqlite.Sessions;

/// <summary>Rows of a running statement.</summary>
internal sealed class SqliteRowReader(SqliteHandle handle, SqliteStatement statement) : RowReader
{
    private readonly sqlite3_stmt _rows = statement.Handle;
    private bool _isAhead;
    private bool _hasRow;
    private bool _hasFailed;

    public bool IsOpen { get; private set; } = true;

    /// <summary>Runs the statement to its first row, so that a write happens, and fails, whether or not its rows are read.</summary>
    public void Start(CancellationToken cancellationToken)
    {
        Step(cancellationToken);
        _isAhead = true;
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (_isAhead)
        {
            _isAhead = false;
        }
        else if (_hasRow)
        {
            Step(cancellationToken);
        }

        return new(_hasRow);
    }

    public override bool IsNull(int ordinal) => raw.sqlite3_column_type(_rows, ordinal) == raw.SQLITE_NULL;

    public override int GetInt32(int ordinal) => checked((int)raw.sqlite3_column_int64(_rows, ordinal));

    public override long GetInt64(int ordinal) => raw.sqlite3_column_int64(_rows, ordinal);

    public override double GetDouble(int ordinal) => raw.sqlite3_column_double(_rows, ordinal);

    public override decimal GetDecimal(int ordinal, int scale) => ScaledDecimal.FromScaled(raw.sqlite3_column_int64(_rows, ordinal), scale);

    public override bool GetBoolean(int ordinal) => raw.sqlite3_column_int64(_rows, ordinal) != 0;

    public override string GetString(int ordinal) => Encoding.UTF8.GetString(Bytes(ordinal));

    public override Guid GetGuid(int ordinal) =>
        Utf8Parser.TryParse(Bytes(ordinal), out Guid value, out _) ? value : throw new FormatException("A stored UUID cannot be read.");

    public override DateOnly GetDate(int ordinal) => FixedText.ReadDate(Bytes(ordinal));

    public override TimeOnly GetTime(int ordinal) => FixedText.ReadTime(Bytes(ordinal));

    public override DateTime GetDateTime(int ordinal) => FixedText.ReadInstant(Bytes(ordinal));

    public override string GetJson(int ordinal) => GetString(ordinal);

    public override T[] GetArray<T>(int ordinal) => JsonArrayText.Read<T>(Bytes(ordinal));

    // A copy: SQLite's own memory ends with the row.
    public override ReadOnlyMemory<byte> GetNestedRows(int ordinal) => Bytes(ordinal).ToArray();

    public override ValueTask DisposeAsync()
    {
        if (IsOpen)
        {
            IsOpen = false;
            Finish();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Ends the statement; what it has to say no longer matters.</summary>
    public override void Abandon()
    {
        if (IsOpen)
        {
            IsOpen = false;
            _hasFailed = true;
            Finish();
        }
    }

    private void Step(CancellationToken cancellationToken)
    {
        try
        {
            _hasRow = handle.Step(statement, cancellationToken);
        }
        catch
        {
            IsOpen = false;
            _hasRow = false;
            _hasFailed = true;
            Finish();
            throw;
        }
    }

    // What the rows of a write violate at the end of the statement comes up here, when not all rows were read.
    private void Finish()
    {
        var result = raw.sqlite3_reset(_rows);
        _ = raw.sqlite3_clear_bindings(_rows);
        if (!_hasFailed)
        {
            handle.Check(result);
        }
    }

    private ReadOnlySpan<byte> Bytes(int ordinal) => raw.sqlite3_column_blob(_rows, ordinal);
}
