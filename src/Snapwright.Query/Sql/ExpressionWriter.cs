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
            case RowComparison rows:
                sql.Dialect.WriteRowComparison(sql, rows, Symbol(rows.Operator));
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
            case SearchMatch match:
                sql.Dialect.WriteSearchMatch(sql, match);
                break;
            case SearchScore score:
                sql.Dialect.WriteSearchScore(sql, score);
                break;
            case FoldedText folded:
                sql.Dialect.WriteFolded(sql, folded);
                break;
            case PatternMatch match:
                sql.Dialect.WritePattern(sql, match);
                break;
            case JsonValue value:
                sql.Dialect.WriteJsonValue(sql, value);
                break;
            case JsonAbsent absent:
                sql.Dialect.WriteJsonAbsent(sql, absent);
                break;
            case ArrayHas has:
                sql.Dialect.WriteArrayHas(sql, has);
                break;
            case ArrayLength length:
                sql.Dialect.WriteArrayLength(sql, length);
                break;
            case IsNotTrue notTrue:
                sql.Append("(");
                Write(sql, notTrue.Operand);
                sql.Append(") IS NOT ").Append(sql.Dialect.True);
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
            case Aggregate aggregate:
                AggregateWriter.Write(sql, aggregate);
                break;
            case ValueWhere where:
                sql.Append("CASE WHEN ");
                Write(sql, where.Condition);
                sql.Append(" THEN ");
                Write(sql, where.Value);
                sql.Append(" END");
                break;
            case ZeroIfNull zero:
                sql.Append("coalesce(");
                Write(sql, zero.Count);
                sql.Append(", 0)");
                break;
            case SameValue same:
                sql.Dialect.WriteSameValue(sql, same);
                break;
            case NumberText number:
                sql.Dialect.WriteNumberText(sql, number);
                break;
            case StartOf start:
                sql.Dialect.WriteStartOf(sql, start);
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
