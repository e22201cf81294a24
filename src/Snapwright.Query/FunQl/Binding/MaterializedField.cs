using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>A computed field whose values the database keeps.</summary>
/// <param name="Definition">What was declared.</param>
/// <param name="Column">The physical column.</param>
/// <param name="Value">The value, NULL for rows that are not of its table; other materialised fields are written out in it.</param>
public sealed record MaterializedField(ComputedField Definition, string Column, BoundExpression Value)
{
    internal static MaterializedField? Of(ModelTexts texts, Table table, ComputedField field)
    {
        // Of a virtual field the values of all types are kept in one column: what the field means where the type is not known.
        var isByType = field.IsVirtual && table.Hierarchy is not null;
        if (texts.Expression(isByType ? $"\"{field.Name}\"" : field.Expression).Value is not { } syntax
            || new ExpressionBinder(texts).Bind(table, syntax, ExpressionUse.StoredField, isByType ? null : field.Name).Expression is not { } bound)
        {
            return null;
        }

        var value = bound with { Node = RowTypes.Only(table, BoundExpression.Row, bound.Node) };

        // All that the value is made of, fields that are written out in it included, in the words of one dialect: a column has one name on every database.
        var meaning = PostgreSqlDialect.Instance.Write(value.Query with { Projections = EquatableArray.Of(value.Query.Projections[0], value.Node) }).Text;
        return new(field, PhysicalNames.Materialized(field.Name, FormattableString.Invariant($"{value.Type} {meaning}")), value);
    }
}
