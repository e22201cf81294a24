using Snapwright.Packages.Tests.Feed;
using Snapwright.Testing;

namespace Snapwright.Packages.Tests.Projects;

/// <summary>The other packages: PostgreSQL, and the typed client, alone and beside a server.</summary>
[Collection(FeedCollection.Name)]
public sealed class ClientAndServerTests(PackedFeed feed)
{
    // Names both sides of the same table, which a duplicate type would not allow.
    private const string ServerWithClient = """
        var builder = WebApplication.CreateBuilder(args);
        builder.AddSnapwright().AddPostgreSql();
        var app = builder.Build();
        app.MapSnapwright();
        app.MapGet("/types", (Shop.Db db) => $"{nameof(db.Books)} {typeof(Shop.Book).FullName} {typeof(Shop.Client.Book).FullName}");
        app.Run();
        """;

    private const string Reader = """
        using Bookworm.Client;

        using var http = new HttpClient { BaseAddress = new Uri(args[0]) };
        var api = new ApiClient(http);
        var author = await api.Authors.CreateAsync(new() { Name = "Jane Austen" });
        await api.Books.CreateAsync(new() { Title = "Emma", AuthorId = author.Id, Price = 12.50m });
        await api.Books.CreateAsync(new() { Title = "Persuasion", AuthorId = author.Id });
        await foreach (var book in api.Books.Where(b => b.Author.Id == author.Id).OrderByDescending(b => b.Title).AllAsync())
        {
            Console.WriteLine($"{book.Title} {book.Price?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}");
        }
        """;

    [Fact]
    public async Task A_project_that_has_the_package_through_another_project_generates_too()
    {
        using var library = TemporaryProject.Library(feed, "Basis", "Snapwright");
        library.Write("Greeting.cs", "namespace Basis; public static class Greeting { public const string Text = \"Hello\"; }");
        using var server = new TemporaryProject(feed, "Shop", "Microsoft.NET.Sdk.Web");
        server.ReferTo(library);
        server.Write("Program.cs", Sources.Server + "_ = Basis.Greeting.Text + nameof(Shop.Db.Books);");
        server.Write("snapshot.json", Sources.Snapshot);

        var build = await server.BuildAsync();

        Assert.True(build.ExitCode == 0, build.Output);
    }

    [Fact]
    public async Task A_typed_client_in_a_project_of_its_own_talks_to_a_server_on_PostgreSQL()
    {
        var postgres = await PostgreSqlServer.GetAsync();
        var database = await postgres.CreateDatabaseAsync();
        try
        {
            using var server = new TemporaryProject(feed, "Shop", "Microsoft.NET.Sdk.Web", "Snapwright", "Snapwright.PostgreSql", "Snapwright.Client");
            server.Write("Program.cs", ServerWithClient);
            server.Write("snapshot.json", Sources.Snapshot);
            (await server.BuildAsync()).Successful();
            using var client = new TemporaryProject(feed, "Bookworm", "Microsoft.NET.Sdk", "Snapwright.Client");
            client.Write("Program.cs", Reader);
            client.Write("snapshot.json", Sources.Snapshot);
            (await client.BuildAsync()).Successful();

            await using var running = await server.StartAsync(("Snapwright__Database", "postgres"), ("ConnectionStrings__Snapwright", database));
            var lines = (await client.RunAsync(running.Http.BaseAddress!.ToString())).Successful().Output;

            Assert.Equal(["Persuasion -", "Emma 12.50"], lines.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
            Assert.Equal("Books Shop.Book Shop.Client.Book", await running.Http.GetStringAsync("/types"));
            Assert.Equal("compiled", await running.PathOfAsync("books"));
            Assert.Equal(2, (await running.GetAsync("/api/books")).AsArray().Count);
            Assert.Equal("Jane Austen", (await running.GetAsync("/api/authors/1"))["name"]!.GetValue<string>());
        }
        finally
        {
            await postgres.DropDatabaseAsync(database);
        }
    }
}
