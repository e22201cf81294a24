using Snapwright.Testing;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Rest;

/// <summary>Two applications with the same rows, compiled and interpreted, whose requests are counted. SQLite answers on the caller's thread.</summary>
public sealed class AllocatingShops : IAsyncLifetime
{
    private readonly Dictionary<bool, Shop> _shops = [];

    public Shop this[bool isCompiled] => _shops[isCompiled];

    public async Task InitializeAsync()
    {
        foreach (var isCompiled in new[] { true, false })
        {
            var shop = await Shop.StartAsync(new(DatabaseKind.Sqlite, isCompiled));
            _shops.Add(isCompiled, shop);
            await shop.CreateAsync("authors", """{"name":"Le Guin"}""");
            await shop.CreateAsync("authors", """{"name":"Butler","mentor":1}""");
            await shop.CreateAsync("tags", """{"name":"fiction"}""");
            for (var i = 1; i <= 20; i++)
            {
                await shop.CreateAsync("books", $$"""{"extra":{"a":[1,2]},"title":"book {{i}}","pages":{{i}},"author":{{1 + (i % 2)}},"tags":[1],"printedOn":"2026-01-02"}""");
                await shop.CreateAsync("reviews", $$"""{"text":"review","book":{{i}}}""");
                await shop.CreateAsync("reviews", $$"""{"text":"another","book":{{i}}}""");
            }
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var shop in _shops.Values)
        {
            await shop.DisposeAsync();
        }
    }
}
