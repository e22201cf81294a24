namespace Snapwright.Parity.Tests.NestedWrites;

/// <summary>A write that the model refuses, with the status that is expected.</summary>
public sealed class RefusedException(int status) : Exception
{
    /// <summary>The status.</summary>
    public int Status { get; } = status;
}

/// <summary>A job of the model.</summary>
public sealed record Job(string Project, string? Assignee, int? Points, IReadOnlySet<string> Labels);

/// <summary>A note of the model.</summary>
public sealed record Note(string? Job, string? Text);

/// <summary>
/// The rows as the server should have them, by their names, which are never used twice. Written by hand from the reference, and
/// depending on nothing of the product.
/// </summary>
public sealed record Store(
    Dictionary<string, string?> Projects,
    Dictionary<string, Job> Jobs,
    Dictionary<string, Note> Notes,
    Dictionary<string, string?> Labels,
    HashSet<string> Members)
{
    /// <summary>Before the first write.</summary>
    public static Store Empty => new([], [], [], [], []);

    /// <summary>Another with the same rows.</summary>
    public Store Copy() => new(new(Projects), new(Jobs), new(Notes), new(Labels), new(Members));

    /// <summary>Deletes a job as the database does: its notes stay.</summary>
    public void DeleteJob(string name)
    {
        Require(Jobs.Remove(name), 422);
        foreach (var (note, row) in Notes.Where(n => n.Value.Job == name).ToList())
        {
            Notes[note] = row with { Job = null };
        }
    }

    /// <summary>Deletes a label with its links.</summary>
    public void DeleteLabel(string name)
    {
        Require(Labels.Remove(name), 422);
        foreach (var (job, row) in Jobs.Where(j => j.Value.Labels.Contains(name)).ToList())
        {
            Jobs[job] = row with { Labels = row.Labels.Where(l => l != name).ToHashSet() };
        }
    }

    /// <summary>Refuses unless a condition holds.</summary>
    public static void Require(bool holds, int status)
    {
        if (!holds)
        {
            throw new RefusedException(status);
        }
    }

    /// <summary>All rows as a text to compare.</summary>
    public override string ToString() => string.Join('\n',
    [
        .. Projects.Select(static p => $"project {p.Key}: {p.Value}").Order(StringComparer.Ordinal),
        .. Jobs.Select(static j => $"job {j.Key}: {j.Value.Project} {j.Value.Assignee} {j.Value.Points} [{string.Join(' ', j.Value.Labels.Order(StringComparer.Ordinal))}]").Order(StringComparer.Ordinal),
        .. Notes.Select(static n => $"note {n.Key}: {n.Value.Job} {n.Value.Text}").Order(StringComparer.Ordinal),
        .. Labels.Select(static l => $"label {l.Key}: {l.Value}").Order(StringComparer.Ordinal),
        .. Members.Select(static m => $"member {m}").Order(StringComparer.Ordinal),
    ]);
}
