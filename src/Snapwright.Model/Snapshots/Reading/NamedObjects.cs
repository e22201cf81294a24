using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Reads lists of objects with a <c>name</c> each, which is there once.</summary>
/// <param name="what">For messages: <c>check constraint</c>.</param>
/// <param name="key">The key of the list.</param>
/// <param name="keys">The keys of an object.</param>
/// <param name="report">Takes the faults.</param>
internal sealed class NamedObjects(string what, string key, IReadOnlyList<string> keys, Report report)
{
    // The names of indexes and checks end up in the database, where some compare without case.
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the objects that have a name of their own.</summary>
    /// <param name="items">The list.</param>
    /// <param name="read">Reads one by its name; null where it is not valid.</param>
    public EquatableArray<T> Read<T>(IEnumerable<JsonNode> items, Func<string, ObjectReader, T?> read)
        where T : class
    {
        var all = new List<T>();
        var index = 0;
        foreach (var item in items)
        {
            if (item is not JsonObject json)
            {
                report.AddWrongType(item, $"{key}[{index}]", "an object");
            }
            else if (ReadOne(new(json, report), read) is { } one)
            {
                all.Add(one);
            }

            index++;
        }

        return all.ToEquatableArray();
    }

    private T? ReadOne<T>(ObjectReader reader, Func<string, ObjectReader, T?> read)
        where T : class
    {
        var errors = report.Errors;
        reader.CheckKeys(keys, []);
        if (reader.RequiredText("name") is not { } name)
        {
            return null;
        }

        if (!NameRules.IsField(name))
        {
            report.Add(DiagnosticCatalog.ObjectName, reader.PlaceOf("name"), name, what);
        }
        else if (!_names.Add(name))
        {
            report.Add(DiagnosticCatalog.DuplicateName, reader.PlaceOf("name"), what, name);
        }

        var one = read(name, reader);
        return report.Errors == errors ? one : null;
    }
}
