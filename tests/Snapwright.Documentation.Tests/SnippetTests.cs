namespace Snapwright.Documentation.Tests;

/// <summary>
/// Code in the documentation is code that is compiled and tested: each block says from which file it is. What a reader writes is compiled by the test of that page.
/// </summary>
public sealed class SnippetTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_code_stands_in_the_file_that_it_names(string page)
    {
        foreach (var block in CodeBlock.Of(Repository.Read(page)).Where(static b => b.File is null && (b.Language is "csharp" or "xml" || b.Source is not null)))
        {
            Assert.True(block.Source is not null, $"{page}({block.Line}): the block does not say which file it is from.");
            Assert.True(
                Lines(Repository.Read(block.Source)).Contains(Lines(block.Text), StringComparison.Ordinal),
                $"{page}({block.Line}): the block does not stand in {block.Source}.");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        foreach (System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(Repository.Read(page), @"\]\((?!https?:|#)([^)#]+)"))
        {
            var target = Path.Combine(folder, link.Groups[1].Value);
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{page}: the link to {link.Groups[1].Value} leads nowhere.");
        }
    }

    // Indentation and the lines that a page leaves out as "..." do not count.
    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0));
}
