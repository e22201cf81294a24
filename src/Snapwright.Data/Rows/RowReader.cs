namespace Snapwright.Data.Rows;

/// <summary>
/// The rows of a result, one at a time. The getters are typed by the model's kinds, so that a driver that stores a kind in
/// its own way (SQLite: decimals as scaled integers, instants as text) gives the same value as every other.
/// A getter other than <see cref="IsNull"/> must not be called on NULL.
/// </summary>
public abstract class RowReader : IAsyncDisposable
{
    /// <summary>Goes to the next row; false after the last.</summary>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Whether a value is NULL.</summary>
    public abstract bool IsNull(int ordinal);

    /// <summary>A 32-bit integer.</summary>
    public abstract int GetInt32(int ordinal);

    /// <summary>A 64-bit integer.</summary>
    public abstract long GetInt64(int ordinal);

    /// <summary>A double.</summary>
    public abstract double GetDouble(int ordinal);

    /// <summary>A decimal with exactly <paramref name="scale"/> digits behind the point.</summary>
    public abstract decimal GetDecimal(int ordinal, int scale);

    /// <summary>A boolean.</summary>
    public abstract bool GetBoolean(int ordinal);

    /// <summary>Text.</summary>
    public abstract string GetString(int ordinal);

    /// <summary>A UUID.</summary>
    public abstract Guid GetGuid(int ordinal);

    /// <summary>A date.</summary>
    public abstract DateOnly GetDate(int ordinal);

    /// <summary>A time of day, whole microseconds.</summary>
    public abstract TimeOnly GetTime(int ordinal);

    /// <summary>An instant, <see cref="DateTimeKind.Utc"/>, whole microseconds.</summary>
    public abstract DateTime GetDateTime(int ordinal);

    /// <summary>The text of a JSON column, as it was stored.</summary>
    public abstract string GetJson(int ordinal);

    /// <summary>
    /// The items of an array column; <typeparamref name="T"/> is int, long, double, bool, string or Guid, after the item kind.
    /// </summary>
    public abstract T[] GetArray<T>(int ordinal);

    /// <summary>The UTF-8 JSON of a <see cref="Query.Expressions.NestedRows"/> value: an array of arrays, <c>[]</c> for no rows.</summary>
    public abstract ReadOnlyMemory<byte> GetNestedRows(int ordinal);

    /// <summary>
    /// Says that rows are left that nobody wants: the statement is stopped at once, where disposing alone might wait for its end. Only
    /// <see cref="DisposeAsync"/> may follow.
    /// </summary>
    public virtual void Abandon()
    {
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
