using System.Text.Json;
using Snapwright.Parity.Tests.RandomRounds;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A random read, with the rows that are due.</summary>
public sealed class ReadTrial : Trial
{
    private readonly RandomRead _read;
    private readonly World _world;
    private readonly int[] _keys;
    private readonly int _count;

    /// <summary>Evaluates a read.</summary>
    public ReadTrial(World world, RandomRead read)
    {
        (_read, _world) = (read, world);
        (_keys, _count) = new Evaluator(world).Run(read);
    }

    /// <inheritdoc/>
    public override bool FindsSomething => _keys.Length > 0;

    /// <inheritdoc/>
    public override HttpRequestMessage Request() => _read.Request();

    /// <inheritdoc/>
    public override string? Fault(string body)
    {
        using var document = JsonDocument.Parse(body);
        var meta = document.RootElement.GetProperty("meta");
        int[] keys = [.. document.RootElement.GetProperty("data").EnumerateArray().Select(static r => r.GetProperty("id").GetInt32())];
        return !keys.SequenceEqual(_keys) ? $"expected: {string.Join(' ', _keys)}\nactual:   {string.Join(' ', keys)}"
            : meta.GetProperty("totalCount").GetInt32() != _world.Facts.Count ? $"{meta}, and {_world.Facts.Count} rows are there."
            : meta.GetProperty("filterCount").GetInt32() != _count ? $"{meta}, and {_count} are expected."
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => _read.ToString();
}
