namespace Snapwright.Packages.Tests.Feed;

[Collection(FeedCollection.Name)]
public sealed class PackageContentTests(PackedFeed feed)
{
    private const string Net = "net10.0";
    private const string Generators = "Snapwright.Generators include=All";

    [Fact]
    public void The_solution_packs_what_ships_and_nothing_else() => Assert.Equal(
        [
            "Snapwright", "Snapwright.Cli", "Snapwright.Client", "Snapwright.Data", "Snapwright.Generators", "Snapwright.Model",
            "Snapwright.MySql", "Snapwright.PostgreSql", "Snapwright.Query", "Snapwright.Sqlite",
        ],
        feed.Names);

    [Fact]
    public void The_generator_comes_with_what_it_loads_and_with_its_build_files() => Assert.Equal(
        [
            "LICENSE", "README.md", "analyzers/dotnet/cs/Snapwright.Generators.dll", "analyzers/dotnet/cs/Snapwright.Model.dll",
            "analyzers/dotnet/cs/Snapwright.Query.dll", "build/Snapwright.Generators.props", "build/Snapwright.Generators.targets",
            "buildTransitive/Snapwright.Generators.props", "buildTransitive/Snapwright.Generators.targets", "schemas/metadata.schema.json",
            "schemas/snapshot.schema.json",
        ],
        feed.Open("Snapwright.Generators").Files);

    [Fact]
    public void The_host_brings_the_generator_and_SQLite()
    {
        var dependencies = feed.Open("Snapwright").Dependencies(Net);

        Assert.Contains(Generators, dependencies);
        Assert.Contains("Snapwright.Sqlite", dependencies);
        Assert.DoesNotContain("Snapwright.PostgreSql", dependencies);
        Assert.DoesNotContain("Snapwright.MySql", dependencies);
    }

    [Fact]
    public void The_driver_of_MariaDB_names_every_version_that_its_provider_needs() => Assert.Superset(
        new HashSet<string> { "BouncyCastle.NetCore", "Google.Protobuf", "MySql.Data", "System.Security.Permissions" },
        feed.Open("Snapwright.MySql").Dependencies(Net).Select(static d => d.Split(' ')[0]).ToHashSet());

    [Fact]
    public void The_client_brings_the_generator_and_nothing_else() => Assert.Equal([Generators], feed.Open("Snapwright.Client").Dependencies(Net));

    [Theory]
    [InlineData("Snapwright.Model")]
    [InlineData("Snapwright.Query")]
    public void What_the_compiler_loads_has_both_frameworks(string name)
    {
        var files = feed.Open(name).Files;

        Assert.Contains($"lib/netstandard2.0/{name}.dll", files);
        Assert.Contains($"lib/{Net}/{name}.dll", files);
    }

    [Fact]
    public void The_command_line_is_a_tool() =>
        Assert.Contains(feed.Open("Snapwright.Cli").Files, static f => f == $"tools/{Net}/any/DotnetToolSettings.xml");

    [Fact]
    public void Every_package_says_what_it_is_and_under_which_licence() => Assert.All(feed.Names, name =>
    {
        var package = feed.Open(name);
        Assert.Contains("Snapwright", package.Value("description"), StringComparison.Ordinal);
        Assert.Equal("MIT", package.Value("license"));
        Assert.Equal("README.md", package.Value("readme"));
        Assert.False(string.IsNullOrEmpty(package.Value("tags")));
        Assert.Contains("README.md", package.Files);
        Assert.Null(package.Value("repository"));
    });

    [Fact]
    public void Libraries_come_with_their_documentation() => Assert.All(
        feed.Names.Where(static n => n is not ("Snapwright.Cli" or "Snapwright.Generators")),
        name => Assert.Contains($"lib/{Net}/{name}.xml", feed.Open(name).Files));
}
