using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Tables;

/// <summary>A computed field with its place in C#. Choices are texts there: an expression may have any.</summary>
/// <param name="Field">The field.</param>
/// <param name="Type">Its type in C#.</param>
/// <param name="Property">The property of the entity and of the fields class.</param>
internal sealed record ComputedModel(ComputedField Field, ClrType Type, string Property)
{
    /// <summary>The JSON property.</summary>
    public string Name => Field.Name;

    /// <summary>The local variable that holds it while a row is read.</summary>
    public string Local => char.ToLowerInvariant(Property[0]) + Property.Substring(1) + "Value";

    /// <summary>The computed fields of a table that can be read.</summary>
    public static EquatableArray<ComputedModel> Of(TableModel model)
    {
        var properties = ClrNames.ComputedProperties(model.Table);
        return model.Computed
            .Select(c => new ComputedModel(model.Table.FindComputedField(c.Name)!, ClrType.Of(c.Type, choice: null), properties[c.Name]))
            .ToEquatableArray();
    }
}

/// <summary>The type of a computed field.</summary>
/// <param name="Name">The field.</param>
/// <param name="Type">The type of its values.</param>
internal sealed record ComputedType(string Name, DataType Type);
