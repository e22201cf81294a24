using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Lexing;

/// <summary>A word, number, text or symbol.</summary>
/// <param name="kind">What it is.</param>
/// <param name="start">UTF-16 units before it.</param>
/// <param name="length">UTF-16 units of it.</param>
/// <param name="value">The name or text without quotes and escapes; null where it is as written.</param>
internal readonly struct Token(TokenKind kind, int start, int length, string? value)
{
    public TokenKind Kind { get; } = kind;

    public int Start { get; } = start;

    public int Length { get; } = length;

    public string? Value { get; } = value;

    public int End => Start + Length;

    public SourceSpan Span => new(Start, Length);
}
