using System.Text.Json;

namespace Snapwright.Client.Queries;

#pragma warning disable CS0660, CS0661 // Field seals Equals and GetHashCode as identity; == makes a condition.

/// <summary>A field whose values are numbers, times, UUIDs, booleans or choices.</summary>
/// <typeparam name="T">The type of its values.</typeparam>
public sealed class ValueField<T> : Field
    where T : struct
{
    private readonly Action<Utf8JsonWriter, T> _write;

    /// <summary>Made by generated code.</summary>
    /// <param name="path">The way to the field.</param>
    /// <param name="write">Writes a value in its JSON form.</param>
    public ValueField(FieldPath path, Action<Utf8JsonWriter, T> write)
        : base(path) => _write = write;

    /// <summary>Equal; null: the field is null.</summary>
    public static Condition operator ==(ValueField<T> field, T? value) => value is { } v ? field.Compare("_eq", v) : field.IsNull;

    /// <summary>Not equal, where the field is not null; null: the field is not null.</summary>
    public static Condition operator !=(ValueField<T> field, T? value) => value is { } v ? field.Compare("_neq", v) : field.IsNotNull;

    /// <summary>Less.</summary>
    public static Condition operator <(ValueField<T> field, T value) => field.Compare("_lt", value);

    /// <summary>Less or equal.</summary>
    public static Condition operator <=(ValueField<T> field, T value) => field.Compare("_lte", value);

    /// <summary>Greater.</summary>
    public static Condition operator >(ValueField<T> field, T value) => field.Compare("_gt", value);

    /// <summary>Greater or equal.</summary>
    public static Condition operator >=(ValueField<T> field, T value) => field.Compare("_gte", value);

    /// <summary>One of the values.</summary>
    public Condition In(params IReadOnlyList<T> values) =>
        new FieldCondition(Path, "_in", json => Json.JsonWriting.List(json, values, _write));

    private FieldCondition Compare(string operatorName, T value) => new(Path, operatorName, json => _write(json, value));
}
