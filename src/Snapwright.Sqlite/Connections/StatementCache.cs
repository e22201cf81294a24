using System.Globalization;
using Snapwright.Query.Sql;
using SQLitePCL;

namespace Snapwright.Sqlite.Connections;

/// <summary>The prepared statements of one connection; the least recently used goes first.</summary>
internal sealed class StatementCache(SqliteHandle handle, int capacity) : IDisposable
{
    private readonly Dictionary<string, LinkedListNode<SqliteStatement>> _byText = new(StringComparer.Ordinal);
    private readonly LinkedList<SqliteStatement> _byUse = new();

    public SqliteStatement Get(SqlStatement statement)
    {
        if (_byText.TryGetValue(statement.Text, out var node) && node.Value.Places.Length == statement.Parameters.Count)
        {
            if (_byUse.First != node)
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
            }

            return node.Value;
        }

        if (node is not null)
        {
            Remove(node);
        }
        else if (_byText.Count >= capacity)
        {
            Remove(_byUse.Last!);
        }

        var prepared = Prepare(statement);
        _byText.Add(statement.Text, _byUse.AddFirst(prepared));
        return prepared;
    }

    public void Dispose()
    {
        foreach (var statement in _byUse)
        {
            statement.Handle.Dispose();
        }

        _byUse.Clear();
        _byText.Clear();
    }

    private void Remove(LinkedListNode<SqliteStatement> node)
    {
        _byUse.Remove(node);
        _byText.Remove(node.Value.Text);
        node.Value.Handle.Dispose();
    }

    private SqliteStatement Prepare(SqlStatement statement)
    {
        handle.Check(raw.sqlite3_prepare_v3(handle.Sqlite, statement.Text, raw.SQLITE_PREPARE_PERSISTENT, out var prepared));
        var places = new int[statement.Parameters.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = raw.sqlite3_bind_parameter_index(prepared, "$" + (i + 1).ToString(CultureInfo.InvariantCulture));
        }

        return new SqliteStatement(statement.Text, prepared, places);
    }
}
