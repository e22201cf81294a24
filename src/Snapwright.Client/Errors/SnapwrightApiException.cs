using System.Net;
using System.Text;

namespace Snapwright.Client.Errors;

/// <summary>
/// The server refused a request, or answered with what is not an answer. A server that cannot be reached at all stays an
/// <see cref="HttpRequestException"/>.
/// </summary>
public class SnapwrightApiException : Exception
{
    internal SnapwrightApiException(string request, ApiProblem problem, Exception? inner = null)
        : base(Describe(request, problem), inner)
    {
        Request = request;
        Status = problem.Status;
        Code = problem.Code;
        Title = problem.Title;
        Detail = problem.Detail;
        Errors = problem.Errors;
    }

    /// <summary>The method and path of the request, without its query.</summary>
    public string Request { get; }

    /// <summary>The HTTP status of the answer.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>
    /// The server's stable code in snake case. <c>http_&lt;status&gt;</c> where the answer was not a problem document (a proxy's),
    /// <c>unexpected_response</c> where a success was not what the API promises.
    /// </summary>
    public string Code { get; }

    /// <summary>What it is, for people.</summary>
    public string Title { get; }

    /// <summary>What it is in this case, for people; the beginning of the body where that was not a problem document; may be null.</summary>
    public string? Detail { get; }

    /// <summary>One entry per field or parameter that is wrong; may be empty.</summary>
    public IReadOnlyList<FieldError> Errors { get; }

    private static string Describe(string request, ApiProblem problem)
    {
        var text = new StringBuilder(request).Append(": ").Append((int)problem.Status).Append(' ').Append(problem.Title);
        if (problem.Detail is { Length: > 0 } detail)
        {
            text.Append(" - ").Append(detail);
        }

        foreach (var error in problem.Errors)
        {
            text.AppendLine().Append("  ").Append(error.Field).Append(": ").Append(error.Message).Append(" (").Append(error.Code).Append(')');
        }

        return text.ToString();
    }
}
