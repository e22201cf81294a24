using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl;

/// <summary>What is wrong in a FunQL text, and where.</summary>
/// <param name="Kind">What sort of fault.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong, what was expected, and names that are near.</param>
public sealed record FunQlError(FunQlErrorKind Kind, SourceSpan Span, string Message);

/// <summary>Sorts of faults.</summary>
public enum FunQlErrorKind
{
    /// <summary>A character or token that is none.</summary>
    Lexical,

    /// <summary>Words in an order that means nothing.</summary>
    Syntax,

    /// <summary>A name that nothing has, or that more than one thing has.</summary>
    Name,

    /// <summary>A value of a type that does not fit.</summary>
    Type,

    /// <summary>Something that is not allowed where it stands.</summary>
    NotAllowed,

    /// <summary>Something that the database at hand cannot express.</summary>
    NotSupported,

    /// <summary>A bound on size, depth or number.</summary>
    Bound,
}
