namespace Snapwright.Client.Queries;

/// <summary>The fields of a table, or of the row that a to-one relation leads to; generated classes derive from it.</summary>
public abstract class TableFields : RelatedRows
{
    /// <summary>The fields at the end of a path.</summary>
    protected TableFields(FieldPath path)
        : base(path)
    {
    }

    /// <summary>There is no related row.</summary>
    public Condition IsNull => new FieldCondition(FieldPath, "_is_null", static json => json.WriteBooleanValue(true));

    /// <summary>There is a related row.</summary>
    public Condition IsNotNull => new FieldCondition(FieldPath, "_is_null", static json => json.WriteBooleanValue(false));
}
