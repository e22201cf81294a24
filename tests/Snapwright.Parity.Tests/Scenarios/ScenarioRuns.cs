using System.Collections.Concurrent;

namespace Snapwright.Parity.Tests.Scenarios;

/// <summary>The runs of the scenarios; each is run once, when its first step is asked for.</summary>
public sealed class ScenarioRuns
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ScenarioRun>>> _runs = new(StringComparer.Ordinal);

    /// <summary>The run of a scenario.</summary>
    public Task<ScenarioRun> GetAsync(string scenario) =>
        _runs.GetOrAdd(scenario, static s => new(() => ScenarioRun.RunAsync(s))).Value;
}
