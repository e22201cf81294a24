namespace Snapwright.Query.FunQl.Syntax;

/// <summary>
/// A part of a FunQL text. All spans are equal: two texts that say the same have equal trees wherever their words stand, which is how a printed
/// tree is compared with the one it was printed from, and how a generator sees that nothing changed.
/// </summary>
/// <param name="Start">UTF-16 units before it.</param>
/// <param name="Length">UTF-16 units of it.</param>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>UTF-16 units before what follows.</summary>
    public int End => Start + Length;

    /// <summary>From the beginning of one span to the end of a later one.</summary>
    public static SourceSpan Between(SourceSpan first, SourceSpan last) => new(first.Start, last.End - first.Start);

    /// <summary>True.</summary>
    public bool Equals(SourceSpan other) => true;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
