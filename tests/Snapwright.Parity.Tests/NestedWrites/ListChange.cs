using System.Text.Json.Nodes;

namespace Snapwright.Parity.Tests.NestedWrites;

/// <summary>A random change of the rows of a to-many relation, in words or as a full list.</summary>
internal sealed class ListChange(Random random, Store rows, string parent, bool isNew, Func<string> newName)
{
    private sealed record Item(string Word, int Rank, Func<Served, JsonNode?> Json, string? Name, Action<Store> Apply);

    /// <summary>Of the notes of a job: one-to-many, and a note can be without a job.</summary>
    public void Notes(Draft draft)
    {
        void Set(Store s, string note, string? text) => s.Notes[note] = s.Notes[note] with { Text = text };
        void Link(Store s, string note, string? job)
        {
            Store.Require(s.Notes.ContainsKey(note), 422);
            s.Notes[note] = s.Notes[note] with { Job = job };
        }

        bool IsRelated(Store s, string note) => s.Notes.TryGetValue(note, out var row) && row.Job == parent;
        var items = Items("notes", rows.Notes.Keys, name => IsRelated(rows, name), "text", (s, n, v) =>
        {
            Store.Require(s.Notes.ContainsKey(n), 422);
            Set(s, n, v);
        }, (s, n) => Link(s, n, parent), (s, n) => Link(s, n, null), (s, n) => Store.Require(s.Notes.Remove(n), 422), () => Made((s, n) => s.Notes.Add(n, new(parent, null))), out var isFull);
        Add(draft, "notes", items, isFull, IsRelated, s => s.Notes.Where(n => n.Value.Job == parent).Select(static n => n.Key), (s, n) => Link(s, n, null), null, null);
    }

    /// <summary>Of the jobs of a project: one-to-many, and a job cannot be without a project.</summary>
    public void Jobs(Draft draft, Func<Draft> newJob)
    {
        void Link(Store s, string job)
        {
            Store.Require(s.Jobs.ContainsKey(job), 422);
            s.Jobs[job] = s.Jobs[job] with { Project = parent };
        }

        bool IsRelated(Store s, string job) => s.Jobs.TryGetValue(job, out var row) && row.Project == parent;
        var items = Items("jobs", rows.Jobs.Keys, name => IsRelated(rows, name), "points", (s, n, v) =>
        {
            Store.Require(s.Jobs.ContainsKey(n), 422);
            s.Jobs[n] = s.Jobs[n] with { Points = int.Parse(v!, System.Globalization.CultureInfo.InvariantCulture) };
        }, Link, static (_, _) => throw new RefusedException(422), static (s, n) => s.DeleteJob(n), () =>
        {
            var job = newJob();
            return ("", job.Render, s => job.After.ForEach(a => a(s)));
        }, out var isFull);
        Add(draft, "jobs", items, isFull, IsRelated, s => s.Jobs.Where(j => j.Value.Project == parent).Select(static j => j.Key), static (_, _) => throw new RefusedException(422), null, null);
    }

    /// <summary>Of the labels of a job: many-to-many.</summary>
    public void Labels(Draft draft)
    {
        void Change(Store s, Func<IReadOnlySet<string>, IEnumerable<string>> change) =>
            s.Jobs[parent] = s.Jobs[parent] with { Labels = change(s.Jobs[parent].Labels).ToHashSet() };

        bool IsRelated(Store s, string label) => s.Jobs.TryGetValue(parent, out var job) && job.Labels.Contains(label);
        var items = Items("labels", rows.Labels.Keys, name => IsRelated(rows, name), "color", static (s, n, v) =>
        {
            Store.Require(s.Labels.ContainsKey(n), 422);
            s.Labels[n] = v;
        }, static (_, _) => { }, (s, n) => Change(s, l => l.Where(x => x != n)), static (s, n) => s.DeleteLabel(n), () => Made(static (s, n) => s.Labels.Add(n, null)), out var isFull);

        // Links are set when all rows are there; one with a label that was deleted meanwhile breaks a reference.
        Add(draft, "labels", items, isFull, IsRelated, static _ => [], static (_, _) => { }, (s, connected) =>
        {
            Store.Require(connected.All(s.Labels.ContainsKey), 409);
            Change(s, l => isFull ? connected : l.Concat(connected));
        }, static (s, n) => Store.Require(s.Labels.ContainsKey(n), 422));
    }

    private (string, Func<Served, JsonObject>, Action<Store>) Made(Action<Store, string> add)
    {
        var name = newName();
        return (name, _ => new JsonObject { ["name"] = name }, s => add(s, name));
    }

    private List<Item> Items(
        string table,
        IReadOnlyCollection<string> names,
        Func<string, bool> isRelated,
        string field,
        Action<Store, string, string?> set,
        Action<Store, string> connect,
        Action<Store, string> disconnect,
        Action<Store, string> delete,
        Func<(string Name, Func<Served, JsonObject> Json, Action<Store> Apply)> create,
        out bool isFull)
    {
        isFull = random.Next(2) == 0;
        var items = new List<Item>();
        for (var n = random.Next(5); n > 0; n--)
        {
            // Mostly rows that are related where they have to be.
            var related = names.Where(isRelated).ToList();
            var any = names.Count == 0 ? null : names.ElementAt(random.Next(names.Count));
            var one = related.Count > 0 && random.Next(12) > 0 ? related[random.Next(related.Count)] : any;
            var value = random.Next(1, 9).ToString(System.Globalization.CultureInfo.InvariantCulture);
            JsonNode Value() => field == "points" ? int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : value;
            JsonObject Update(Served s, string name) => new() { ["id"] = s.Key(table, name), [field] = Value() };
            JsonNode Key(Served s, string name) => value[0] % 2 == 0 ? s.Key(table, name) : new JsonObject { ["id"] = s.Key(table, name) };
            var member = isFull ? "set" : "connect";
            switch (random.Next(isNew ? 2 : 6))
            {
                case 1 when any is not null:
                    items.Add(new(member, 3, s => Key(s, any), any, s => connect(s, any)));
                    break;
                case 2 when one is not null && isFull:
                    items.Add(new(member, 3, s => Update(s, one), one, s =>
                    {
                        set(s, one, value);
                        connect(s, one);
                    }));
                    break;
                case 3 when one is not null:
                    items.Add(new("update", 2, s => Update(s, one), one, s => set(s, one, value)));
                    break;
                case 4 when one is not null && !isFull:
                    items.Add(new("disconnect", 0, s => Key(s, one), one, s => disconnect(s, one)));
                    break;
                case 5 when one is not null && random.Next(2) == 0:
                    items.Add(new("delete", 1, s => Key(s, one), one, s => delete(s, one)));
                    break;
                default:
                    var (name, json, apply) = create();
                    items.Add(new(isFull && random.Next(2) == 0 ? "set" : "create", 4, json, name, apply));
                    break;
            }
        }

        return items;
    }

    private static JsonNode Json(Served s, List<Item> items, bool isFull)
    {
        if (isFull && items.TrueForAll(static i => i.Word == "set"))
        {
            return new JsonArray([.. items.Select(i => i.Json(s))]);
        }

        var words = items.GroupBy(static i => i.Word).Select(g => KeyValuePair.Create<string, JsonNode?>(g.Key, new JsonArray([.. g.Select(i => i.Json(s))])));
        var json = new JsonObject(words);
        if (isFull && !json.ContainsKey("set"))
        {
            json["set"] = new JsonArray();
        }

        return json;
    }

    private void Add(
        Draft draft,
        string relation,
        List<Item> items,
        bool isFull,
        Func<Store, string, bool> isRelated,
        Func<Store, IEnumerable<string>> present,
        Action<Store, string> leave,
        Action<Store, List<string>>? link,
        Action<Store, string>? checkConnect)
    {
        draft.Fields.Add((relation, s => Json(s, items, isFull)));
        draft.After.Add(store =>
        {
            foreach (var item in items.Where(static i => i.Rank < 3))
            {
                Store.Require(isRelated(store, item.Name!), 422);
            }

            foreach (var item in items.Where(static i => i.Rank == 3))
            {
                checkConnect?.Invoke(store, item.Name!);
            }

            // By word first, as the words of the body are in the order of their first items.
            var ordered = items.GroupBy(static i => i.Word).SelectMany(static g => g).OrderBy(static i => i.Rank).ToList();
            foreach (var item in ordered.Where(static i => i.Rank < 2))
            {
                item.Apply(store);
            }

            if (isFull && !isNew)
            {
                var wanted = items.Where(static i => i.Rank < 4).Select(static i => i.Name).ToHashSet();
                foreach (var other in present(store).Where(n => !wanted.Contains(n)).ToList())
                {
                    leave(store, other);
                }
            }

            foreach (var item in ordered.Where(static i => i.Rank >= 2))
            {
                item.Apply(store);
            }

            link?.Invoke(store, [.. ordered.Where(static i => i.Rank >= 3).Select(static i => i.Name!)]);
        });
    }
}
