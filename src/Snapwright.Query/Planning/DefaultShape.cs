using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Results;

namespace Snapwright.Query.Planning;

/// <summary>The default fields: every published stored field, references as objects with the key. Ordinals are slots.</summary>
internal static class DefaultShape
{
    public static RowShape Of(EquatableArray<StoredField> fields) =>
        new(fields.Where(static f => f.IsPublished).Select(static f => Field(f, f.Slot)).ToEquatableArray());

    public static ShapeField Field(StoredField field, int ordinal) =>
        field.Relation is { } relation
            ? new ObjectField(field.Name, ordinal, relation.IsNullable, KeyOnly(ordinal, field.Type))
            : new ScalarField(field.Name, ordinal, AggregateTypes.Shown(field.Type), field.IsNullable);

    public static RowShape KeyOnly(int ordinal, DataType type) =>
        new(EquatableArray.Of<ShapeField>(new ScalarField("id", ordinal, type, IsNullable: false)));
}
