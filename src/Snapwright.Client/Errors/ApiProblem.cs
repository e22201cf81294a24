using System.Net;
using System.Text;
using System.Text.Json;

namespace Snapwright.Client.Errors;

/// <summary>An RFC 9457 problem as far as it is understood, or what stands in for one.</summary>
internal sealed record ApiProblem(HttpStatusCode Status, string Code, string Title, string? Detail, IReadOnlyList<FieldError> Errors)
{
    // A proxy's error page is quoted only so far as to recognise it.
    private const int MaxQuotedCharacters = 500;

    // The server names every error at once; a hostile or broken one must not fill the memory.
    private const int MaxErrors = 1000;

    /// <summary>The problem of an answer; a body that is not a problem document is quoted.</summary>
    public static ApiProblem Read(HttpStatusCode status, string? reason, string? mediaType, ReadOnlySpan<byte> body)
    {
        var fallback = new ApiProblem(status, $"http_{(int)status}", string.IsNullOrEmpty(reason) ? status.ToString() : reason, Quote(body), []);
        if (mediaType is not ("application/problem+json" or "application/json"))
        {
            return fallback;
        }

        try
        {
            var json = new Utf8JsonReader(body);
            return json.Read() && json.TokenType == JsonTokenType.StartObject ? ReadObject(ref json, fallback with { Detail = null }) : fallback;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return fallback;
        }
    }

    private static ApiProblem ReadObject(ref Utf8JsonReader json, ApiProblem problem)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("code"u8))
            {
                problem = problem with { Code = Text(ref json) ?? problem.Code };
            }
            else if (json.ValueTextEquals("title"u8))
            {
                problem = problem with { Title = Text(ref json) ?? problem.Title };
            }
            else if (json.ValueTextEquals("detail"u8))
            {
                problem = problem with { Detail = Text(ref json) };
            }
            else if (json.ValueTextEquals("errors"u8))
            {
                problem = problem with { Errors = ReadErrors(ref json) };
            }
            else
            {
                json.Skip();
            }
        }

        return problem;
    }

    private static List<FieldError> ReadErrors(ref Utf8JsonReader json)
    {
        var errors = new List<FieldError>();
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return errors;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject || errors.Count == MaxErrors)
            {
                json.Skip();
                continue;
            }

            errors.Add(ReadError(ref json));
        }

        return errors;
    }

    private static FieldError ReadError(ref Utf8JsonReader json)
    {
        var (field, code, message) = ("", "", "");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("field"u8))
            {
                field = Text(ref json) ?? "";
            }
            else if (json.ValueTextEquals("code"u8))
            {
                code = Text(ref json) ?? "";
            }
            else if (json.ValueTextEquals("message"u8))
            {
                message = Text(ref json) ?? "";
            }
            else
            {
                json.Skip();
            }
        }

        return new(field, code, message);
    }

    private static string? Text(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String)
        {
            return json.GetString();
        }

        json.Skip();
        return null;
    }

    private static string? Quote(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxQuotedCharacters * 4)]).Trim();
        return text.Length > MaxQuotedCharacters ? text[..MaxQuotedCharacters] + "..." : text;
    }
}
