using Snapwright.Bodies;
using Snapwright.Model.Diagnostics;
using Snapwright.Problems;
using Snapwright.Query.FunQl;
using Snapwright.Query.Rest;
using Snapwright.Query.Views;

namespace Snapwright.Views;

/// <summary>What can be wrong with a request to a view.</summary>
internal static class ViewProblems
{
    private const int LongestName = 100;

    public static ApiProblem ExplainIsOff { get; } = new(ProblemCodes.NotAllowed, "To see how views are run is switched off (Snapwright:Views:AllowExplain).");

    public static ApiProblem Unknown(ModelViews views, string name)
    {
        var hint = Suggestion.Closest(name, views.All.Select(static v => v.Name)) is { } near ? $" Did you mean '{near}'?" : "";
        return new(ProblemCodes.UnknownView, $"There is no view '{(name.Length <= LongestName ? name : name[..LongestName])}'.{hint}");
    }

    /// <summary>The problem of a view that cannot be served; its faults are told to those who may see how views are made.</summary>
    public static ApiProblem Broken(ServedView view, FunQlFault fault, bool isTold) => isTold
        ? new(ProblemCodes.ViewBroken, $"The view '{view.Name}' is broken: {fault.Errors[0].Message}", Errors(fault, "query"))
        : new(ProblemCodes.ViewBroken, $"The view '{view.Name}' is broken.");

    public static ApiProblem InvalidText(FunQlFault fault, string field) => new(ProblemCodes.InvalidFunQl, fault.Errors[0].Message, Errors(fault, field));

    /// <summary>The problem of a request that was not understood.</summary>
    public static ApiProblem Of(ViewQuery query)
    {
        if (query.OptionErrors.Count > 0)
        {
            var errors = query.OptionErrors.Concat(query.ArgumentErrors);
            return new(ProblemCodes.InvalidQuery, query.OptionErrors[0].Message, [.. errors.Select(Error)]);
        }

        return query.ArgumentErrors.Count > 0
            ? new(ProblemCodes.InvalidViewArguments, query.ArgumentErrors[0].Message, [.. query.ArgumentErrors.Select(Error)])
            : InvalidText(query.WhereFault!, "where");
    }

    /// <summary>The faults of a text, each with its place.</summary>
    public static BodyError[] Errors(FunQlFault fault, string field) =>
        [.. fault.Errors.Select(e => new BodyError(field, Code(e.Kind), e.Message) { Position = FaultPlace.Of(fault.Text, e.Span) })];

    private static string Code(FunQlErrorKind kind) => kind switch
    {
        FunQlErrorKind.Lexical => "lexical",
        FunQlErrorKind.Syntax => "syntax",
        FunQlErrorKind.Name => "name",
        FunQlErrorKind.Type => "type",
        FunQlErrorKind.NotAllowed => "not_allowed",
        FunQlErrorKind.NotSupported => "not_supported",
        _ => "limit_exceeded",
    };

    private static BodyError Error(RestQueryError error) => new(error.Path, error.Code, error.Message);
}
