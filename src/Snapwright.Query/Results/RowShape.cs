using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Query.Results;

/// <summary>How the flat columns of a result row become a JSON object, or a typed one.</summary>
/// <param name="Fields">Its fields, in order of output.</param>
public sealed record RowShape(EquatableArray<ShapeField> Fields);

/// <summary>
/// The <c>meta</c> that a read yields beside its rows. Every row has the same; where there are no rows, one row has nothing else.
/// </summary>
/// <param name="Shape">Its fields; the ordinals are behind those of the row.</param>
/// <param name="PresenceOrdinal">The column that is NULL exactly where there are no rows.</param>
public sealed record MetaShape(RowShape Shape, int PresenceOrdinal);

/// <summary>A field of a row.</summary>
/// <param name="Name">The JSON property.</param>
public abstract record ShapeField(string Name);

/// <summary>A scalar.</summary>
/// <param name="Name">The JSON property.</param>
/// <param name="Ordinal">Its column in the result row.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNullable">Whether NULL can come.</param>
public sealed record ScalarField(string Name, int Ordinal, DataType Type, bool IsNullable) : ShapeField(Name);

/// <summary>A to-one relation: an object whose fields are columns of the same result row, or <c>null</c>.</summary>
/// <param name="Name">The JSON property.</param>
/// <param name="PresenceOrdinal">The column that is NULL exactly where there is no related row.</param>
/// <param name="IsNullable">Whether there can be no related row.</param>
/// <param name="Shape">The fields of the object.</param>
public sealed record ObjectField(string Name, int PresenceOrdinal, bool IsNullable, RowShape Shape) : ShapeField(Name);

/// <summary>What a search matched in a row: an object with the columns of which a word matches, see <see cref="Text.SearchHighlight"/>.</summary>
/// <param name="Name">The JSON property.</param>
/// <param name="Columns">The searched columns.</param>
/// <param name="Tokens">The columns of the result row that have the words that were looked for: plans are shared by all words.</param>
public sealed record HighlightField(string Name, EquatableArray<ScalarField> Columns, EquatableArray<int> Tokens) : ShapeField(Name);

/// <summary>A to-many relation: an array, from a <see cref="Expressions.NestedRows"/> value.</summary>
/// <param name="Name">The JSON property.</param>
/// <param name="Ordinal">Its column in the result row.</param>
/// <param name="Shape">The shape of one item; ordinals count from 0 in the nested row.</param>
public sealed record RowsField(string Name, int Ordinal, RowShape Shape) : ShapeField(Name);
