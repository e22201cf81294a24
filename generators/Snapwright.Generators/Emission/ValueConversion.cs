using Snapwright.Generators.Tables;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Emission;

/// <summary>The expressions that turn values of statements into values of C# and back.</summary>
internal static class ValueConversion
{
    /// <summary>The value of a slot that is set and not NULL.</summary>
    public static string FromValue(FieldModel field, HandlerNames names) => From(field, $"values[{Literal.Of(field.Slot)}]", names);

    /// <summary>The value of a slot that is set.</summary>
    public static string FromNullableValue(FieldModel field, HandlerNames names)
    {
        if (!field.Stored.IsNullable)
        {
            return FromValue(field, names);
        }

        // The type tells the conditional what null is of.
        var slot = Literal.Of(field.Slot);
        var nothing = field.Type.IsValueType ? $"({names.TypeOf(field)}?)null" : "null";
        return $"values[{slot}].IsNull ? {nothing} : {FromValue(field, names)}";
    }

    /// <summary>A value of C# that is not null as a value of statements.</summary>
    public static string ToValue(FieldModel field, string value, HandlerNames names)
    {
        if (field.Type.Choice is not null)
        {
            return $"SqlValue.Text({names.Texts(field)}.Of({value}))";
        }

        return field.Stored.Type.Kind switch
        {
            TypeKind.Text => $"SqlValue.Text({value})",
            TypeKind.Json => $"TypedValue.OfJson({value})",
            TypeKind.Array => $"TypedValue.OfList({value})",
            _ => $"TypedValue.Of({value})",
        };
    }

    /// <summary>A value of C# as a value of statements, null included where the field allows it.</summary>
    public static string ToNullableValue(FieldModel field, string value, HandlerNames names) =>
        field.Stored.IsNullable
            ? $"{value} is {{ }} given{field.Property} ? {ToValue(field, "given" + field.Property, names)} : SqlValue.Null(TypeKind.{field.Stored.Type.Kind})"
            : ToValue(field, value, names);

    /// <summary>A key among the links of a many-to-many relation.</summary>
    public static string Key(LinkModel link, string value) => FromScalar(link.Relation.TargetKeyType.Kind, value);

    private static string From(FieldModel field, string value, HandlerNames names)
    {
        if (field.Type.Choice is not null)
        {
            return $"{names.Texts(field)}.Parse({value}.AsString)";
        }

        return field.Stored.Type.Item is { } item
            ? $"{value}.ToList(static item => {FromScalar(item, "item")})"
            : FromScalar(field.Stored.Type.Kind, value);
    }

    private static string FromScalar(TypeKind kind, string value) => kind switch
    {
        TypeKind.Int => $"{value}.ToInt32()",
        TypeKind.BigInt => $"{value}.AsInt64",
        TypeKind.Float => $"{value}.AsDouble",
        TypeKind.Decimal => $"{value}.AsDecimal",
        TypeKind.Text or TypeKind.Json => $"{value}.AsString",
        TypeKind.Boolean => $"{value}.AsBoolean",
        TypeKind.Uuid => $"{value}.AsGuid",
        TypeKind.Date => $"{value}.ToDate()",
        TypeKind.Time => $"{value}.ToTime()",
        TypeKind.DateTime => $"{value}.ToDateTime()",
        TypeKind.Interval => $"{value}.AsInterval",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a scalar."),
    };
}
