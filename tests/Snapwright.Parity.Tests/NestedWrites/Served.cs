using System.Text;
using System.Text.Json.Nodes;
using Snapwright.Parity.Tests.Applications;

namespace Snapwright.Parity.Tests.NestedWrites;

/// <summary>The rows that an application has, and their keys by name.</summary>
public sealed class Served(ParityApplication application)
{
    private readonly Dictionary<(string Table, string Name), int> _keys = [];

    /// <summary>The key of a row.</summary>
    public int Key(string table, string name) => _keys[(table, name)];

    /// <summary>Sends a write.</summary>
    public async Task<(int Status, string Body)> SendAsync(HttpMethod method, string target, string body)
    {
        using var request = new HttpRequestMessage(method, new Uri(target, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using var response = await application.Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Reads all rows.</summary>
    public async Task<Store> ReadAsync()
    {
        var store = Store.Empty;
        foreach (var row in await RowsAsync("projects", "id,name,lead.name"))
        {
            store.Projects.Add(Name(row), Name(row["lead"]));
        }

        foreach (var row in await RowsAsync("jobs", "id,name,points,project.name,assignee.name,labels.name&deep={\"labels\":{\"limit\":200}}"))
        {
            var labels = row["labels"]!.AsArray().Select(static l => Name(l!)).ToHashSet();
            store.Jobs.Add(Name(row), new(Name(row["project"]!), Name(row["assignee"]), row["points"]?.GetValue<int>(), labels!));
        }

        foreach (var row in await RowsAsync("notes", "id,name,text,job.name"))
        {
            store.Notes.Add(Name(row), new(Name(row["job"]), row["text"]?.GetValue<string>()));
        }

        foreach (var row in await RowsAsync("labels", "id,name,color"))
        {
            store.Labels.Add(Name(row), row["color"]?.GetValue<string>());
        }

        foreach (var row in await RowsAsync("members", "id,name"))
        {
            store.Members.Add(Name(row));
        }

        return store;
    }

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(row))]
    private static string? Name(JsonNode? row) => row?["name"]!.GetValue<string>();

    private async Task<IEnumerable<JsonNode>> RowsAsync(string table, string fields)
    {
        var rows = new List<JsonNode>();
        for (var page = 1; ; page++)
        {
            var body = JsonNode.Parse(await application.Http.GetStringAsync(new Uri($"/api/{table}?sort=id&limit=100&page={page}&fields={fields}", UriKind.Relative)))!;
            var part = body["data"]!.AsArray();
            foreach (var row in part)
            {
                _keys[(table, Name(row!))] = row!["id"]!.GetValue<int>();
                rows.Add(row);
            }

            if (part.Count < 100)
            {
                return rows;
            }
        }
    }
}
