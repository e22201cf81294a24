using System.Globalization;
using Snapwright.Model.Tables;
using Snapwright.Model.Values;
using Snapwright.Query.Values;

namespace Snapwright.Generators.Emission;

/// <summary>Values of statements as text of C#.</summary>
internal static class SqlLiteral
{
    /// <summary>The expression that makes the value.</summary>
    public static string Of(SqlValue value) => value switch
    {
        { IsNull: true } => $"SqlValue.Null(TypeKind.{value.Kind})",
        { Kind: TypeKind.Date } => $"SqlValue.Date({value.AsInt64.ToString(CultureInfo.InvariantCulture)})",
        { Kind: TypeKind.Time } => $"SqlValue.Time({value.AsInt64.ToString(CultureInfo.InvariantCulture)}L)",
        { Kind: TypeKind.DateTime } => $"SqlValue.DateTime({value.AsInt64.ToString(CultureInfo.InvariantCulture)}L)",
        { Kind: TypeKind.Interval } => $"SqlValue.Interval({Interval(value.AsInterval)})",
        { Kind: TypeKind.Uuid } => $"SqlValue.Uuid(new global::System.Guid({Literal.Of(value.AsGuid.ToString("D"))}))",
        { Kind: TypeKind.Json } => $"SqlValue.Json({Literal.Of(value.AsString)})",
        { Kind: TypeKind.Array } => $"SqlValue.Array(new SqlValue[] {{ {string.Join(", ", value.AsArray.Select(Of))} }})",
        _ => $"SqlValue.{value.Kind}({Constant(value)})",
    };

    /// <summary>The constant of C#: of a number, a truth or a text.</summary>
    public static string Constant(SqlValue value) => value.Kind switch
    {
        TypeKind.Int => value.AsInt64.ToString(CultureInfo.InvariantCulture),
        TypeKind.BigInt => value.AsInt64.ToString(CultureInfo.InvariantCulture) + "L",
        TypeKind.Float => value.AsDouble.ToString("R", CultureInfo.InvariantCulture) + "d",
        TypeKind.Decimal => value.AsDecimal.ToString(CultureInfo.InvariantCulture) + "m",
        TypeKind.Boolean => Literal.Of(value.AsBoolean),
        TypeKind.Text => Literal.Of(value.AsString),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "Not a constant of C#."),
    };

    private static string Interval(Interval value) =>
        $"new global::Snapwright.Model.Values.Interval({value.Months.ToString(CultureInfo.InvariantCulture)}, {value.Microseconds.ToString(CultureInfo.InvariantCulture)}L)";

    /// <summary>The value for readers.</summary>
    public static string Shown(SqlValue value) => value.Kind switch
    {
        TypeKind.Text or TypeKind.Json => value.AsString.Replace('\n', ' ').Replace('\r', ' '),
        TypeKind.Array => "[" + string.Join(", ", value.AsArray.Select(Shown)) + "]",
        TypeKind.Boolean => Literal.Of(value.AsBoolean),
        TypeKind.Decimal => value.AsDecimal.ToString(CultureInfo.InvariantCulture),
        TypeKind.Float => value.AsDouble.ToString("R", CultureInfo.InvariantCulture),
        TypeKind.Uuid => value.AsGuid.ToString("D"),
        TypeKind.Interval => value.AsInterval.ToString(),
        TypeKind.Date => new DateTime(value.AsInt64 * TimeSpan.TicksPerDay, DateTimeKind.Utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TypeKind.Time => new DateTime(value.AsInt64, DateTimeKind.Utc).ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        TypeKind.DateTime => new DateTime(value.AsInt64, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        _ => value.AsInt64.ToString(CultureInfo.InvariantCulture),
    };
}
