using Microsoft.AspNetCore.Http;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Rest;
using Snapwright.Runtimes;
using Snapwright.Views.Commands;

namespace Snapwright.Views;

/// <summary>The requests below <c>/api/views</c>.</summary>
internal static class ViewRoutes
{
    /// <summary>The segment behind <c>/api/</c>; a table of that name takes it.</summary>
    public const string Name = "views";

    private const string Query = "query";
    private const string ReadMethods = "GET, HEAD, OPTIONS";
    private const string ViewMethods = "GET, HEAD, POST, OPTIONS";
    private const string QueryMethods = "POST, OPTIONS";

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="runtime">Its runtime.</param>
    /// <param name="path">What stands behind <c>/api/views</c>, without slashes around it.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="bodyLimit">Most bytes of a body.</param>
    /// <param name="writes">Runs commands.</param>
    public static Task HandleAsync(HttpContext context, Runtime runtime, ReadOnlySpan<char> path, Caller caller, int bodyLimit, WriteRequests writes)
    {
        var method = context.Request.Method;
        var isRead = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        var isPost = HttpMethods.IsPost(method);
        if (path.IsEmpty)
        {
            return isRead ? ViewList.SendAsync(context, runtime, caller) : RestRoutes.OtherMethod(context, ReadMethods);
        }

        var slash = path.IndexOf('/');
        var name = slash < 0 ? path : path[..slash];
        var part = slash < 0 ? [] : path[(slash + 1)..];
        if (part is not ("" or "info" or "explain"))
        {
            return ProblemWriter.WriteAsync(context, new(ProblemCodes.UnknownPath, "Views have the paths /api/views, /api/views/{name}, /api/views/{name}/info and /api/views/{name}/explain."));
        }

        if (name is Query)
        {
            return !isPost ? RestRoutes.OtherMethod(context, QueryMethods)
                : part is "explain" && !runtime.Views.Settings.AllowExplain ? ProblemWriter.WriteAsync(context, ViewProblems.ExplainIsOff)
                : runtime.Views.Settings.AllowAnonymousQueries ? AnonymousQueries.AnswerAsync(context, runtime, part.ToString(), caller, bodyLimit, writes)
                : ProblemWriter.WriteAsync(context, new(ProblemCodes.NotAllowed, "Queries of callers are switched off (Snapwright:Views:AllowAnonymousQueries)."));
        }

        if (runtime.Views.Find(name) is not { } view)
        {
            return ProblemWriter.WriteAsync(context, ViewProblems.Unknown(runtime.Views, name.ToString()));
        }

        var state = view.For(caller);
        var isCommand = state.IsCommand && part is not "info";
        if (isCommand ? !isPost : !isRead && !(isPost && part is not "info"))
        {
            return RestRoutes.OtherMethod(context, part is "info" ? ReadMethods : isCommand ? CommandRequests.Methods : ViewMethods);
        }

        if (part is "explain" && !runtime.Views.Settings.AllowExplain)
        {
            return ProblemWriter.WriteAsync(context, ViewProblems.ExplainIsOff);
        }

        return state.Fault is { } fault
            ? ProblemWriter.WriteAsync(context, ViewProblems.Broken(view, fault, runtime.Views.Settings.AllowExplain))
            : part is "info" ? ViewDescription.SendAsync(context, runtime, state, caller)
            : isCommand ? CommandRequests.AnswerAsync(context, runtime, state, caller, bodyLimit, writes, isExplained: part is "explain")
            : ViewReads.AnswerAsync(context, runtime, state, caller, bodyLimit, isExplained: part is "explain");
    }
}
