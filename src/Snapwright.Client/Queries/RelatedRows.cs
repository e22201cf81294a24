namespace Snapwright.Client.Queries;

/// <summary>What a query can include: a relation of a table.</summary>
public abstract class RelatedRows
{
    private protected RelatedRows(FieldPath path) => FieldPath = path;

    /// <summary>The way to the relation; the root for the table itself.</summary>
    protected internal FieldPath FieldPath { get; }
}
