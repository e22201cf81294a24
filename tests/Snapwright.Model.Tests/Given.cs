using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Xunit;

namespace Snapwright.Model.Tests;

/// <summary>Short ways to a model.</summary>
internal static class Given
{
    public const string Id = """{"name":"id","type":"int","isPrimary":true,"isGenerated":true}""";

    public static ModelResolution Resolution(params string[] snapshots) =>
        ModelResolver.Resolve(snapshots.Select((text, i) => SnapshotReader.Read($"snapshot{i}.json", text)));

    public static MetadataModel Model(params string[] snapshots)
    {
        var resolution = Resolution(snapshots);
        Assert.Empty(resolution.Diagnostics);
        return resolution.Model;
    }

    /// <summary>The one table of a snapshot that has the given columns besides its key, and more keys.</summary>
    public static Table Table(string columns, string more = "") => Model(TableText(columns, more)).Get(new("public", "t"));

    public static string TableText(string columns, string more = "") =>
        $"{{\"t\":{{\"columns\":[{Id}{(columns.Length > 0 ? "," : "")}{columns}]{(more.Length > 0 ? "," : "")}{more}}}}}";
}
