using Snapwright.Documentation.Tests;
using Snapwright.Packages.Tests.Dotnet;
using Snapwright.Packages.Tests.Feed;

namespace Snapwright.Packages.Tests.Projects;

/// <summary>A reader who follows <c>docs/tutorial.md</c> word by word arrives where it says.</summary>
[Collection(FeedCollection.Name)]
public sealed class TutorialTests(PackedFeed feed)
{
    private const string Page = "docs/tutorial.md";
    private const string Address = "http://localhost:5000";

    [Fact]
    public async Task The_tutorial_works_as_it_stands()
    {
        var blocks = CodeBlock.Of(await File.ReadAllTextAsync(Path.Combine(Checkout.Root, Page)));
        using var project = new TemporaryProject(feed, "ReadingList", "Microsoft.NET.Sdk.Web", "Snapwright");
        RunningServer? server = null;
        try
        {
            for (var i = 0; i < blocks.Count; i++)
            {
                if (blocks[i].File is { } file)
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(project.Folder, file))!);
                    project.Write(file, blocks[i].Text);
                    continue;
                }

                foreach (var line in blocks[i].Language == "sh" ? blocks[i].Text.Split('\n') : [])
                {
                    if (line.StartsWith("dotnet run ", StringComparison.Ordinal))
                    {
                        await (server?.DisposeAsync() ?? default);
                        server = null;
                        (await project.BuildAsync()).Successful();
                        server = await project.StartAsync();
                    }
                    else if (line.StartsWith("curl ", StringComparison.Ordinal))
                    {
                        var answer = await CurlAsync(line, server!, project.Folder);
                        if (i + 1 < blocks.Count && blocks[i + 1].Language is "json" or "text")
                        {
                            ShownAnswer.AssertIs(blocks[i + 1], answer, Page);
                        }
                    }
                }
            }

            Assert.Equal("compiled", await server!.PathOfAsync("notes"));
        }
        finally
        {
            await (server?.DisposeAsync() ?? default);
        }
    }

    private static async Task<string> CurlAsync(string line, RunningServer server, string folder)
    {
        var command = line.Replace(Address + "/", server.Http.BaseAddress!.ToString(), StringComparison.Ordinal);
        return (await Programs.RunAsync("bash", folder, "-c", command)).Successful().Output;
    }
}
