using System.IO.Compression;
using System.Xml.Linq;

namespace Snapwright.Packages.Tests.Feed;

/// <summary>What is in a package.</summary>
/// <param name="Files">The paths of its files, without what the package format itself has.</param>
/// <param name="Metadata">The metadata of its nuspec.</param>
internal sealed record PackageContent(IReadOnlyList<string> Files, XElement Metadata)
{
    /// <summary>Reads a package.</summary>
    public static PackageContent Read(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var nuspec = archive.Entries.Single(static e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal));
        using var stream = nuspec.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single(static e => e.Name.LocalName == "metadata");
        return new([.. archive.Entries.Select(static e => e.FullName).Where(IsContent).Order(StringComparer.Ordinal)], metadata);
    }

    /// <summary>The text of an element of the metadata; null where it is absent.</summary>
    public string? Value(string element) => Metadata.Elements().FirstOrDefault(e => e.Name.LocalName == element)?.Value;

    /// <summary>The dependencies of the framework, as <c>name</c> or as <c>name include=...</c>.</summary>
    public IReadOnlyList<string> Dependencies(string framework) =>
    [
        .. Metadata.Descendants()
            .Where(e => e.Name.LocalName == "dependency" && e.Parent!.Attribute("targetFramework")?.Value == framework)
            .Select(static e => e.Attribute("id")!.Value + (e.Attribute("include") is { } include ? $" include={include.Value}" : ""))
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsContent(string file) =>
        !file.EndsWith(".nuspec", StringComparison.Ordinal)
        && !file.StartsWith("_rels/", StringComparison.Ordinal)
        && !file.StartsWith("package/", StringComparison.Ordinal)
        && file != "[Content_Types].xml";
}
