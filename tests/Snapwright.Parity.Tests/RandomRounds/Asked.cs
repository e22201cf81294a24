using Snapwright.Parity.Tests.Applications;
using Snapwright.Parity.Tests.Randomised;

namespace Snapwright.Parity.Tests.RandomRounds;

/// <summary>All ways of serving, with a data set in them, and what they answer.</summary>
public sealed class Asked(ParityApplications applications)
{
    private const int AtOnce = 3;

    private World? _loaded;

    /// <summary>Puts a data set in the place of another.</summary>
    public async Task LoadAsync(World world)
    {
        IReadOnlyList<Loading> requests = [.. _loaded is null ? [] : Loading.Clear(_loaded.Schema), .. Loading.Fill(world)];
        _loaded = world;
        await Task.WhenAll(applications.All.Select(a => Task.Run(() => SendAsync(a, requests))));
    }

    /// <summary>What is wrong with the first bad answer, null for nothing; and how many answers have something in them.</summary>
    public async Task<(string? Fault, int Finding)> FaultAsync(IReadOnlyList<Trial> trials)
    {
        var answers = applications.All.Select(_ => new string[trials.Count]).ToArray();
        await Task.WhenAll(applications.All.Select((application, at) => Parallel.ForAsync(
            0, trials.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => answers[at][i] = await ReadAsync(application, trials[i]))));
        var faults = trials.AsParallel().AsOrdered().Select((trial, i) => Fault(trial, [.. answers.Select(a => a[i])]));
        return (faults.FirstOrDefault(static f => f is not null), trials.Count(static t => t.FindsSomething));
    }

    // Who differs from whom, and from what is due.
    private static string? Fault(Trial trial, string[] answers)
    {
        var due = answers.Distinct().ToDictionary(static a => a, a => a.StartsWith("200 ", StringComparison.Ordinal) ? trial.Fault(a[4..]) : "Another status is due.");
        if (due.Count == 1 && due[answers[0]] is null)
        {
            return null;
        }

        var kinds = due.Select(a => $"--- {string.Join(", ", Variant.All.Where((_, i) => answers[i] == a.Key))}\n{a.Key}\n{a.Value ?? "That is what is due."}");
        return $"{trial}\n{string.Join('\n', kinds)}";
    }

    private static async Task<string> ReadAsync(ParityApplication application, Trial trial)
    {
        using var request = trial.Request();
        using var response = await application.Http.SendAsync(request);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }

    private static async Task SendAsync(ParityApplication application, IReadOnlyList<Loading> requests)
    {
        foreach (var loading in requests)
        {
            using var request = loading.Request();
            using var response = await application.Http.SendAsync(request);
            Assert.True(
                (int)response.StatusCode == loading.Status,
                $"{application.Variant}: {loading}\n{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
    }
}
