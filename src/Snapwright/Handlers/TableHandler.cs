using Snapwright.Bodies;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Data.Writes;
using Snapwright.Query.Sql;

namespace Snapwright.Handlers;

/// <summary>
/// What depends on the shape of a table when requests to it are served. There are two: the one that the generator emits, and
/// the interpreter's. The pipeline around it (<c>TableEndpoint</c>) is the same for both.
/// </summary>
public abstract class TableHandler
{
    /// <summary>The table: <c>books</c>, or <c>schema.books</c>.</summary>
    public abstract string TableName { get; }

    /// <summary>The statements of the known operations in a dialect; null where the dialect is not known to this handler.</summary>
    /// <param name="dialect">The name of the dialect: <c>sqlite</c>, <c>postgres</c>.</param>
    public abstract KnownStatements? Statements(string dialect);

    /// <summary>
    /// Writes the row at the reader's position as a JSON object with the default fields. The row is one of the known
    /// statements': its ordinals are the slots of the stored fields.
    /// </summary>
    public abstract void WriteRow(RowReader row, JsonOutput output);

    /// <summary>
    /// Reads the value of the field that <paramref name="body"/> stands at into its slot. False, with nothing read, where the
    /// table has no stored field of that name (many-to-many relations are the pipeline's).
    /// </summary>
    public abstract bool ReadField(ref BodyReader body, RowValues values);
}

/// <summary>
/// The statements of the operations that are known before any request. All that yield rows yield every stored field, in
/// the order of slots.
/// </summary>
/// <param name="Get">One row by its key: <c>$1</c>.</param>
/// <param name="List">The first rows by key, ascending, at most <see cref="Query.Rest.RestLimits.KnownLimit"/>; no parameters.</param>
/// <param name="Insert">
/// Inserts a row and yields it; a parameter for every stored field that the database does not generate, in the order of slots.
/// </param>
/// <param name="Delete">Deletes one row by its key: <c>$1</c>.</param>
public sealed record KnownStatements(SqlStatement Get, SqlStatement List, SqlStatement Insert, SqlStatement Delete);
