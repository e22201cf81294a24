using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.Schema;

/// <summary>
/// What PostgreSQL takes into generated columns and indexes. Some functions of its own could depend on settings that our sessions do not change, so that it
/// does not take them there: those that make texts of dates and instants, of arrays, and JSON.
/// </summary>
internal static class PostgreSqlImmutability
{
    public static bool Has(Expression expression) => expression switch
    {
        Cast { Type.Kind: TypeKind.Json } or JsonObjectOf or JsonArrayOf => false,
        Cast { Type.Kind: TypeKind.Text, Operand.Type.Kind: TypeKind.Date or TypeKind.DateTime } => false,
        FunctionCall { Function: ScalarFunction.ArrayToString } => false,
        FunctionCall { Function: ScalarFunction.DateTruncate, ResultType.Kind: TypeKind.DateTime } => false,
        _ => Children.Of(expression).All(Has),
    };
}
