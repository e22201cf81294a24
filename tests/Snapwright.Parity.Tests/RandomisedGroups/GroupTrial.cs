using System.Text.Json.Nodes;
using Snapwright.Parity.Tests.Randomised;
using Snapwright.Parity.Tests.RandomRounds;

namespace Snapwright.Parity.Tests.RandomisedGroups;

/// <summary>A random request for groups, with the answer that is due.</summary>
public sealed class GroupTrial(World world, RandomGroups request) : Trial
{
    private readonly GroupAnswer _due = new(request, world);

    /// <inheritdoc/>
    public override bool FindsSomething => _due.Groups > 0;

    /// <inheritdoc/>
    public override HttpRequestMessage Request() => _due.Request();

    /// <inheritdoc/>
    public override string? Fault(string body)
    {
        var actual = GroupAnswer.Text(JsonNode.Parse(body)!);
        return actual == _due.Expected ? null : $"expected: {_due.Expected}\nactual:   {actual}";
    }

    /// <inheritdoc/>
    public override string ToString() => _due.ToString();
}
