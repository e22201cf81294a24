using Snapwright.Query.Expressions;

namespace Snapwright.Access;

/// <summary>A to-one relation whose foreign key the table holds: <c>b.Author == 3</c>, <c>b.Author.Fields.Name == "Le Guin"</c>.</summary>
/// <typeparam name="TKey">The type of the related row's key.</typeparam>
/// <typeparam name="TFields">The fields of the related row.</typeparam>
#pragma warning disable CS0660, CS0661, CA1046 // == makes a condition here; a field is never compared with another object.
public sealed class ReferenceField<TKey, TFields>(FieldScope scope, string name) : Field(scope, name)
#pragma warning restore CS0660, CS0661, CA1046
    where TKey : struct
    where TFields : ITableFields<TFields>
{
    /// <summary>The fields of the related row, to filter and order by.</summary>
    public TFields Fields => TFields.In(Scope.Through(Scope.Relation(Name)));

    /// <summary>Whether the key of the related row equals; with null, whether there is none.</summary>
    public static Condition operator ==(ReferenceField<TKey, TFields> field, TKey? key) =>
        key is { } given ? field.Compare(ComparisonOperator.Equal, TypedValue.Of(given)) : field.IsNull;

    /// <summary>Whether the key of the related row is another; with null, whether there is a row.</summary>
    public static Condition operator !=(ReferenceField<TKey, TFields> field, TKey? key) =>
        key is { } given ? field.Compare(ComparisonOperator.NotEqual, TypedValue.Of(given)) : field.IsNotNull;

    /// <summary>Whether the key of the related row is one of these; false for none.</summary>
    public Condition In(params IEnumerable<TKey> keys) => InList([.. keys.Select(TypedValue.Of)]);
}
