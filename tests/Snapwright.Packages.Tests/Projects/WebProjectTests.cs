using System.Text.Json.Nodes;
using Snapwright.Packages.Tests.Dotnet;
using Snapwright.Packages.Tests.Feed;

namespace Snapwright.Packages.Tests.Projects;

[Collection(FeedCollection.Name)]
public sealed class WebProjectTests(WebProject web) : IClassFixture<WebProject>, IDisposable
{
    private const string ConnectionName = "ConnectionStrings__Snapwright";
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("snapwright-data-");

    [Fact]
    public async Task One_reference_four_lines_and_a_snapshot_are_a_server()
    {
        await using var server = await StartAsync();

        var author = await server.CreateAsync("/api/authors", new JsonObject { ["name"] = "Jane Austen" });
        var book = await server.CreateAsync("/api/books", Book("Emma", (int)author["id"]!));

        Assert.Equal("""{"id":1,"title":"Emma","price":12.50,"published":"1815-12-23","author":{"id":1}}""", WithoutStamps(book));
        Assert.Equal(WithoutStamps(book), WithoutStamps(await server.GetAsync("/api/books/1")));
        var embedded = Assert.Single((await server.GetAsync("/api/books?fields=title,author.name&filter={\"price\":{\"_gt\":12}}")).AsArray());
        Assert.Equal("""{"title":"Emma","author":{"name":"Jane Austen"}}""", embedded!.ToJsonString());
        Assert.Equal("compiled", await server.PathOfAsync("books"));
        Assert.Equal("compiled", await server.PathOfAsync("authors"));
        var document = JsonNode.Parse(await server.Http.GetStringAsync("/openapi.json"))!;
        Assert.Contains("/api/books", document["paths"]!.AsObject().Select(static p => p.Key));
        Assert.Contains("<html", await server.Http.GetStringAsync("/docs/"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_table_made_at_run_time_is_compiled_by_the_next_build_and_keeps_its_rows()
    {
        var definition = """
            {"name":"notes","columns":[
              {"name":"id","type":"int","isPrimary":true,"isGenerated":true,"isNullable":false},
              {"name":"text","type":"text","isNullable":false}]}
            """;
        string rows;
        byte[] export;
        await using (var server = await StartAsync())
        {
            await server.CreateAsync("/api/table_definition", JsonNode.Parse(definition)!);
            await server.CreateAsync("/api/notes", new JsonObject { ["text"] = "first" });
            await server.CreateAsync("/api/notes", new JsonObject { ["text"] = "ürgent" });
            Assert.Equal("interpreted", await server.PathOfAsync("notes"));
            rows = await server.Http.GetStringAsync("/api/notes");
            export = await server.Http.GetByteArrayAsync("/api/admin/export");
            Assert.Equal(export, await ExportByToolAsync(server.Http.BaseAddress!));
        }

        var metadata = Path.Combine(web.Project.Folder, "metadata.json");
        try
        {
            await File.WriteAllBytesAsync(metadata, export);
            (await web.Project.BuildAsync()).Successful();
            await using var rebuilt = await StartAsync();

            Assert.Equal("compiled", await rebuilt.PathOfAsync("notes"));
            Assert.Equal("compiled", await rebuilt.PathOfAsync("books"));
            Assert.Equal(rows, await rebuilt.Http.GetStringAsync("/api/notes"));
        }
        finally
        {
            File.Delete(metadata);
            (await web.Project.BuildAsync()).Successful();
            File.Delete(Path.Combine(web.Project.Output, "metadata.json"));
        }
    }

    [Fact]
    public async Task A_mistake_in_the_snapshot_is_a_build_error_at_its_place()
    {
        var (broken, place) = Sources.BrokenSnapshot();
        web.Project.Write("snapshot.json", broken);
        try
        {
            var build = await web.Project.BuildAsync();

            Assert.NotEqual(0, build.ExitCode);
            Assert.Matches($@"snapshot\.json{System.Text.RegularExpressions.Regex.Escape(place)}[,0-9]*\): error SW\d{{4}}: .*dat", build.Output);
        }
        finally
        {
            web.Project.Write("snapshot.json", Sources.Snapshot);
        }
    }

    [Fact]
    public async Task A_mistake_in_the_snapshot_beside_the_program_stops_its_start_and_is_told_with_its_place()
    {
        var (broken, place) = Sources.BrokenSnapshot();
        var snapshot = Path.Combine(web.Project.Output, "snapshot.json");
        await File.WriteAllTextAsync(snapshot, broken);
        try
        {
            var run = await web.Project.RunAsync("--urls=http://127.0.0.1:0", $"--ConnectionStrings:Snapwright={ConnectionString}");

            Assert.NotEqual(0, run.ExitCode);
            Assert.Matches($@"snapshot\.json{System.Text.RegularExpressions.Regex.Escape(place)}\): .*SW\d{{4}}", run.Output);
        }
        finally
        {
            await File.WriteAllTextAsync(snapshot, Sources.Snapshot);
        }
    }

    [Fact]
    public async Task A_view_in_a_file_is_compiled_and_a_mistake_in_it_is_a_build_error_at_its_place()
    {
        const string File = "cheap_books.funql";
        var folder = Directory.CreateDirectory(Path.Combine(web.Project.Folder, "Views"));
        try
        {
            web.Project.Write(Path.Combine(folder.Name, File), "{ $most decimal }:\nSELECT title, author=>name AS author\nFROM books\nWHERE price <= $most\n");
            web.Project.Write("Cheap.cs", "internal static class Cheap { public static object Of(Shop.Db db) => db.Views.CheapBooks(most: 10m); }");
            (await web.Project.BuildAsync()).Successful();
            await using (var server = await StartAsync())
            {
                var author = await server.CreateAsync("/api/authors", new JsonObject { ["name"] = "Jane Austen" });
                await server.CreateAsync("/api/books", Book("Emma", (int)author["id"]!));
                Assert.Equal("""{"data":[{"title":"Emma","author":"Jane Austen"}],"meta":{"hasMore":false}}""", await server.Http.GetStringAsync("/api/views/cheap_books?most=12.5"));
            }

            web.Project.Write(Path.Combine(folder.Name, File), "{ $most decimal }:\nSELECT title, author=>nome AS author\nFROM books\n");
            var build = await web.Project.BuildAsync();

            Assert.NotEqual(0, build.ExitCode);
            Assert.Matches(@"cheap_books\.funql\(2,23[,0-9]*\): error SW\d{4}: .*'nome'.*'name'", build.Output);
        }
        finally
        {
            folder.Delete(recursive: true);
            System.IO.File.Delete(Path.Combine(web.Project.Folder, "Cheap.cs"));
            (await web.Project.BuildAsync()).Successful();
            Directory.Delete(Path.Combine(web.Project.Output, folder.Name), recursive: true);
        }
    }

    [Fact]
    public void The_build_puts_the_schemas_where_the_files_say_they_are()
    {
        Assert.Contains("urn:snapwright:snapshot", Schema("snapshot.schema.json"), StringComparison.Ordinal);
        Assert.Contains("snapshot.schema.json#/$defs/table", Schema("metadata.schema.json"), StringComparison.Ordinal);

        string Schema(string name) => File.ReadAllText(Path.Combine(web.Project.Folder, "obj", name));
    }

    [Fact]
    public async Task A_database_without_its_driver_is_told_with_what_to_add()
    {
        var run = await web.Project.RunAsync("--urls=http://127.0.0.1:0", "--Snapwright:Database=postgres");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Snapwright.PostgreSql", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Delete(recursive: true);

    private string ConnectionString => $"Data Source={Path.Combine(_data.FullName, "shop.db")}";

    private Task<RunningServer> StartAsync() => web.Project.StartAsync((ConnectionName, ConnectionString));

    private async Task<byte[]> ExportByToolAsync(Uri server)
    {
        var tool = await web.Project.InstallToolAsync();
        var file = Path.Combine(_data.FullName, "exported.json");
        (await Programs.RunAsync(tool, _data.FullName, "export", "--url", server.ToString(), "--output", file)).Successful();
        return await File.ReadAllBytesAsync(file);
    }

    private static JsonObject Book(string title, int author) =>
        new() { ["title"] = title, ["price"] = 12.5m, ["published"] = "1815-12-23", ["author"] = author };

    private static string WithoutStamps(JsonNode row)
    {
        var copy = row.DeepClone().AsObject();
        Assert.True(copy.Remove("createdAt") && copy.Remove("updatedAt"));
        return copy.ToJsonString();
    }
}
