namespace Snapwright.Query.Sql;

/// <summary>What not every database can express.</summary>
public enum UnsupportedConstruct
{
    /// <summary><c>FULL JOIN</c></summary>
    FullJoin,

    /// <summary><c>RIGHT JOIN</c>; written as a left join where it is missing.</summary>
    RightJoin,

    /// <summary><c>LATERAL</c></summary>
    Lateral,

    /// <summary>A query or a set operation as a source that uses rows of a query around it.</summary>
    SourceOfOuterRows,

    /// <summary><c>INTERSECT ALL</c> and <c>EXCEPT ALL</c></summary>
    IntersectOrExceptAll,

    /// <summary>A frame that counts groups.</summary>
    GroupsFrame,

    /// <summary>A frame of a range with a distance over a decimal that is computed; on no database over a key that is no number or can be NULL, or over more keys than one.</summary>
    RangeDistance,

    /// <summary>An aggregate that collects texts, arrays or JSON, over a window.</summary>
    CollectionOverWindow,

    /// <summary><c>DISTINCT</c>, or an order of its own, in an aggregate over a window.</summary>
    OrderedAggregateOverWindow,

    /// <summary><c>DISTINCT</c> in <c>json_agg</c> and <c>json_object_agg</c>, or with an order by something else than what is collected.</summary>
    DistinctCollection,

    /// <summary>A separator of <c>string_agg</c> that is no literal or argument.</summary>
    ChangingSeparator,

    /// <summary>A comparison, an order or an aggregate of JSON values or arrays.</summary>
    UnorderedValue,
}
