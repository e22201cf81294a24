using System.Text.Json;
using Snapwright.Parity.Tests.Applications;

namespace Snapwright.Parity.Tests;

/// <summary>That the applications really are as many ways.</summary>
public sealed class VariantTests
{
    [Fact]
    public async Task Every_table_is_served_the_way_that_is_compared()
    {
        await using var applications = await ParityApplications.StartAsync();
        foreach (var application in applications.All)
        {
            using var runtime = JsonDocument.Parse(await application.Http.GetStringAsync("/api/admin/runtime"));
            var tables = runtime.RootElement.GetProperty("data").EnumerateArray().ToArray();

            Assert.All(tables, t => Assert.Equal(application.Variant.Path, t.GetProperty("path").GetString()));
            Assert.Superset(
                new HashSet<string?> { "samples", "sales.orders", "facts" },
                tables.Select(static t => t.GetProperty("table").GetString()).ToHashSet());
        }
    }
}
