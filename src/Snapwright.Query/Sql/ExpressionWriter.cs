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
                sql.AppendColumn(column.Source, column.Column);
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
                sql.Dialect.WriteComparison(sql, comparison, Symbol(comparison.Operator));
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
                sql.Dialect.Computations.WriteOperand(sql, isNull.Value);
                sql.Append(" IS NULL");
                break;
            case IsOfType type:
                Write(sql, type.RowType);
                sql.Append(type.Types.Count == 1 ? " = " : " IN (").AppendList(type.Types, ", ", t => sql.Append($"'{t}'")).Append(type.Types.Count == 1 ? "" : ")");
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
                sql.Dialect.Computations.WriteScalarQuery(sql, scalar);
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
                WriteComputed(sql, expression);
                break;
        }
    }

    private static void WriteComputed(SqlText sql, Expression expression)
    {
        var text = sql.Dialect.Computations;
        switch (expression)
        {
            case Constant constant:
                text.WriteConstant(sql, constant);
                break;
            case Arithmetic arithmetic:
                text.WriteArithmetic(sql, arithmetic);
                break;
            case Negation negation:
                text.WriteNegation(sql, negation);
                break;
            case Concatenation concatenation:
                text.WriteConcatenation(sql, concatenation);
                break;
            case Conditional conditional:
                WriteConditional(sql, conditional);
                break;
            case Cast cast:
                text.WriteCast(sql, cast);
                break;
            case FunctionCall call:
                text.WriteCall(sql, call);
                break;
            case LikePattern like:
                text.WriteLike(sql, like);
                break;
            case InItems items:
                text.WriteInItems(sql, items);
                break;
            case InQuery query:
                text.WriteOperand(sql, query.Value);
                sql.Append(" IN (");
                SelectWriter.Write(sql, query.Query);
                sql.Append(")");
                break;
            case QuantifiedItems items:
                text.WriteQuantifiedItems(sql, items);
                break;
            case QuantifiedQuery query:
                text.WriteQuantifiedQuery(sql, query);
                break;
            case ArrayItems items:
                text.WriteArray(sql, items);
                break;
            case JsonObjectOf json:
                text.WriteJsonObject(sql, json);
                break;
            case JsonArrayOf json:
                text.WriteJsonArray(sql, json);
                break;
            case JsonPart part:
                text.WriteJsonPart(sql, part);
                break;
            case Collection collection:
                text.WriteCollection(sql, collection);
                break;
            case WindowCall call:
                text.WriteWindowCall(sql, call);
                break;
            case OverWindow over:
                WindowText.Write(sql, over);
                break;
            default:
                throw new NotSupportedException($"No text for {expression.GetType().Name}.");
        }
    }

    private static void WriteConditional(SqlText sql, Conditional conditional)
    {
        sql.Append("CASE");
        foreach (var branch in conditional.Branches)
        {
            sql.Append(" WHEN ");
            Write(sql, branch.When);
            sql.Append(" THEN ");
            sql.Dialect.Computations.WriteOperand(sql, ComputationText.Brought(branch.Then, conditional.ResultType));
        }

        if (conditional.Otherwise is { } otherwise)
        {
            sql.Append(" ELSE ");
            sql.Dialect.Computations.WriteOperand(sql, ComputationText.Brought(otherwise, conditional.ResultType));
        }

        sql.Append(" END");
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

    public static string Symbol(ComparisonOperator comparison) => comparison switch
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
