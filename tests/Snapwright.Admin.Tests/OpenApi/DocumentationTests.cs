using System.Net;
using System.Text.Json.Nodes;
using Snapwright.Admin.Tests.Hosting;
using Snapwright.Testing;

namespace Snapwright.Admin.Tests.OpenApi;

public sealed class DocumentationTests
{
    [Fact]
    public async Task The_document_follows_the_model()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite, Samples.Library);
        var before = JsonNode.Parse(await application.Http.GetStringAsync("/openapi.json"))!["paths"]!.AsObject();

        await application.SendAsync(HttpMethod.Post, "/api/table_definition", """{ "name": "notes", "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }] }""");

        var after = JsonNode.Parse(await application.Http.GetStringAsync("/openapi.json"))!["paths"]!.AsObject();
        Assert.Null(before["/api/notes"]);
        Assert.NotNull(after["/api/notes"]);
    }

    [Fact]
    public async Task The_page_for_people_is_served_whole_from_here()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite, Samples.Library);

        var page = await application.Http.GetStringAsync("/docs/index.html");
        var script = await application.Http.GetAsync("/docs/swagger-ui-bundle.js");

        Assert.Contains("swagger-ui", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);
        Assert.Contains("/openapi.json", await application.Http.GetStringAsync("/docs/index.js"), StringComparison.Ordinal);
    }
}
