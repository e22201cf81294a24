using System.Globalization;
using Microsoft.Extensions.Configuration;
using Snapwright.Model.Diagnostics;
using Snapwright.Query.Rest;
using Snapwright.Writes;

namespace Snapwright.Hosting;

/// <summary>Reads the options from the configuration; what is unknown or not valid stops the start.</summary>
internal static class OptionsReader
{
    private const int GreatestTime = 24 * 60 * 60;
    private const int GreatestBody = 1024 * 1024 * 1024;
    private const int GreatestBulk = 1_000_000;
    private const int GreatestRetention = 24 * 366;
    private static readonly string[] Keys = ["Database", "MaxRequestBodyBytes", "MaxBulkBodyBytes", "IdempotencyHours", "UseCompiled", "Snapshot", "Limits", "Views"];
    private static readonly string[] ViewKeys = ["AllowExplain", "AllowAnonymousQueries"];
    private static readonly string[] LimitKeys =
        [
            "DefaultLimit", "MaxLimit", "MaxDepth", "MaxConditions", "MaxListItems", "MaxRelations", "MaxAggregates", "MaxGroupKeys", "MaxNames", "MaxParameters",
            "MaxFilterDepth", "MaxFilterCost", "MaxNeedleLength", "MaxFetchedRows", "StatementSeconds", "StreamSeconds", "MaxStreams",
            "MaxBulkRows", "MaxAffectedRows", "MaxOperations",
        ];

    /// <summary>The options of the section.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="isDevelopment">Whether the application runs where it is made: then more is told.</param>
    /// <exception cref="InvalidOperationException">A key is unknown, or a value is not valid; the message names it and the choices.</exception>
    public static SnapwrightOptions Read(IConfiguration configuration, bool isDevelopment)
    {
        var section = configuration.GetSection(SnapwrightOptions.Section);
        CheckKeys(section, Keys);
        var limits = section.GetSection("Limits");
        CheckKeys(limits, LimitKeys);
        var views = section.GetSection("Views");
        CheckKeys(views, ViewKeys);
        var defaults = new SnapwrightOptions();
        var bounds = defaults.Limits;
        var read = new RestLimits
        {
            DefaultLimit = Number(limits, "DefaultLimit", bounds.DefaultLimit, int.MaxValue),
            MaxLimit = Number(limits, "MaxLimit", bounds.MaxLimit, int.MaxValue),
            MaxDepth = Number(limits, "MaxDepth", bounds.MaxDepth, 100),
            MaxConditions = Number(limits, "MaxConditions", bounds.MaxConditions, int.MaxValue),
            MaxListItems = Number(limits, "MaxListItems", bounds.MaxListItems, int.MaxValue),
            MaxRelations = Number(limits, "MaxRelations", bounds.MaxRelations, int.MaxValue),
            MaxAggregates = Number(limits, "MaxAggregates", bounds.MaxAggregates, int.MaxValue),
            MaxGroupKeys = Number(limits, "MaxGroupKeys", bounds.MaxGroupKeys, int.MaxValue),
            MaxNames = Number(limits, "MaxNames", bounds.MaxNames, int.MaxValue),
            MaxBulkRows = Number(limits, "MaxBulkRows", bounds.MaxBulkRows, GreatestBulk),
            MaxFetchedRows = Number(limits, "MaxFetchedRows", bounds.MaxFetchedRows, int.MaxValue),
            MaxParameters = Number(limits, "MaxParameters", bounds.MaxParameters, int.MaxValue),
            MaxFilterDepth = Number(limits, "MaxFilterDepth", bounds.MaxFilterDepth, 60),
            MaxFilterCost = Number(limits, "MaxFilterCost", bounds.MaxFilterCost, int.MaxValue),
            MaxNeedleLength = Number(limits, "MaxNeedleLength", bounds.MaxNeedleLength, int.MaxValue),
        };
        if (read.DefaultLimit > read.MaxLimit)
        {
            throw new InvalidOperationException($"{limits.Path}:DefaultLimit must not be greater than {limits.Path}:MaxLimit.");
        }

        return new()
        {
            Database = section["Database"] ?? defaults.Database,
            MaxRequestBodyBytes = Number(section, "MaxRequestBodyBytes", defaults.MaxRequestBodyBytes, GreatestBody),
            UseCompiled = Truth(section, "UseCompiled", defaults.UseCompiled),
            Snapshot = section["Snapshot"] ?? defaults.Snapshot,
            Limits = read,
            Views = new() { AllowExplain = Truth(views, "AllowExplain", isDevelopment), AllowAnonymousQueries = Truth(views, "AllowAnonymousQueries", isDevelopment) },
            Writes = Writes(section, limits, defaults.Writes),
            StatementTimeout = Seconds(limits, "StatementSeconds", defaults.StatementTimeout),
            StreamTimeout = Seconds(limits, "StreamSeconds", defaults.StreamTimeout),
            MaxStreams = Number(limits, "MaxStreams", defaults.MaxStreams, int.MaxValue),
        };
    }

    private static WriteLimits Writes(IConfigurationSection section, IConfigurationSection limits, WriteLimits defaults) => new()
    {
        MaxBulkBodyBytes = Number(section, "MaxBulkBodyBytes", defaults.MaxBulkBodyBytes, GreatestBody),
        IdempotencyHours = Number(section, "IdempotencyHours", defaults.IdempotencyHours, GreatestRetention),
        MaxAffectedRows = Number(limits, "MaxAffectedRows", defaults.MaxAffectedRows, int.MaxValue),
        MaxOperations = Number(limits, "MaxOperations", defaults.MaxOperations, int.MaxValue),
    };

    private static void CheckKeys(IConfigurationSection section, string[] known)
    {
        foreach (var child in section.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException($"The configuration key '{child.Path}' is not known. {Suggestion.For(child.Key, known)}");
            }
        }
    }

    private static int Number(IConfigurationSection section, string key, int absent, int most)
    {
        if (section[key] is not { } text)
        {
            return absent;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most
            ? value
            : throw new InvalidOperationException($"{section.Path}:{key} must be a whole number from 1 to {most}; it is '{text}'.");
    }

    private static TimeSpan Seconds(IConfigurationSection section, string key, TimeSpan absent) =>
        TimeSpan.FromSeconds(Number(section, key, (int)absent.TotalSeconds, GreatestTime));

    private static bool Truth(IConfigurationSection section, string key, bool absent) => section[key] switch
    {
        null => absent,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new InvalidOperationException($"{section.Path}:{key} must be true or false; it is '{text}'."),
    };
}
