namespace Snapwright.Client.Queries;

/// <summary>The rows that a to-many relation leads to.</summary>
/// <typeparam name="TFields">The fields of such a row.</typeparam>
public sealed class ManyRows<TFields> : RelatedRows
    where TFields : TableFields
{
    private readonly TFields _fields;

    /// <summary>Made by generated code.</summary>
    /// <param name="path">The way to the relation.</param>
    /// <param name="fields">The fields of a row, seen from that row.</param>
    public ManyRows(FieldPath path, TFields fields)
        : base(path) => _fields = fields;

    /// <summary>Some related row meets the condition.</summary>
    public Condition Any(Func<TFields, Condition> condition) => new RelatedCondition(FieldPath, condition(_fields));
}
