using Snapwright.Bodies;
using Snapwright.Data.Writes;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Writes;

/// <summary>
/// Checks the values of a write that did not come through a body: typed access and hooks. Bodies were checked while they were read.
/// </summary>
internal static class ValueChecks
{
    /// <summary>Adds an error for every required field that an insert lacks.</summary>
    /// <param name="fields">The fields of the table.</param>
    /// <param name="values">What is inserted.</param>
    /// <param name="errors">Takes the errors.</param>
    /// <param name="given">The relation that the row around a nested one gives.</param>
    public static void Required(EquatableArray<StoredField> fields, RowValues values, BodyErrors errors, string? given = null)
    {
        foreach (var field in fields)
        {
            if (field.IsRequired && !values.IsSet(field.Slot) && !IsGiven(field, values, given))
            {
                errors.Add(field.Name, BodyErrorCodes.Required, $"The field '{field.Name}' is required.");
            }
        }
    }

    /// <summary>Adds an error for every value that its field cannot hold.</summary>
    public static void Values(EquatableArray<StoredField> fields, RowValues values, BodyErrors errors)
    {
        foreach (var field in fields)
        {
            if (!values.IsSet(field.Slot) || field.IsDatabaseGenerated)
            {
                continue;
            }

            var value = values[field.Slot];
            if (!value.IsNull)
            {
                Value(field, value, errors);
                RuleChecks.Check(field.Name, field.Column?.Rules ?? default, value, errors);
            }
            else if (!field.IsNullable)
            {
                errors.Add(field.Name, BodyErrorCodes.NullNotAllowed, $"{BodyValues.Describe(field.Type.Kind)} is expected; null is not allowed.");
            }
        }
    }

    private static bool IsGiven(StoredField field, RowValues values, string? given) =>
        field.Relation is { } relation
        && (relation.Name == given || values.Relations?.Exists(c => c.Relation.Name == relation.Name) == true);

    private static void Value(StoredField field, SqlValue value, BodyErrors errors)
    {
        switch (field.Type.Kind)
        {
            case TypeKind.Text:
                Text(field, value.AsString, errors);
                break;
            case TypeKind.Json when !ValueText.IsStorable(value.AsString):
                errors.Add(field.Name, BodyErrorCodes.InvalidText, TextEscapes.NotStorable);
                break;
            case TypeKind.Float when !double.IsFinite(value.AsDouble):
                errors.Add(field.Name, BodyErrorCodes.OutOfRange, "A finite number is expected.");
                break;
            case TypeKind.Decimal when !Fits(value.AsDecimal, field.Type):
                errors.Add(field.Name, BodyErrorCodes.OutOfRange, BodyValues.DecimalForm(field.Type.Precision, field.Type.Scale));
                break;
            case TypeKind.Array when field.Type.Item == TypeKind.Text:
                foreach (var item in value.AsArray)
                {
                    Text(field, item.AsString, errors);
                }

                break;
            default:
                break;
        }
    }

    private static void Text(StoredField field, string text, BodyErrors errors)
    {
        if (!ValueText.IsStorable(text))
        {
            errors.Add(field.Name, BodyErrorCodes.InvalidText, TextEscapes.NotStorable);
        }
        else if (field.Column is { Choices.Count: > 0 } column && !column.Choices.Contains(text))
        {
            errors.Add(field.Name, BodyErrorCodes.NotAChoice, BodyValues.ChoiceForm([.. column.Choices]));
        }
        else
        {
            BodyValues.CheckLength(text, errors, field.Name, field.Type.Length);
        }
    }

    private static bool Fits(decimal value, DataType type) =>
        DecimalText.TryParse(System.Text.Encoding.ASCII.GetBytes(value.ToString(System.Globalization.CultureInfo.InvariantCulture)), type.Precision, type.Scale, out _);
}
