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

    /// <summary>The type in clients, which have an interval of their own.</summary>
    public ClrType InClient => Kind.Kind == TypeKind.Interval ? this with { Name = "global::Snapwright.Client.Interval" } : this;

    /// <summary>The type of a stored field.</summary>
    public static ClrType Of(StoredField field, TableNames names)
    {
        if (field.Column is { DeclaredType: ColumnType.Enum } column)
        {
            var choice = names.Choice(column);
            return new(choice, field.Type, Choice: choice);
        }

        return Of(field.Type, choice: null);
    }

    /// <summary>A type of the model in C#.</summary>
    /// <param name="type">The type.</param>
    /// <param name="choice">The enum, where it is one.</param>
    public static ClrType Of(DataType type, string? choice)
    {
        if (choice is not null)
        {
            return new(choice, type, Choice: choice);
        }

        if (type.Item is not { } item)
        {
            return new(Of(type.Kind), type);
        }

        var itemName = Of(item);
        return new($"global::System.Collections.Generic.IReadOnlyList<{itemName}>", type, ItemName: itemName);
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
        TypeKind.Interval => "global::Snapwright.Model.Values.Interval",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a scalar."),
    };
}
