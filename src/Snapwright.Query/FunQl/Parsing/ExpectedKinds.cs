using Snapwright.Query.FunQl.Lexing;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>The kinds of tokens that could have stood at a place.</summary>
internal struct ExpectedKinds
{
    private ulong _low;
    private ulong _middle;
    private ulong _high;

    public void Add(TokenKind kind)
    {
        var bit = 1UL << ((int)kind & 63);
        switch ((int)kind >> 6)
        {
            case 0:
                _low |= bit;
                break;
            case 1:
                _middle |= bit;
                break;
            default:
                _high |= bit;
                break;
        }
    }

    public void Clear() => _low = _middle = _high = 0;

    public readonly bool Contains(TokenKind kind) =>
        ((((int)kind >> 6) switch { 0 => _low, 1 => _middle, _ => _high }) & (1UL << ((int)kind & 63))) != 0;
}
