using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Query.Requests;

/// <summary>What a <see cref="TestFilter"/> tests: a value of a row.</summary>
/// <param name="Type">The type of the value.</param>
public abstract record FilterOperand(DataType Type);

/// <summary>A stored field.</summary>
public sealed record FieldOperand(StoredField Field) : FilterOperand(Field.Type);

/// <summary>The value at a place of a JSON column, where it has the type; NULL where there is none, or one of another type.</summary>
/// <param name="Field">The JSON column.</param>
/// <param name="Path">The way from its value; empty for the value itself.</param>
/// <param name="ValueType">Text, Float or Boolean.</param>
public sealed record JsonOperand(StoredField Field, EquatableArray<JsonStep> Path, DataType ValueType) : FilterOperand(ValueType);

/// <summary>The number of items of an array column; NULL for NULL.</summary>
public sealed record LengthOperand(StoredField Field) : FilterOperand(DataType.Int);

/// <summary>The number of rows that a to-many relation leads to; never NULL.</summary>
public sealed record CountOperand(Relation Relation) : FilterOperand(DataType.BigInt);

/// <summary>A step into a JSON value.</summary>
/// <param name="Name">The property; null for an item of an array.</param>
/// <param name="Index">The item, from 0.</param>
public sealed record JsonStep(string? Name, int Index)
{
    /// <summary>The name or the index, as the parameter that it becomes.</summary>
    public SqlValue Value => Name is null ? SqlValue.Int(Index) : SqlValue.Text(Name);
}
