using System.Text.Json;

namespace Snapwright.Client.Queries;

#pragma warning disable CS0660, CS0661 // Field seals Equals and GetHashCode as identity; == makes a condition.

/// <summary>A field whose values are text; compared by code point.</summary>
public sealed class TextField(FieldPath path) : Field(path)
{
    /// <summary>Equal; null: the field is null.</summary>
    public static Condition operator ==(TextField field, string? value) => value is null ? field.IsNull : field.Compare("_eq", value);

    /// <summary>Not equal, where the field is not null; null: the field is not null.</summary>
    public static Condition operator !=(TextField field, string? value) => value is null ? field.IsNotNull : field.Compare("_neq", value);

    /// <summary>Before.</summary>
    public static Condition operator <(TextField field, string value) => field.Compare("_lt", value);

    /// <summary>Before or equal.</summary>
    public static Condition operator <=(TextField field, string value) => field.Compare("_lte", value);

    /// <summary>Behind.</summary>
    public static Condition operator >(TextField field, string value) => field.Compare("_gt", value);

    /// <summary>Behind or equal.</summary>
    public static Condition operator >=(TextField field, string value) => field.Compare("_gte", value);

    /// <summary>Contains a text, case and accents ignored.</summary>
    public Condition Contains(string text) => Compare("_contains", text);

    /// <summary>One of the texts.</summary>
    public Condition In(params IReadOnlyList<string> values) =>
        new FieldCondition(Path, "_in", json => Json.JsonWriting.List(json, values, Json.JsonWriting.Value));

    private FieldCondition Compare(string operatorName, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(Path, operatorName, (Utf8JsonWriter json) => json.WriteStringValue(value));
    }
}
