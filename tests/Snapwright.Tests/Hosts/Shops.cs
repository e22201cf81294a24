namespace Snapwright.Tests.Hosts;

/// <summary>One running application per setup, shared by the tests of a collection.</summary>
public sealed class Shops : IAsyncLifetime
{
    private readonly Dictionary<Setup, Shop> _shops = [];

    public Shop this[Setup setup] => _shops[setup];

    public async Task InitializeAsync()
    {
        foreach (var setup in Setup.All)
        {
            _shops.Add(setup, await Shop.StartAsync(setup));
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

[CollectionDefinition(Name)]
public sealed class ShopCollection : ICollectionFixture<Shops>
{
    public const string Name = "shops";
}
