using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Snapwright.Bodies;
using Snapwright.Model.Collections;
using Snapwright.Problems;
using Snapwright.Query.Rest;

namespace Snapwright.Rest;

/// <summary>The parameters of a query string, in order.</summary>
internal static class QueryParameters
{
    public static List<KeyValuePair<string, string>> Read(QueryString query)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (var pair in new QueryStringEnumerable(query.Value))
        {
            parameters.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return parameters;
    }

    public static ApiProblem Problem(EquatableArray<RestQueryError> errors) => new(
        ProblemCodes.InvalidQuery,
        errors[0].Message,
        [.. errors.Select(static e => new BodyError(e.Path, e.Code, e.Message))]);
}
