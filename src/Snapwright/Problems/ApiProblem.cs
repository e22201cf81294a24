using Snapwright.Bodies;

namespace Snapwright.Problems;

/// <summary>An error answer, RFC 9457. It is returned, not thrown.</summary>
/// <param name="Code">Which kind.</param>
/// <param name="Detail">What is wrong here and what to do.</param>
/// <param name="Errors">The single faults, by field or parameter.</param>
public sealed record ApiProblem(ProblemCode Code, string Detail, IReadOnlyList<BodyError> Errors)
{
    /// <summary>An error without single faults.</summary>
    public ApiProblem(ProblemCode code, string detail)
        : this(code, detail, [])
    {
    }

    /// <summary>Seconds after which the same request may succeed; null where that is not known.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The id under which the log has the cause; null where the answer tells all.</summary>
    public string? TraceId { get; init; }

    /// <summary>422 for a body with errors.</summary>
    public static ApiProblem OfBody(BodyErrors errors) => new(
        ProblemCodes.InvalidBody,
        errors.Errors.Count == 1 ? "One field is not valid." : $"{errors.Errors.Count} fields are not valid.",
        errors.Errors);
}
