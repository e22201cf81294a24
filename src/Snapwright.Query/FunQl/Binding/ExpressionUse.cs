namespace Snapwright.Query.FunQl.Binding;

/// <summary>What an expression over a row is for.</summary>
public enum ExpressionUse
{
    /// <summary>A computed field: it is written out where it is named, and may read whatever a view may.</summary>
    ComputedField,

    /// <summary>A computed field that the database stores: it depends on stored values only.</summary>
    StoredField,

    /// <summary>A check: a boolean that depends on stored values only.</summary>
    Check,

    /// <summary>A column of an index: it depends on the row only, and can be compared.</summary>
    IndexColumn,

    /// <summary>What an index holds besides: it depends on the row only.</summary>
    IncludedColumn,

    /// <summary>The condition of an index: a boolean that depends on the row only.</summary>
    IndexPredicate,
}
