using Snapwright.Problems;

namespace Snapwright.Bodies;

/// <summary>What is wrong with a body, by field.</summary>
public sealed class BodyErrors
{
    // A hostile body could have an error per byte; nobody reads more than these.
    private const int Most = 100;

    private List<BodyError>? _errors;

    /// <summary>The errors, in the order of the body.</summary>
    public IReadOnlyList<BodyError> Errors => _errors ?? [];

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty => _errors is null;

    /// <summary>Whether so much is wrong that the rest is not read.</summary>
    internal bool IsFull => _errors is { Count: >= Most };

    /// <summary>What stands before the names of fields that are added: the path to the row that they are of.</summary>
    internal string Path { get; set; } = "";

    /// <summary>Whether a field has an error.</summary>
    internal bool Has(string field)
    {
        foreach (var error in _errors ?? [])
        {
            if (error.Field.Length == Path.Length + field.Length && error.Field.StartsWith(Path, StringComparison.Ordinal)
                && error.Field.EndsWith(field, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds an error; those beyond the hundredth are not kept.</summary>
    public void Add(string field, string code, string message)
    {
        _errors ??= [];
        if (_errors.Count < Most)
        {
            _errors.Add(new(Path.Length == 0 ? field : Path + field, code, message));
        }
    }
}

/// <summary>One error of one field.</summary>
/// <param name="Field">The path: <c>title</c>, <c>author.id</c>.</param>
/// <param name="Code">Stable, in snake case.</param>
/// <param name="Message">What is wrong and what is expected.</param>
public sealed record BodyError(string Field, string Code, string Message)
{
    /// <summary>Where in a text that the field has, or the model; null for errors of no text.</summary>
    public FaultPlace? Position { get; init; }
}
