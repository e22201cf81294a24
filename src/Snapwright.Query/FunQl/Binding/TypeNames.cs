using System.Globalization;
using Snapwright.Model.Tables;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The names of types, as they are written in FunQL.</summary>
internal static class TypeNames
{
    public static string Of(FunQlType type)
    {
        if (type.ViewNaming != ViewNaming.None)
        {
            return type.ViewNaming == ViewNaming.One ? "uvref" : "array(uvref)";
        }

        var name = Scalar(type);
        return type.Kind == TypeKind.Array ? $"array({name})" : name;
    }

    public static string Of(DataType type) => Of(new FunQlType(type));

    private static string Scalar(FunQlType type)
    {
        if (type.Reference is { } table)
        {
            return $"reference({table})";
        }

        if (type.Choices.Count > 0)
        {
            return $"enum({string.Join(", ", type.Choices.Take(5).Select(static c => "'" + c + "'"))}{(type.Choices.Count > 5 ? ", ..." : "")})";
        }

        return type.Kind == TypeKind.Array ? OfKind(type.Data.Item!.Value) : type.Kind == TypeKind.Decimal ? OfDecimal(type.Data) : OfKind(type.Kind);
    }

    private static string OfDecimal(DataType type) => string.Format(CultureInfo.InvariantCulture, "decimal with {0} digits behind the point", type.Scale);

    private static string OfKind(TypeKind kind) => kind switch
    {
        TypeKind.Int => "int",
        TypeKind.BigInt => "bigint",
        TypeKind.Float => "float",
        TypeKind.Decimal => "decimal",
        TypeKind.Text => "string",
        TypeKind.Boolean => "bool",
        TypeKind.Uuid => "uuid",
        TypeKind.Date => "date",
        TypeKind.Time => "time",
        TypeKind.DateTime => "datetime",
        TypeKind.Json => "json",
        TypeKind.Interval => "interval",
        _ => "array",
    };
}
