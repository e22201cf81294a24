using Snapwright.Generators.Names;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Tables;

/// <summary>A type of C# and how values of it travel.</summary>
/// <param name="Name">The type.</param>
/// <param name="Kind">What it is in the model.</param>
/// <param name="Choice">The enum, where it is one.</param>
/// <param name="ItemName">The type of an item, where it is a list.</param>
internal sealed record ClrType(string Name, DataType Kind, string? Choice = null, string? ItemName = null)
{
    /// <summary>Whether it is a struct or an enum.</summary>
    public bool IsValueType => Choice is not null || Kind.Kind is not (TypeKind.Text or TypeKind.Json or TypeKind.Array);

    /// <summary>The type of a stored field.</summary>
    public static ClrType Of(StoredField field, TableNames names)
    {
        if (field.Column is { DeclaredType: ColumnType.Enum } column)
        {
            var choice = names.Choice(column);
            return new(choice, field.Type, Choice: choice);
        }

        if (field.Type.Item is { } item)
        {
            var itemName = Of(item);
            return new($"global::System.Collections.Generic.IReadOnlyList<{itemName}>", field.Type, ItemName: itemName);
        }

        return new(Of(field.Type.Kind), field.Type);
    }

    /// <summary>The type of a kind of scalar.</summary>
    public static string Of(TypeKind kind) => kind switch
    {
        TypeKind.Int => "int",
        TypeKind.BigInt => "long",
        TypeKind.Float => "double",
        TypeKind.Decimal => "decimal",
        TypeKind.Text or TypeKind.Json => "string",
        TypeKind.Boolean => "bool",
        TypeKind.Uuid => "global::System.Guid",
        TypeKind.Date => "global::System.DateOnly",
        TypeKind.Time => "global::System.TimeOnly",
        TypeKind.DateTime => "global::System.DateTime",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a scalar."),
    };
}
