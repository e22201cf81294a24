using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.FunQl.Functions;

/// <summary>The function that a name and the types of its arguments stand for.</summary>
/// <param name="Function">Which.</param>
/// <param name="Parameters">The types that the arguments are brought to, one for each argument of the call.</param>
/// <param name="Result">The type of its result.</param>
public sealed record FunctionSignature(ScalarFunction Function, EquatableArray<DataType> Parameters, DataType Result);
