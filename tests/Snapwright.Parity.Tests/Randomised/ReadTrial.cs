using System.Text.Json;
using Snapwright.Parity.Tests.RandomRounds;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A random read, with the rows that are due.</summary>
public sealed class ReadTrial : Trial
{
    private readonly RandomRead _read;
    private readonly World _world;
    private readonly string[] _keys;
    private readonly int _count;

    /// <summary>Evaluates a read.</summary>
    public ReadTrial(World world, RandomRead read)
    {
        (_read, _world) = (read, world);
        var (keys, count) = new Evaluator(world).Run(read);
        (_keys, _count) = ([.. keys.Select(static k => RandomRead.Value(k)!.ToString())], count);
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
        string[] keys = [.. document.RootElement.GetProperty("data").EnumerateArray().Select(static r => r.GetProperty("id").ToString())];
        return !keys.SequenceEqual(_keys) ? $"expected: {string.Join(' ', _keys)}\nactual:   {string.Join(' ', keys)}"
            : meta.GetProperty("totalCount").GetInt32() != _world.Table(_read.Table).Count ? $"{meta}, and {_world.Table(_read.Table).Count} rows are there."
            : meta.GetProperty("filterCount").GetInt32() != _count ? $"{meta}, and {_count} are expected."
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => _read.ToString();
}
