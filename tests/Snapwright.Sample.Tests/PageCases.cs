using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Snapwright.Sample.Tests;

/// <summary>The start page and what it leads to.</summary>
public abstract partial class PageCases(LibraryServer library)
{
    [Fact]
    public async Task The_start_page_is_html()
    {
        using var answer = await library.Http.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_of_the_start_page_leads_somewhere()
    {
        var links = Links().Matches(await library.Http.GetStringAsync("/")).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
        Assert.True(links.Count >= 15);
        var failures = new List<string>();
        foreach (var link in links)
        {
            using var answer = await library.Http.GetAsync(new Uri(link, UriKind.Relative));
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                failures.Add($"{link}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public async Task Every_table_of_the_snapshot_is_served_compiled()
    {
        using var runtime = JsonDocument.Parse(await library.Http.GetStringAsync("/api/admin/runtime"));
        var tables = runtime.RootElement.GetProperty("data").EnumerateArray().Where(t => !t.GetProperty("isSystem").GetBoolean()).ToList();
        Assert.Equal(17, tables.Count);
        Assert.All(tables, t => Assert.Equal("compiled", t.GetProperty("path").GetString()));
    }

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();
}
