using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>What a text of the model belongs to.</summary>
public enum ModelTextKind
{
    /// <summary>A computed field of a table.</summary>
    ComputedField,

    /// <summary>A check of a table.</summary>
    CheckConstraint,

    /// <summary>An index of a table.</summary>
    Index,

    /// <summary>A view.</summary>
    View,

    /// <summary>The attributes of a field of a table.</summary>
    FieldAttributes,
}

/// <summary>A fault in a text of the model.</summary>
/// <param name="Kind">What the text belongs to.</param>
/// <param name="Owner">The table, or the view.</param>
/// <param name="Name">The name of the field, check or index; null for a view.</param>
/// <param name="Error">What is wrong; its span is in the text.</param>
/// <param name="Place">Where the text stands; <see cref="Place.Part"/> leads to the span.</param>
/// <param name="IsAllowed">Whether the model is served nevertheless (<c>allowBroken</c>); the object itself is then not.</param>
public sealed record ModelFault(ModelTextKind Kind, TableName Owner, string? Name, FunQlError Error, Place Place, bool IsAllowed);
