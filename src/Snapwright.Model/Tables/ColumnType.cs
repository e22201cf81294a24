namespace Snapwright.Model.Tables;

/// <summary>The type of a column as a snapshot names it (<c>simple-json</c> is <see cref="SimpleJson"/>, and so on).</summary>
public enum ColumnType
{
    /// <summary><c>int</c>: 32-bit signed integer.</summary>
    Int,

    /// <summary><c>bigint</c>: 64-bit signed integer, a JSON number.</summary>
    BigInt,

    /// <summary><c>float</c>: IEEE 754 double.</summary>
    Float,

    /// <summary><c>decimal</c>: exact number with <c>options.precision</c> (default 10) and <c>options.scale</c> (default 2).</summary>
    Decimal,

    /// <summary><c>varchar</c>: text of at most <c>options.length</c> code points (default 255).</summary>
    Varchar,

    /// <summary><c>text</c>: text without a bound of its own.</summary>
    Text,

    /// <summary><c>code</c>: text that holds program code.</summary>
    Code,

    /// <summary><c>richtext</c>: text that holds markup.</summary>
    RichText,

    /// <summary><c>boolean</c>.</summary>
    Boolean,

    /// <summary><c>uuid</c>: RFC 9562, lower-case text outside.</summary>
    Uuid,

    /// <summary><c>ObjectId</c>: 24 hexadecimal digits, kept for snapshots written for MongoDB.</summary>
    ObjectId,

    /// <summary><c>date</c>: calendar date, ISO 8601.</summary>
    Date,

    /// <summary><c>time</c>: time of day with microseconds, ISO 8601, without a zone.</summary>
    Time,

    /// <summary><c>datetime</c>: instant in UTC with microseconds.</summary>
    DateTime,

    /// <summary><c>timestamp</c>: the same as <see cref="DateTime"/>.</summary>
    Timestamp,

    /// <summary><c>enum</c>: one of the strings in <c>options</c>.</summary>
    Enum,

    /// <summary><c>simple-json</c>: the same as <see cref="Json"/>.</summary>
    SimpleJson,

    /// <summary><c>json</c>: any JSON value, kept as written except for white space.</summary>
    Json,

    /// <summary><c>array-select</c>: a list of strings out of <c>options</c>.</summary>
    ArraySelect,

    /// <summary><c>array</c>: a list of scalars of <c>options.of</c> (default <c>text</c>).</summary>
    Array,
}
