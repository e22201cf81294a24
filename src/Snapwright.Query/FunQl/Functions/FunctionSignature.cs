using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.FunQl.Functions;

/// <summary>The function that a name and the types of its arguments stand for.</summary>
/// <param name="Function">Which.</param>
/// <param name="Parameters">The types that the arguments are brought to, one for each argument of the call.</param>
/// <param name="Result">The type of its result.</param>
public sealed record FunctionSignature(ScalarFunction Function, EquatableArray<DataType> Parameters, DataType Result)
{
    /// <summary>
    /// Where it is not empty, the first argument is a text literal, one of these in any case, and becomes a <see cref="Constant"/> in lower case: the SQL
    /// depends on it, and it never stands in the SQL.
    /// </summary>
    public EquatableArray<string> Choices { get; init; }

    /// <summary>Whether the result can be NULL only where all arguments are (<c>coalesce</c>) or never (<c>concat</c>), and not where any is.</summary>
    public bool TakesNulls => Function is ScalarFunction.Coalesce or ScalarFunction.Greatest or ScalarFunction.Least or ScalarFunction.Concat;
}
