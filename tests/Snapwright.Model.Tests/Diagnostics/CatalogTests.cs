using System.Reflection;
using Snapwright.Model.Diagnostics;
using Xunit;

namespace Snapwright.Model.Tests.Diagnostics;

public sealed class CatalogTests
{
    [Fact]
    public void The_catalog_lists_every_rule_once_in_order()
    {
        var rules = typeof(DiagnosticCatalog).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(static p => p.PropertyType == typeof(DiagnosticRule))
            .Select(static p => (DiagnosticRule)p.GetValue(null)!);

        Assert.Equal(rules, DiagnosticCatalog.All);
        Assert.Equal(DiagnosticCatalog.All.Select(static r => r.Id).Distinct().Order(StringComparer.Ordinal), DiagnosticCatalog.All.Select(static r => r.Id));
        Assert.All(DiagnosticCatalog.All, static r => Assert.Matches("^SW[0-9]{4}$", r.Id));
    }

    [Fact]
    public void The_reference_says_what_the_catalog_says()
    {
        var rows = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "diagnostics.md")).Where(static l => l.StartsWith("| SW", StringComparison.Ordinal));

        Assert.Equal(DiagnosticCatalog.All.Select(static r => $"| {r.Id} | {(r.Level == DiagnosticLevel.Error ? "error" : "warning")} | {r.Title} | {r.Help} |"), rows);
    }

    [Theory]
    [InlineData("isNulable", "Did you mean 'isNullable'?")]
    [InlineData("ISNULLABLE", "Did you mean 'isNullable'?")]
    [InlineData("naem", "Did you mean 'name'?")]
    [InlineData("zzzzz", "Choices: name, isNullable.")]
    public void Suggestions_are_near_or_list_the_choices(string name, string suggestion) =>
        Assert.Equal(suggestion, Suggestion.For(name, ["name", "isNullable"]));

    [Fact]
    public void Long_lists_of_choices_are_cut()
    {
        Assert.EndsWith("c29, ....", Suggestion.For("zzzzzz", [.. Enumerable.Range(0, 40).Select(static i => $"c{i}")]), StringComparison.Ordinal);
        Assert.Equal("There are none.", Suggestion.For("x", []));
    }
}
