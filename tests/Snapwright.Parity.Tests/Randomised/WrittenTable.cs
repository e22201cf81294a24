namespace Snapwright.Parity.Tests.Randomised;

/// <summary>The table of random writes, in memory: what each write must answer, and leave behind.</summary>
public sealed class WrittenTable
{
    private SortedDictionary<int, string> _rows = [];

    /// <summary>The rows, by key.</summary>
    public IReadOnlyDictionary<int, string> Rows => _rows;

    /// <summary>Runs a write; the status that is due. With an error nothing has changed.</summary>
    public int Run(RandomWrite write)
    {
        var before = new SortedDictionary<int, string>(_rows);
        var status = write.Kind switch
        {
            WriteKind.Create => Create(write.IsArray ? write.Rows : [write.Rows[0]]),
            WriteKind.Update => Update(write.Rows),
            WriteKind.Upsert => Upsert(write),
            WriteKind.UpdateByFilter => UpdateByFilter(write),
            WriteKind.DeleteByFilter => Delete(write),
            _ => Transaction(write),
        };
        if (status >= 300)
        {
            _rows = before;
        }

        return status;
    }

    private int Create(IEnumerable<(int Id, string Label)> rows) => rows.All(Add) ? 201 : 409;

    // A refusal of the database ends it; rows that are not there are told at the end.
    private int Update(IReadOnlyList<(int Id, string Label)> rows)
    {
        if (rows.DistinctBy(static r => r.Id).Count() < rows.Count)
        {
            return 422;
        }

        var status = 200;
        foreach (var (id, label) in rows)
        {
            if (!_rows.ContainsKey(id))
            {
                status = 404;
            }
            else if (!Set(id, label))
            {
                return 409;
            }
        }

        return status;
    }

    private int Upsert(RandomWrite write)
    {
        var rows = write.IsArray ? write.Rows : [write.Rows[0]];
        if ((write.ByLabel ? rows.DistinctBy(static r => r.Label).Count() : rows.DistinctBy(static r => r.Id).Count()) < rows.Count)
        {
            return 422;
        }

        var found = rows.Select(r => (Row: r, Id: Find(write, r))).ToList();
        if (!found.Where(static f => f.Id is null).All(f => Add(f.Row)))
        {
            return 409;
        }

        foreach (var (row, id) in found.Where(f => f.Id is not null && !write.IsIgnored))
        {
            if (!Set(id!.Value, row.Label))
            {
                return 409;
            }
        }

        return write.IsArray || found[0].Id is not null ? 200 : 201;
    }

    private int? Find(RandomWrite write, (int Id, string Label) row) => write.ByLabel
        ? _rows.Where(r => r.Value == row.Label).Select(static r => (int?)r.Key).FirstOrDefault()
        : _rows.ContainsKey(row.Id) ? row.Id : null;

    private int UpdateByFilter(RandomWrite write)
    {
        var keys = Matching(write);
        if (keys.Count > 1 || (keys.Count == 1 && _rows.Any(r => r.Value == write.Rows[0].Label && r.Key != keys[0])))
        {
            return 409;
        }

        keys.ForEach(k => _rows[k] = write.Rows[0].Label);
        return 200;
    }

    private int Delete(RandomWrite write)
    {
        Matching(write).ForEach(k => _rows.Remove(k));
        return 200;
    }

    private int Transaction(RandomWrite write)
    {
        for (var i = 0; i < write.Rows.Count; i++)
        {
            var (id, label) = write.Rows[i];
            var status = RandomWrite.OperationOf(write.Rows[i], i) switch
            {
                WriteKind.Create => Add((id, label)) ? 200 : 409,
                WriteKind.Update => !_rows.ContainsKey(id) ? 404 : Set(id, label) ? 200 : 409,
                _ => _rows.Remove(id) ? 200 : 404,
            };
            if (status >= 300)
            {
                return status;
            }
        }

        return 200;
    }

    private List<int> Matching(RandomWrite write) =>
        [.. _rows.Where(r => write.ByLabel ? write.Rows.Any(w => w.Label == r.Value) : r.Key <= write.Rows[0].Id).Select(static r => r.Key)];

    private bool Add((int Id, string Label) row) => !_rows.ContainsValue(row.Label) && _rows.TryAdd(row.Id, row.Label);

    private bool Set(int id, string label)
    {
        if (_rows.Any(r => r.Value == label && r.Key != id))
        {
            return false;
        }

        _rows[id] = label;
        return true;
    }
}
