namespace Snapwright.Packages.Tests.Feed;

/// <summary>All tests that need the packages: one after the other, as each of them keeps the machine busy.</summary>
[CollectionDefinition(Name)]
public sealed class FeedCollection : ICollectionFixture<PackedFeed>
{
    /// <summary>Its name.</summary>
    public const string Name = "Packed feed";
}
