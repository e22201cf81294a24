using Snapwright.Model.Collections;
using Snapwright.Query.FunQl;
using Snapwright.Query.Requests;
using Snapwright.Query.Rest;
using Snapwright.Query.Values;

namespace Snapwright.Query.Views;

/// <summary>What became of the parameters of a request to a view.</summary>
/// <param name="Request">What is asked for; null where there are errors.</param>
public sealed record ViewQuery(ViewRequest? Request)
{
    /// <summary>The errors of arguments.</summary>
    public EquatableArray<RestQueryError> ArgumentErrors { get; init; }

    /// <summary>The errors of options.</summary>
    public EquatableArray<RestQueryError> OptionErrors { get; init; }

    /// <summary>The errors of the condition; null where there are none.</summary>
    public FunQlFault? WhereFault { get; init; }
}

/// <summary>A FunQL text that is not understood.</summary>
/// <param name="Text">The text.</param>
/// <param name="Errors">What is wrong, at least one.</param>
public sealed record FunQlFault(string Text, EquatableArray<FunQlError> Errors);

/// <summary>What is asked of a view.</summary>
/// <param name="Read">The rows.</param>
/// <param name="Arguments">The values of the arguments, in their order.</param>
/// <param name="IsFull">Whether keys, puns and attributes are wanted with them.</param>
public sealed record ViewRequest(ReadRequest Read, EquatableArray<SqlValue> Arguments, bool IsFull);
