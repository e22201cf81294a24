using System.Text.Json.Nodes;

namespace Snapwright.Parity.Tests.NestedWrites;

/// <summary>Makes random writes that fit the rows which are there.</summary>
/// <param name="random">The dice.</param>
/// <param name="rows">The rows.</param>
/// <param name="newName">A name that no row has had.</param>
internal sealed class RandomWrites(Random random, Store rows, Func<string> newName)
{
    /// <summary>One write.</summary>
    public RandomWrite Next() => rows.Projects.Count < 2 || random.Next(6) == 0 ? CreateProject()
        : random.Next(3) == 0 ? ChangeProject()
        : ChangeJob();

    private RandomWrite CreateProject()
    {
        var name = newName();
        var draft = new Draft();
        draft.Fields.Add(("name", _ => name));
        Lead(draft, name);
        if (random.Next(4) > 0)
        {
            NewJobs(draft, name, random.Next(2) == 0);
        }

        return new(HttpMethod.Post, static _ => "/api/projects", draft.Render, store =>
        {
            draft.Before.ForEach(a => a(store));
            store.Projects.TryAdd(name, null);
            draft.After.ForEach(a => a(store));
        });
    }

    private void Lead(Draft draft, string project)
    {
        switch (random.Next(4))
        {
            case 0:
                var made = newName();
                var isWord = random.Next(2) == 0;
                draft.Fields.Add(("lead", _ => isWord ? Word("create", Named(made)) : Named(made)));
                draft.Before.Add(s => s.Members.Add(made));
                draft.After.Add(s => s.Projects[project] = made);
                break;
            case 1 when Pick(rows.Members) is { } member:
                var form = random.Next(4);
                draft.Fields.Add(("lead", s => form switch
                {
                    0 => s.Key("members", member),
                    1 => Keyed(s, "members", member),
                    2 => Word("connect", Keyed(s, "members", member)),
                    _ => Word("connect", Named(member)),
                }));
                draft.After.Add(s => s.Projects[project] = member);
                break;
            default:
                break;
        }
    }

    private void NewJobs(Draft draft, string project, bool isWord)
    {
        var jobs = Enumerable.Range(0, random.Next(4)).Select(_ => NewJob(project)).ToList();
        draft.Fields.Add(("jobs", s => isWord ? Word("create", List(s)) : List(s)));
        draft.After.AddRange(jobs.SelectMany(static j => j.After));

        JsonArray List(Served s) => new([.. jobs.Select(j => (JsonNode)j.Render(s))]);
    }

    private Draft NewJob(string project)
    {
        var name = newName();
        var points = random.Next(2) == 0 ? (int?)random.Next(1, 9) : null;
        var draft = new Draft();
        draft.Fields.Add(("name", _ => name));
        if (points is not null)
        {
            draft.Fields.Add(("points", _ => points));
        }

        draft.After.Add(s => s.Jobs.Add(name, new(project, null, points, new HashSet<string>())));
        Assignee(draft, name, isNew: true);
        if (random.Next(2) == 0)
        {
            new ListChange(random, rows, name, isNew: true, newName).Notes(draft);
        }

        if (random.Next(2) == 0)
        {
            new ListChange(random, rows, name, isNew: true, newName).Labels(draft);
        }

        return draft;
    }

    private void Assignee(Draft draft, string job, bool isNew)
    {
        void Set(Store store, string? member) => store.Jobs[job] = store.Jobs[job] with { Assignee = member };
        switch (random.Next(isNew ? 3 : 6))
        {
            case 0:
                var made = newName();
                draft.Fields.Add(("assignee", _ => Word("create", Named(made))));
                draft.After.Add(s =>
                {
                    s.Members.Add(made);
                    Set(s, made);
                });
                break;
            case 1 when Pick(rows.Members) is { } member:
                draft.Fields.Add(("assignee", s => s.Key("members", member)));
                draft.After.Add(s => Set(s, member));
                break;
            case 3:
                draft.Fields.Add(("assignee", _ => Word("disconnect", true)));
                draft.After.Add(s => Set(s, null));
                break;
            case 4:
                draft.Fields.Add(("assignee", _ => null));
                draft.After.Add(s => Set(s, null));
                break;
            case 5:
                // A member may be somebody else's too: the references are set to NULL.
                draft.Fields.Add(("assignee", _ => Word("delete", true)));
                draft.After.Add(s =>
                {
                    var present = s.Jobs[job].Assignee;
                    Store.Require(present is not null, 422);
                    s.Members.Remove(present!);
                    foreach (var (name, row) in s.Jobs.Where(j => j.Value.Assignee == present).ToList())
                    {
                        s.Jobs[name] = row with { Assignee = null };
                    }

                    foreach (var (name, _) in s.Projects.Where(p => p.Value == present).ToList())
                    {
                        s.Projects[name] = null;
                    }
                });
                break;
            default:
                break;
        }
    }

    private RandomWrite ChangeProject()
    {
        var project = Pick(rows.Projects.Keys)!;
        var draft = new Draft();
        Lead(draft, project);
        new ListChange(random, rows, project, isNew: false, newName).Jobs(draft, () => NewJob(project));
        return Change("projects", project, draft);
    }

    private RandomWrite ChangeJob()
    {
        if (Pick(rows.Jobs.Keys) is not { } job)
        {
            return CreateProject();
        }

        var draft = new Draft();
        Assignee(draft, job, isNew: false);
        if (random.Next(4) > 0)
        {
            new ListChange(random, rows, job, isNew: false, newName).Notes(draft);
        }

        if (random.Next(4) > 0)
        {
            new ListChange(random, rows, job, isNew: false, newName).Labels(draft);
        }

        return Change("jobs", job, draft);
    }

    private static RandomWrite Change(string table, string name, Draft draft) =>
        new(HttpMethod.Patch, s => $"/api/{table}/{s.Key(table, name)}", draft.Render, store =>
        {
            draft.Before.ForEach(a => a(store));
            draft.After.ForEach(a => a(store));
        });

    private string? Pick(IReadOnlyCollection<string> names) => names.Count == 0 ? null : names.ElementAt(random.Next(names.Count));

    private static JsonObject Named(string name) => new() { ["name"] = name };

    private static JsonObject Word(string word, JsonNode? value) => new() { [word] = value };

    private static JsonObject Keyed(Served served, string table, string name) => new() { ["id"] = served.Key(table, name) };
}
