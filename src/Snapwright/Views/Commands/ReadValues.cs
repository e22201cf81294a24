using System.Globalization;
using Snapwright.Bodies;
using Snapwright.Data.Rows;
using Snapwright.Data.Writes;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding.Commands;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Writes;

namespace Snapwright.Views.Commands;

/// <summary>Takes the values that a command writes out of the rows that it has read.</summary>
internal sealed class ReadValues(ServedTable table, EquatableArray<BoundAssignment> assignments)
{
    private readonly (BoundAssignment Assignment, StoredField Field)[] _assignments =
        [.. assignments.Select(a => (a, table.Fields.First(f => f.Name == a.Field)))];

    /// <summary>The values of the row at the reader's position; what they break is added to <paramref name="errors"/>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">Its place among all rows.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="defaults">The values of <c>DEFAULT</c>; null where it is enough not to set them.</param>
    public RowValues Of(RowReader row, int index, BodyErrors errors, RowValues? defaults)
    {
        var values = new RowValues(table.Fields.Count);
        foreach (var (assignment, field) in _assignments)
        {
            if (assignment.Ordinal is { } ordinal && !assignment.DefaultRows.Contains(index))
            {
                values.Set(field.Slot, Read(row, ordinal, assignment.Type, field, errors));
            }
            else if (defaults is not null)
            {
                values.Set(field.Slot, defaults[field.Slot]);
            }
        }

        ValueChecks.Values(table.Fields, values, errors);
        return values;
    }

    // No number of .NET has as many digits as computed decimals can have.
    private static SqlValue Read(RowReader row, int ordinal, DataType type, StoredField field, BodyErrors errors)
    {
        if (!AggregateTypes.IsWide(type) || row.IsNull(ordinal))
        {
            return StoredValue.Read(row, ordinal, row.IsNull(ordinal) ? field.Type : type);
        }

        if (decimal.TryParse(row.GetJson(ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            return SqlValue.Decimal(number);
        }

        errors.Add(field.Name, BodyErrorCodes.OutOfRange, BodyValues.DecimalForm(field.Type.Precision, field.Type.Scale));
        return SqlValue.Decimal(0);
    }
}
