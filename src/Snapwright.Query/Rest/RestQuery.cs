using Snapwright.Model.Collections;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>What became of the parameters of a read.</summary>
/// <param name="Request">The request; null where there are errors.</param>
/// <param name="Errors">All errors at once.</param>
public sealed record RestQuery(ReadRequest? Request, EquatableArray<RestQueryError> Errors);

/// <summary>An error of a parameter: answered with 400.</summary>
/// <param name="Code">Stable: <c>unknown_parameter</c>, <c>unknown_field</c>, <c>unknown_operator</c>, <c>invalid_value</c>, <c>invalid_json</c>, <c>limit_exceeded</c>, <c>not_allowed</c>, <c>invalid_cursor</c>.</param>
/// <param name="Parameter">The parameter: <c>filter</c>.</param>
/// <param name="Path">The place in it: <c>filter.price._gt</c>; the parameter alone where there is no inside.</param>
/// <param name="Message">What is wrong, and the choices.</param>
public sealed record RestQueryError(string Code, string Parameter, string Path, string Message);
