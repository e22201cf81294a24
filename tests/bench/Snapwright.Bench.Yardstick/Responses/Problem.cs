namespace Snapwright.Bench.Yardstick.Responses;

/// <summary>Errors in the form of RFC 9457.</summary>
internal static class Problem
{
    public static Task SendAsync(HttpContext context, int status, string code, string detail) =>
        Results.Problem(detail, statusCode: status, type: "urn:snapwright:error:" + code,
            extensions: new Dictionary<string, object?> { ["code"] = code }).ExecuteAsync(context);
}
