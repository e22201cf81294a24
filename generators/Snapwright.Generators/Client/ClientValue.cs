using Snapwright.Generators.Emission;
using Snapwright.Generators.Tables;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Client;

/// <summary>How values of a type read, write and compare in the client.</summary>
internal static class ClientValue
{
    /// <summary>The expression that reads one, with the reader at its name.</summary>
    public static string Read(ClrType type) => type switch
    {
        { Choice: { } choice } => $"JsonReading.Choice(ref json, static text => new {choice}(text))",
        { ItemName: not null } => $"JsonReading.List(ref json, JsonItem.{Reader(type.Kind.ItemType.Kind)})",
        _ => $"JsonReading.{Reader(type.Kind.Kind)}(ref json)",
    };

    /// <summary>The method that writes one, or an item of it.</summary>
    public static string WriteMethod(ClrType type) => type switch
    {
        { Choice: not null } => "JsonWriting.Choice",
        { Kind.Kind: TypeKind.Json } => "JsonWriting.Json",
        _ => "JsonWriting.Value",
    };

    /// <summary>The property of a fields class.</summary>
    /// <param name="type">The type of the field.</param>
    /// <param name="field">The field.</param>
    /// <param name="property">The property.</param>
    public static string Descriptor(ClrType type, string field, string property)
    {
        var path = $"FieldPath.To({Literal.Of(field)})";
        const string Queries = ClientTypes.Root + "Queries.";
        return type switch
        {
            { Choice: null, Kind.Kind: TypeKind.Json or TypeKind.Array } => $"{Queries}OpaqueField {property} => new({path});",
            { Choice: null, Kind.Kind: TypeKind.Text } => $"{Queries}TextField {property} => new({path});",
            _ => $"{Queries}ValueField<{type.Choice ?? type.Name}> {property} => new({path}, {ClientTypes.Root}Json.{WriteMethod(type)});",
        };
    }

    private static string Reader(TypeKind kind) => kind switch
    {
        TypeKind.Int => "Int32",
        TypeKind.BigInt => "Int64",
        TypeKind.Float => "Double",
        TypeKind.Uuid => "Guid",
        _ => kind.ToString(),
    };
}
