using System.Runtime.CompilerServices;
using System.Text;
using Snapwright.Bodies;
using Snapwright.Problems;

namespace Snapwright.Tests.Problems;

/// <summary>
/// <c>docs/reference/errors.md</c> is made of the codes. With <c>SNAPWRIGHT_UPDATE_DOCS=1</c> the test writes the file instead of comparing.
/// </summary>
public sealed class ErrorReferenceTests
{
    [Fact]
    public void The_reference_lists_every_code()
    {
        var file = Path.Combine(Root(), "docs", "reference", "errors.md");
        var expected = Render();
        if (Environment.GetEnvironmentVariable("SNAPWRIGHT_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(file, expected);
        }

        Assert.Equal(expected, File.ReadAllText(file));
    }

    [Fact]
    public void Every_code_is_listed_once_and_means_an_error()
    {
        var declared = typeof(ProblemCodes).GetProperties().Where(static p => p.PropertyType == typeof(ProblemCode)).Select(static p => (ProblemCode)p.GetValue(null)!);
        Assert.Equal(declared.OrderBy(static c => c.Code), ProblemCodes.All.OrderBy(static c => c.Code));
        Assert.Equal(ProblemCodes.All.Count, ProblemCodes.All.Select(static c => c.Code).Distinct().Count());
        Assert.All(ProblemCodes.All, static c => Assert.InRange(c.Status, 400, 599));
        Assert.All(ProblemCodes.All, static c => Assert.Matches("^[a-z_]+$", c.Code));
    }

    private static string Render()
    {
        var text = new StringBuilder();
        text.Append("""
            # Errors

            Every error answer is a problem by RFC 9457: `application/problem+json` with `type` (`urn:snapwright:error:<code>`), `title`,
            `status`, `detail`, `code`, and where single fields or parameters are at fault `errors`, a list of `field`, `code` and
            `message`. Codes are stable; titles, details and messages are for people and may change. Answers with status 500 have a
            `traceId`, under which the server's log has the cause.

            ## Codes of answers

            | code | status | title | meaning |
            |---|---|---|---|

            """);
        foreach (var code in ProblemCodes.All.OrderBy(static c => c.Status).ThenBy(static c => c.Code, StringComparer.Ordinal))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{code.Code}` | {code.Status} | {code.Title} | {code.Meaning} |\n");
        }

        text.Append("""

            ## Codes of the entries in `errors` of a 422

            | code | meaning |
            |---|---|

            """);
        foreach (var (code, meaning) in BodyErrorCodes.All)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{code}` | {meaning} |\n");
        }

        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
