using Snapwright.Testing;

namespace Snapwright.Tests.Hosts;

/// <summary>One running application per database, shared by the tests of a collection.</summary>
public sealed class Shops : IAsyncLifetime
{
    private readonly Dictionary<DatabaseKind, Shop> _shops = [];

    public Shop this[DatabaseKind kind] => _shops[kind];

    public async Task InitializeAsync()
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            _shops.Add(kind, await Shop.StartAsync(kind));
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

/// <summary>Runs a test on every database.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEveryDatabaseAttribute : Xunit.Sdk.DataAttribute
{
    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
        Enum.GetValues<DatabaseKind>().Select(static k => new object[] { k });
}
