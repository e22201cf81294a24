using System.Text.RegularExpressions;
using Snapwright.Generators.Tests.Driving;

namespace Snapwright.Generators.Tests.Emission;

public sealed partial class EmittedFileTests
{
    [Theory]
    [InlineData("library", "App.Book.g.cs")]
    [InlineData("library", "App.Tag.g.cs")]
    [InlineData("library", "App.Catalog.g.cs")]
    [InlineData("everything", "App.Book.g.cs")]
    [InlineData("everything", "App.ShopTag.g.cs")]
    [InlineData("hierarchy", "App.KennelPuppy.g.cs")]
    public void The_emitted_file_is_the_verified_one(string snapshot, string file) =>
        Verified.Match(Scrub(Given.Generate(Given.Snapshot(snapshot))[file]), $"{snapshot}.{file.Replace(".g.cs", "", StringComparison.Ordinal)}");

    // Fingerprints and the version change without the emitter.
    private static string Scrub(string text) =>
        Version().Replace(Fingerprint().Replace(text, "0000000000000000"), "\"Snapwright.Generators\", \"0.0.0\"");

    [GeneratedRegex("\\b[0-9a-f]{16}\\b")]
    private static partial Regex Fingerprint();

    [GeneratedRegex("\"Snapwright.Generators\", \"[0-9.]+\"")]
    private static partial Regex Version();
}
