using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Views;
using Snapwright.Writes;

namespace Snapwright.Transactions;

/// <summary>What an operation of a transaction does.</summary>
internal enum OperationKind
{
    /// <summary>Creates a row.</summary>
    Create,

    /// <summary>Updates the row of a key.</summary>
    Update,

    /// <summary>Deletes the row of a key.</summary>
    Delete,

    /// <summary>Creates a row, or updates the one that is there.</summary>
    Upsert,

    /// <summary>Runs a stored command.</summary>
    Command,
}

/// <summary>One operation of a transaction.</summary>
/// <param name="Place">Its place in the request: <c>operations[2]</c>.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Table">On which table; of a command, the one that it changes.</param>
internal sealed record Operation(string Place, OperationKind Kind, ServedTable Table)
{
    /// <summary>The name by which later operations refer to its row; null for none.</summary>
    public string? Alias { get; init; }

    /// <summary>The object with the fields, or with the arguments of a command; empty for a delete.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The command; null for anything else.</summary>
    public BoundViewState? Command { get; init; }

    /// <summary>What holds the data.</summary>
    public string DataName => Kind == OperationKind.Command ? "arguments" : "data";

    /// <summary>The references in <see cref="Data"/>, in order.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>The key of the row; null where it is a reference, or there is none.</summary>
    public SqlValue? Key { get; init; }

    /// <summary>The reference to the key; null where it is a value, or there is none.</summary>
    public Reference? KeyReference { get; init; }

    /// <summary>What an upsert compares.</summary>
    public ConflictTarget? Conflict { get; init; }
}

/// <summary>A <c>{"$ref":"alias.field"}</c> in the place of a value.</summary>
/// <param name="Place">Its place in the request: <c>operations[2].data.author</c>.</param>
/// <param name="Start">Where it begins in the data.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Text">What it names.</param>
/// <param name="Field">The field of the data that it is, or is in; empty outside of data.</param>
internal sealed record Reference(string Place, int Start, int End, string Text, string Field)
{
    /// <summary>The operation that is named.</summary>
    public string Alias => Text.Split('.')[0];

    /// <summary>The fields that lead to the value.</summary>
    public string[] Path => Text.Split('.')[1..];
}
