using Snapwright.Packages.Tests.Dotnet;
using Snapwright.Packages.Tests.Feed;

namespace Snapwright.Packages.Tests.Projects;

/// <summary>
/// A project in a folder of its own, outside of this repository: it has the packages, the package sources of the machine, and nothing else of us.
/// </summary>
internal sealed class TemporaryProject : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("snapwright-project-");
    private readonly string _name;
    private readonly PackedFeed _feed;
    private bool _isRestored;

    /// <summary>Writes the project file.</summary>
    /// <param name="feed">Where the packages are.</param>
    /// <param name="name">The name of the project.</param>
    /// <param name="sdk">Such as <c>Microsoft.NET.Sdk.Web</c>.</param>
    /// <param name="packages">What it refers to.</param>
    public TemporaryProject(PackedFeed feed, string name, string sdk, params string[] packages)
        : this(feed, name, sdk, "Exe", packages)
    {
    }

    private TemporaryProject(PackedFeed feed, string name, string sdk, string outputType, string[] packages)
    {
        _feed = feed;
        _name = name;
        var references = packages.Select(p => $"""    <PackageReference Include="{p}" Version="{feed.Version}" />""");
        Write($"{name}.csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>{outputType}</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <!-- Advisories change from day to day, and need a source that serves them. -->
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
            {string.Join(Environment.NewLine, references)}
              </ItemGroup>
            </Project>
            """);
        // Added to the sources that the machine is configured with, which this file leaves alone.
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="snapwright-packed" value="{feed.Folder}" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>A class library.</summary>
    public static TemporaryProject Library(PackedFeed feed, string name, params string[] packages) => new(feed, name, "Microsoft.NET.Sdk", "Library", packages);

    /// <summary>Its folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Where a build puts the program.</summary>
    public string Output => Path.Combine(Folder, "bin", "Debug", "net10.0");

    /// <summary>Writes a file of the project.</summary>
    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    /// <summary>Adds a reference to another project.</summary>
    public void ReferTo(TemporaryProject other)
    {
        var file = Path.Combine(Folder, _name + ".csproj");
        var reference = $"""  <ItemGroup><ProjectReference Include="{Path.Combine(other.Folder, other._name + ".csproj")}" /></ItemGroup>""";
        File.WriteAllText(file, File.ReadAllText(file).Replace("</Project>", reference + Environment.NewLine + "</Project>", StringComparison.Ordinal));
    }

    /// <summary>Builds it; packages are restored the first time.</summary>
    public async Task<ProcessResult> BuildAsync()
    {
        string[] arguments = ["build", "-v", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-clp:NoSummary"];
        var result = await Programs.RunDotnetAsync(Folder, _isRestored ? [.. arguments, "--no-restore"] : arguments);
        _isRestored |= result.ExitCode == 0;
        return result;
    }

    /// <summary>Starts the program that was built, in the folder of the output.</summary>
    /// <param name="settings">Environment variables.</param>
    public Task<RunningServer> StartAsync(params (string Name, string Value)[] settings) => RunningServer.StartAsync(Output, _name + ".dll", settings);

    /// <summary>Runs the program that was built to its end.</summary>
    public async Task<ProcessResult> RunAsync(params string[] arguments) =>
        await Programs.RunDotnetAsync(Output, [_name + ".dll", .. arguments]);

    /// <summary>Installs the command line from the packages.</summary>
    /// <returns>The program.</returns>
    public async Task<string> InstallToolAsync()
    {
        var tools = Path.Combine(Folder, "tools");
        (await Programs.RunDotnetAsync(Folder, "tool", "install", "Snapwright.Cli", "--version", _feed.Version, "--tool-path", tools)).Successful();
        return Path.Combine(tools, OperatingSystem.IsWindows() ? "snapwright.exe" : "snapwright");
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
