namespace Snapwright.Query.FunQl.Printing;

/// <summary>A part of a text whose line breaks are yet to be chosen.</summary>
/// <param name="IsBroken">Whether it cannot stand on one line, for a comment in it needs a line of its own.</param>
internal abstract record Layout(bool IsBroken);

/// <summary>Characters without a line break.</summary>
internal sealed record TextLayout(string Text) : Layout(false);

/// <summary>A line break, or, where the group around stands on one line, a text instead.</summary>
/// <param name="Flat">A space, or nothing.</param>
internal sealed record BreakLayout(string Flat) : Layout(false);

/// <summary>A line break in any case.</summary>
internal sealed record LineLayout() : Layout(true);

/// <summary>A comment.</summary>
/// <param name="Text">With its marks.</param>
/// <param name="StartsLine">Whether it stood at the beginning of a line.</param>
/// <param name="EndsLine">Whether it stood at the end of one.</param>
internal sealed record CommentLayout(string Text, bool StartsLine, bool EndsLine) : Layout(StartsLine || EndsLine);

/// <summary>Parts of which the line breaks are all taken, or none.</summary>
internal sealed record GroupLayout(IReadOnlyList<Layout> Parts) : Layout(Parts.Any(static p => p.IsBroken));

/// <summary>Parts of which the lines stand further to the right.</summary>
internal sealed record IndentLayout(IReadOnlyList<Layout> Parts) : Layout(Parts.Any(static p => p.IsBroken));
