using System.Globalization;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.Sql;

/// <summary>Expressions as text. Every operand is in parentheses where precedence could matter.</summary>
internal static class ExpressionWriter
{
    public static void Write(SqlText sql, Expression expression)
    {
        switch (expression)
        {
            case ColumnReference column:
                sql.AppendAlias(column.Source).Append(".").AppendName(column.Column);
                break;
            case Parameter parameter:
                sql.AppendParameter(parameter);
                break;
            case RowCount count:
                sql.Append(count.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case BooleanLiteral literal:
                sql.Append(literal.Value ? "(1 = 1)" : "(1 = 0)");
                break;
            case Comparison comparison:
                Write(sql, comparison.Left);
                sql.Append(Symbol(comparison.Operator));
                Write(sql, comparison.Right);
                break;
            case And and:
                WriteLogical(sql, and.Operands, " AND ", "(1 = 1)");
                break;
            case Or or:
                WriteLogical(sql, or.Operands, " OR ", "(1 = 0)");
                break;
            case Not not:
                sql.Negations++;
                sql.Append("NOT (");
                Write(sql, not.Operand);
                sql.Append(")");
                sql.Negations--;
                break;
            case IsNull isNull:
                Write(sql, isNull.Value);
                sql.Append(" IS NULL");
                break;
            case InList list:
                sql.Dialect.WriteInList(sql, list);
                break;
            case ContainsText contains:
                sql.Dialect.WriteContains(sql, contains);
                break;
            case Exists exists:
                sql.Append("EXISTS (");
                SelectWriter.WriteExistence(sql, exists.Query);
                sql.Append(")");
                break;
            case ScalarQuery scalar:
                sql.Append("(");
                SelectWriter.Write(sql, scalar.Query);
                sql.Append(")");
                break;
            case NestedRows rows:
                sql.Dialect.WriteNestedRows(sql, rows);
                break;
            case Aggregate { Function: AggregateFunction.Count } aggregate:
                sql.Append("count(");
                if (aggregate.Operand is null)
                {
                    sql.Append("*");
                }
                else
                {
                    Write(sql, aggregate.Operand);
                }

                sql.Append(")");
                break;
            default:
                throw new NotSupportedException($"No text for {expression.GetType().Name}.");
        }
    }

    private static void WriteLogical(SqlText sql, IReadOnlyList<Expression> operands, string separator, string none)
    {
        if (operands.Count == 0)
        {
            sql.Append(none);
            return;
        }

        sql.Append("(").AppendList(operands, separator, o => Write(sql, o)).Append(")");
    }

    private static string Symbol(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => " = ",
        ComparisonOperator.NotEqual => " <> ",
        ComparisonOperator.Less => " < ",
        ComparisonOperator.LessOrEqual => " <= ",
        ComparisonOperator.Greater => " > ",
        ComparisonOperator.GreaterOrEqual => " >= ",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Not a comparison."),
    };
}
