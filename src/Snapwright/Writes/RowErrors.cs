using Snapwright.Bodies;
using Snapwright.Problems;

namespace Snapwright.Writes;

/// <summary>The errors of many rows, with the place of each row in front: <c>[3].title</c>. Those beyond the hundredth are not kept.</summary>
internal sealed class RowErrors
{
    private readonly BodyErrors _errors = new();
    private ProblemCode? _code;

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty => _code is null;

    /// <summary>Whether so much is wrong that the rest is not looked at.</summary>
    public bool IsFull => _errors.IsFull;

    /// <summary>Adds what is wrong with one row.</summary>
    public void Add(string place, ApiProblem problem)
    {
        _code ??= problem.Code;
        foreach (var error in problem.Errors)
        {
            _errors.Add(Join(place, error.Field), error.Code, error.Message);
        }

        if (problem.Errors.Count == 0)
        {
            _errors.Add(place, problem.Code == ProblemCodes.InvalidBody ? BodyErrorCodes.WrongType : problem.Code.Code, problem.Detail);
        }
    }

    /// <summary>Adds one error.</summary>
    public void Add(ProblemCode code, string place, string error, string message)
    {
        _code ??= code;
        _errors.Add(place, error, message);
    }

    /// <summary>All of them as one problem, of the kind of the first.</summary>
    public ApiProblem ToProblem() =>
        _code == ProblemCodes.InvalidBody ? ApiProblem.OfBody(_errors)
        : new(_code!, _errors.Errors.Count == 1 ? _errors.Errors[0].Message : $"{_errors.Errors.Count} faults; nothing was written.", _errors.Errors);

    private static string Join(string place, string field) => field.Length == 0 ? place : place.Length == 0 ? field : field[0] == '[' ? place + field : $"{place}.{field}";
}
