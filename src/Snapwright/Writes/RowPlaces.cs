using System.Buffers;
using System.Collections;

namespace Snapwright.Writes;

/// <summary>Gathers where the rows of a body are. Ten thousand of them are one array of moderate size, as a list that grows is not.</summary>
internal sealed class RowPlaces : IDisposable
{
    private (int Start, int Length)[] _places = ArrayPool<(int Start, int Length)>.Shared.Rent(16);

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(int start, int length)
    {
        if (Count == _places.Length)
        {
            var larger = ArrayPool<(int Start, int Length)>.Shared.Rent(Count * 2);
            _places.CopyTo(larger, 0);
            ArrayPool<(int Start, int Length)>.Shared.Return(_places);
            _places = larger;
        }

        _places[Count++] = (start, length);
    }

    /// <summary>The rows of a body; it must live as long as they.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> json) => new Slices(json, _places.AsSpan(0, Count).ToArray());

    /// <inheritdoc/>
    public void Dispose()
    {
        var places = _places;
        _places = [];
        if (places.Length > 0)
        {
            ArrayPool<(int Start, int Length)>.Shared.Return(places);
        }
    }

    private sealed class Slices(ReadOnlyMemory<byte> json, (int Start, int Length)[] places) : IReadOnlyList<ReadOnlyMemory<byte>>
    {
        public int Count => places.Length;

        public ReadOnlyMemory<byte> this[int index] => json.Slice(places[index].Start, places[index].Length);

        public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator()
        {
            for (var i = 0; i < places.Length; i++)
            {
                yield return this[i];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
