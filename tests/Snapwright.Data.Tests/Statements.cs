using Snapwright.Data.Databases;
using Snapwright.Data.Rows;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Data.Tests;

/// <summary>Short forms for statements written by hand.</summary>
internal static class Statements
{
    public static async Task<int> RunAsync(this DatabaseSession session, string text, params (DataType Type, SqlValue Value)[] values) =>
        await session.ExecuteAsync(Statement(text, values), Values(values), CancellationToken.None);

    public static async Task<int> RunAsync(this Database database, string text, params (DataType Type, SqlValue Value)[] values)
    {
        await using var session = await database.OpenWriteAsync(CancellationToken.None);
        return await session.RunAsync(text, values);
    }

    public static async Task<RowReader> RowsAsync(this DatabaseSession session, string text, params (DataType Type, SqlValue Value)[] values) =>
        await session.QueryAsync(Statement(text, values), Values(values), CancellationToken.None);

    /// <summary>The one value of the first row; null for NULL or no row.</summary>
    public static async Task<T?> OneAsync<T>(
        this Database database, Func<RowReader, T> get, string text, params (DataType Type, SqlValue Value)[] values)
    {
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        await using var rows = await session.RowsAsync(text, values);
        return await rows.ReadAsync(CancellationToken.None) && !rows.IsNull(0) ? get(rows) : default;
    }

    public static Task<long> CountAsync(this Database database, string table) =>
        database.OneAsync(static r => r.GetInt64(0), $"SELECT count(*) FROM {table}");

    public static (DataType, SqlValue) Int(int value) => (DataType.Int, SqlValue.Int(value));

    public static (DataType, SqlValue) Text(string value) => (DataType.Text, SqlValue.Text(value));

    private static SqlStatement Statement(string text, (DataType Type, SqlValue Value)[] values) =>
        new(text, values.Select(static v => v.Type).ToEquatableArray());

    private static SqlValue[] Values((DataType Type, SqlValue Value)[] values) => [.. values.Select(static v => v.Value)];
}
