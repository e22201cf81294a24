using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Tables;

/// <summary>A stored field with its place in C#.</summary>
/// <param name="Stored">The field.</param>
/// <param name="Type">Its type in C#.</param>
/// <param name="Property">The property of the entity and the inputs: <c>Title</c>, <c>AuthorId</c>.</param>
/// <param name="Descriptor">The property of the fields class: <c>Title</c>, <c>Author</c>.</param>
internal sealed record FieldModel(StoredField Stored, ClrType Type, string Property, string Descriptor)
{
    /// <summary>Its slot.</summary>
    public int Slot => Stored.Slot;

    /// <summary>The type with <c>?</c> where NULL is allowed.</summary>
    public string PropertyType => Stored.IsNullable ? Type.Name + "?" : Type.Name;

    /// <summary>The stored fields of a table.</summary>
    public static EquatableArray<FieldModel> Of(TableModel model)
    {
        var properties = ClrNames.Properties(model.Table);
        return StoredFields.Of(model.Table)
            .Select(stored => new FieldModel(
                stored, ClrType.Of(stored, model.Names), properties[stored.Relation is null ? stored.Name : stored.PhysicalColumn], properties[stored.Name]))
            .ToEquatableArray();
    }
}
