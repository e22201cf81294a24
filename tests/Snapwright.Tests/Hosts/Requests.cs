using System.Net;
using System.Text;
using System.Text.Json;

namespace Snapwright.Tests.Hosts;

/// <summary>An answer, read.</summary>
public sealed record Answer(HttpStatusCode Status, string Body, HttpResponseMessage Message)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public JsonElement Data => Json.GetProperty("data");

    public string Code => Json.GetProperty("code").GetString()!;

    public string Detail => Json.GetProperty("detail").GetString()!;

    /// <summary><c>field:code</c> of every entry, with spaces between.</summary>
    public string Errors => Json.TryGetProperty("errors", out var errors)
        ? string.Join(' ', errors.EnumerateArray().Select(static e => $"{e.GetProperty("field").GetString()}:{e.GetProperty("code").GetString()}"))
        : "";
}

/// <summary>Requests in one line.</summary>
public static class Requests
{
    public static Task<Answer> GetAsync(this Shop shop, string path) => shop.SendAsync("GET", path, null);

    public static Task<Answer> PostAsync(this Shop shop, string path, string body) => shop.SendAsync("POST", path, body);

    public static Task<Answer> PatchAsync(this Shop shop, string path, string body) => shop.SendAsync("PATCH", path, body);

    public static Task<Answer> DeleteAsync(this Shop shop, string path) => shop.SendAsync("DELETE", path, null);

    /// <summary>Creates a row that must be accepted; its path.</summary>
    public static async Task<string> CreateAsync(this Shop shop, string table, string body)
    {
        var answer = await shop.PostAsync($"/api/{table}", body);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Body);
        return answer.Message.Headers.Location!.ToString();
    }

    public static async Task<Answer> SendAsync(
        this Shop shop, string method, string path, string? body, string contentType = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (contentType.Length > 0)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            }
        }

        var response = await shop.Client.SendAsync(request);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }
}
