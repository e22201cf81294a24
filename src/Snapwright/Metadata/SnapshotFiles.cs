using System.Text;
using Snapwright.Hosting;
using Snapwright.Model.Snapshots;

namespace Snapwright.Metadata;

/// <summary>
/// Where an application's files are: as <c>Snapwright:Snapshot</c> says, else <c>snapshot.json</c> in the content root or beside the
/// assembly; <c>metadata.json</c> is in the same folder, as are the views: <c>*.funql</c>, also in <c>views</c> (in any case) with all that is below. Any may be absent.
/// </summary>
internal static class SnapshotFiles
{
    private const string MetadataName = "metadata.json";
    private const string ViewPattern = "*.funql";
    private const string ViewsFolder = "views";

    private static readonly EnumerationOptions AnyCase = new() { MatchCasing = MatchCasing.CaseInsensitive };

    /// <summary>Reads them, the weakest first.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="contentRoot">The content root; relative paths start there.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ModelStartupException">The file that the setting names is not there.</exception>
    public static async Task<List<SnapshotDocument>> ReadAsync(string setting, string contentRoot, CancellationToken cancellationToken)
    {
        var snapshot = FindSnapshot(setting, contentRoot);
        var metadata = snapshot is null
            ? Folders(contentRoot).Select(static f => Path.Combine(f, MetadataName)).FirstOrDefault(File.Exists)
            : Path.Combine(Path.GetDirectoryName(snapshot)!, MetadataName);
        var documents = new List<SnapshotDocument>();
        if (snapshot is not null)
        {
            documents.Add(SnapshotReader.Read(Shown(snapshot, contentRoot), await File.ReadAllTextAsync(snapshot, Encoding.UTF8, cancellationToken)));
        }

        if (metadata is not null && File.Exists(metadata))
        {
            documents.Add(SnapshotReader.ReadExport(Shown(metadata, contentRoot), await File.ReadAllTextAsync(metadata, Encoding.UTF8, cancellationToken)));
        }

        foreach (var view in FindViews(snapshot ?? metadata, contentRoot))
        {
            documents.Add(SnapshotReader.ReadView(Shown(view, contentRoot), await File.ReadAllTextAsync(view, Encoding.UTF8, cancellationToken)));
        }

        return documents;
    }

    private static string? FindSnapshot(string setting, string contentRoot)
    {
        if (setting == SnapwrightOptions.DefaultSnapshot)
        {
            return Folders(contentRoot).Select(static f => Path.Combine(f, SnapwrightOptions.DefaultSnapshot)).FirstOrDefault(File.Exists);
        }

        var path = Path.GetFullPath(setting, Path.GetFullPath(contentRoot));
        return File.Exists(path)
            ? path
            : throw new ModelStartupException($"There is no file '{path}', which the setting {SnapwrightOptions.Section}:{nameof(SnapwrightOptions.Snapshot)} names.");
    }

    private static IEnumerable<string> FindViews(string? beside, string contentRoot)
    {
        var folders = beside is null ? Folders(contentRoot) : [Path.GetDirectoryName(beside)!];
        foreach (var folder in folders)
        {
            var files = Directory.EnumerateFiles(folder, ViewPattern)
                .Concat(Directory.EnumerateDirectories(folder, ViewsFolder, AnyCase).SelectMany(static f => Directory.EnumerateFiles(f, ViewPattern, SearchOption.AllDirectories)))
                .Order(StringComparer.Ordinal)
                .ToList();
            if (files.Count > 0)
            {
                return files;
            }
        }

        return [];
    }

    private static string[] Folders(string contentRoot) => [Path.GetFullPath(contentRoot), AppContext.BaseDirectory];

    private static string Shown(string path, string contentRoot)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(contentRoot), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
