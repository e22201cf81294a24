using Snapwright.Bodies;
using Snapwright.Problems;

namespace Snapwright.Writes.Nested;

/// <summary>Problems of nested rows as problems of the body around them.</summary>
internal static class NestedProblems
{
    /// <summary>The problem of a row that stands at a path.</summary>
    public static ApiProblem At(string path, ApiProblem problem) => problem with
    {
        Errors = problem.Errors.Count == 0
            ? [new BodyError(path, problem.Code.Code, problem.Detail)]
            : [.. problem.Errors.Select(e => e with { Field = e.Field.Length == 0 ? path : $"{path}.{e.Field}" })],
    };

    /// <summary>A refusal at a path.</summary>
    public static ApiProblem Of(string path, string code, string message)
    {
        var errors = new BodyErrors();
        errors.Add(path, code, message);
        return ApiProblem.OfBody(errors);
    }
}
