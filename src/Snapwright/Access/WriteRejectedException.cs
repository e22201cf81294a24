using Snapwright.Bodies;

namespace Snapwright.Access;

/// <summary>A write by the application's own code that REST would answer with 422: nothing was written.</summary>
public sealed class WriteRejectedException : Exception
{
    /// <summary>A write to a table that was refused for these reasons, at least one.</summary>
    public WriteRejectedException(string table, IReadOnlyList<BodyError> errors)
        : base($"The write to '{table}' was refused: {string.Join("; ", errors.Select(static e => $"{e.Field}: {e.Message}"))}")
    {
        Table = table;
        Errors = errors;
    }

    /// <summary>The table: <c>books</c>, or <c>schema.books</c>.</summary>
    public string Table { get; }

    /// <summary>What was refused, by field.</summary>
    public IReadOnlyList<BodyError> Errors { get; }
}
