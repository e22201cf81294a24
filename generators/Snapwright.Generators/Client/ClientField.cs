using Snapwright.Generators.Emission;
using Snapwright.Generators.Tables;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Client;

/// <summary>How a stored field reads, writes and compares in the client.</summary>
internal sealed record ClientField(FieldModel Field)
{
    /// <summary>The stored field.</summary>
    public StoredField Stored => Field.Stored;

    /// <summary>Its property.</summary>
    public string Property => Field.Property;

    /// <summary>The type of its choices, where it has some.</summary>
    public string? Choice => Type.Choice;

    /// <summary>The local variable that holds it while a row is read.</summary>
    public string Local => char.ToLowerInvariant(Property[0]) + Property.Substring(1) + "Value";

    /// <summary>Its type without null.</summary>
    public string ClrType => Choice ?? Type.Name;

    /// <summary>Its type with <c>?</c> where NULL is allowed.</summary>
    public string PropertyType => Stored.IsNullable ? ClrType + "?" : ClrType;

    /// <summary>Whether it is a list.</summary>
    public bool IsList => Type.ItemName is not null;

    private ClrType Type => Field.Type;

    /// <summary>The property's name as UTF-8.</summary>
    public string Utf8Name => Literal.Utf8(Stored.Name);

    /// <summary>What it is, for XML docs.</summary>
    public string Documentation => Emission.Documentation.Of(Field);

    /// <summary>The stored fields of a table.</summary>
    public static IReadOnlyList<ClientField> Of(TableModel model) => FieldModel.Of(model).Select(static f => new ClientField(f)).ToArray();

    /// <summary>The expression that reads it, with the reader at its name.</summary>
    public string ReadExpression => ClientValue.Read(Type);

    /// <summary>The type of an input's property.</summary>
    public string InputType(bool isRequired) => (isRequired, IsList) switch
    {
        (true, _) => PropertyType,
        (false, true) => $"{ClientTypes.OptionalList}<{Type.ItemName}>",
        _ => $"{ClientTypes.Optional}<{PropertyType}>",
    };

    /// <summary>The statement that writes the property of an input.</summary>
    public string WriteStatement(bool isRequired)
    {
        var method = (isRequired, IsList) switch
        {
            (true, true) => "PropertyList",
            (true, false) => "Property",
            (false, true) => "GivenList",
            _ => Stored.IsNullable ? "GivenOrNull" : "Given",
        };
        return $"JsonWriting.{method}(json, {Utf8Name}, input.{Property}, {ClientValue.WriteMethod(Type)});";
    }

    /// <summary>The property of the fields class.</summary>
    public string Descriptor(string property) => ClientValue.Descriptor(Type, Stored.Name, property);
}
