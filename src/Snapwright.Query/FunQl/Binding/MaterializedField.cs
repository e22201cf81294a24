using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>A computed field whose values the database keeps.</summary>
/// <param name="Definition">What was declared.</param>
/// <param name="Column">The physical column.</param>
/// <param name="Value">The value; other materialised fields are written out in it.</param>
public sealed record MaterializedField(ComputedField Definition, string Column, BoundExpression Value)
{
    internal static MaterializedField? Of(ModelTexts texts, Table table, ComputedField field)
    {
        if (texts.Expression(field.Expression).Value is not { } syntax
            || new ExpressionBinder(texts).Bind(table, syntax, ExpressionUse.StoredField, field.Name).Expression is not { } value)
        {
            return null;
        }

        // All that the value is made of, fields that are written out in it included, in the words of one dialect: a column has one name on every database.
        var meaning = PostgreSqlDialect.Instance.Write(value.Query).Text;
        return new(field, PhysicalNames.Materialized(field.Name, FormattableString.Invariant($"{value.Type} {meaning}")), value);
    }
}
