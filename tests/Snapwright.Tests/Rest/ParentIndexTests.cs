using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Testing;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Rest;

/// <summary>One row finds its parents by their keys, also in a table so small that PostgreSQL would rather read all of it.</summary>
public sealed class ParentIndexTests
{
    private const int Authors = 200;

    [Fact]
    public async Task Parents_of_one_row_are_not_looked_for_in_all_rows()
    {
        await using var shop = await StartAsync();
        var runtime = shop.Services.GetRequiredService<RuntimeHolder>().Require();
        var request = runtime.QueryReader.ReadOne(runtime.Find("books")!.Table, SqlValue.Int(1), [KeyValuePair.Create("fields", "title,author.name,author.mentor.name")]).Request!;

        var plan = await Explained.PlanAsync(shop, request);

        Assert.DoesNotContain("Hash", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on authors", plan, StringComparison.Ordinal);
        Assert.Equal(2, plan.Split("using authors_pkey").Length - 1);
    }

    [Fact]
    public async Task A_row_whose_parent_has_none_keeps_what_it_has()
    {
        await using var shop = await StartAsync();

        Assert.Equal("""{"title":"book 1","author":{"name":"author 7","mentor":{"name":"author 6"}}}""", await DataAsync(shop, "books/1"));
        Assert.Equal("""{"title":"book 2","author":{"name":"author 1","mentor":null}}""", await DataAsync(shop, "books/2"));
        Assert.Equal("""{"title":"book 3","author":null}""", await DataAsync(shop, "books/3"));
    }

    private static async Task<Shop> StartAsync()
    {
        var shop = await Shop.StartAsync(new(DatabaseKind.PostgreSql, IsCompiled: true));
        await LettersTable.RunAsync(
            shop.Database,
            $"""
            INSERT INTO authors (id, name, "mentorId", "createdAt", "updatedAt")
            SELECT i, 'author ' || i, nullif(i - 1, 0), now(), now() FROM generate_series(1, {Authors}) AS n(i)
            """);
        await LettersTable.RunAsync(
            shop.Database,
            $"""
            INSERT INTO books (id, title, "authorId", price, sold, "isPublished", status, "createdAt", "updatedAt")
            SELECT i, 'book ' || i, CASE i WHEN 1 THEN 7 WHEN 2 THEN 1 WHEN 3 THEN NULL ELSE 1 + i * 37 % {Authors} END, 1, 0, false, 'live', now(), now() FROM generate_series(1, 2000) AS n(i)
            """);
        await LettersTable.AnalyzeAsync(shop.Database);
        return shop;
    }

    private static async Task<string> DataAsync(Shop shop, string row)
    {
        using var answer = JsonDocument.Parse(await shop.Client.GetStringAsync(new Uri($"api/{row}?fields=title,author.name,author.mentor.name", UriKind.Relative)));
        return answer.RootElement.GetProperty("data").GetRawText();
    }
}
