using Snapwright.Generators.Tests.Driving;

namespace Snapwright.Generators.Tests.Emission;

public sealed class EmittedFileTests
{
    [Theory]
    [InlineData("library", "App.Book.g.cs")]
    [InlineData("library", "App.Tag.g.cs")]
    [InlineData("library", "App.Catalog.g.cs")]
    [InlineData("everything", "App.Book.g.cs")]
    [InlineData("everything", "App.ShopTag.g.cs")]
    public void The_emitted_file_is_the_verified_one(string snapshot, string file) =>
        Verified.Match(Given.Generate(Given.Snapshot(snapshot))[file], $"{snapshot}.{file.Replace(".g.cs", "", StringComparison.Ordinal)}");
}
