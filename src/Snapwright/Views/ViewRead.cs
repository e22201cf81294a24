using Microsoft.AspNetCore.Http;
using Snapwright.Model.Collections;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Views;

/// <summary>What became of a request to a view: a plan and its values.</summary>
/// <param name="Read">The plan and the values that every caller of its sort shares.</param>
/// <param name="Globals">The parameters whose values are those of the moment.</param>
internal sealed record ViewRead(PreparedRead Read, EquatableArray<(int Index, GlobalParameter Parameter)> Globals)
{
    /// <summary>The values of the arguments.</summary>
    public EquatableArray<SqlValue> Arguments { get; init; }

    /// <summary>Whether keys, puns and attributes are wanted.</summary>
    public bool IsFull { get; init; }

    /// <summary>The read for a request.</summary>
    public PreparedRead For(HttpContext context, Runtime runtime, Caller caller)
    {
        if (Globals.Count == 0)
        {
            return Read;
        }

        var values = Read.Values.AsSpan().ToArray();
        foreach (var (index, parameter) in Globals)
        {
            values[index] = ViewParameters.Value(parameter, context, runtime, caller);
            if (parameter.Global == GlobalArgument.Language)
            {
                context.Response.Headers.Vary = "Accept, Accept-Language";
            }
        }

        return Read with { Values = values };
    }
}
