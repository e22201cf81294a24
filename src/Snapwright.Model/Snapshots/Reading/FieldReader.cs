using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Reads the columns and relations of one table, which share their names.</summary>
internal sealed class FieldReader(TableName table, Report report)
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public List<ColumnDeclaration> Columns { get; } = [];

    public List<RelationDeclaration> Relations { get; } = [];

    public List<string> Broken { get; } = [];

    public void Read(JsonArray? columns, JsonArray? relations)
    {
        foreach (var reader in Objects(columns, "columns"))
        {
            reader.CheckKeys(SnapshotKeys.Column, SnapshotKeys.LaterInColumn);
            if (ReadName(reader, "name") is { } name)
            {
                Add(ColumnReader.Read(name, reader), name, Columns);
            }
        }

        foreach (var reader in Objects(relations, "relations"))
        {
            reader.CheckKeys(SnapshotKeys.Relation, []);
            if (ReadName(reader, "propertyName") is { } name)
            {
                Add(RelationReader.Read(name, reader), name, Relations);
            }
        }
    }

    private void Add<T>(T? declaration, string name, List<T> declarations)
        where T : class
    {
        if (declaration is not null)
        {
            declarations.Add(declaration);
        }
        else
        {
            Broken.Add(name);
        }
    }

    /// <summary>The name; null where there is none to read the field under.</summary>
    private string? ReadName(ObjectReader reader, string key)
    {
        if (reader.RequiredText(key) is not { } name)
        {
            return null;
        }

        if (!NameRules.IsField(name))
        {
            report.Add(DiagnosticCatalog.FieldName, reader.PlaceOf(key), name);
            Broken.Add(name);
            return null;
        }

        if (NameRules.IsImplicit(name))
        {
            report.Add(DiagnosticCatalog.ImplicitField, reader.PlaceOf(key), name);
            return null;
        }

        if (NameRules.IsHiddenColumn(name))
        {
            report.Add(DiagnosticCatalog.ReservedName, reader.PlaceOf(key), name, "PostgreSQL has a column of that name in every table");
            Broken.Add(name);
            return null;
        }

        if (!_names.Add(name))
        {
            report.Add(DiagnosticCatalog.DuplicateField, reader.PlaceOf(key), table, name);
            return null;
        }

        return name;
    }

    private IEnumerable<ObjectReader> Objects(JsonArray? array, string key)
    {
        for (var i = 0; i < (array?.Items.Count ?? 0); i++)
        {
            if (array!.Items[i] is JsonObject json)
            {
                yield return new(json, report);
            }
            else
            {
                report.AddWrongType(array.Items[i], $"{key}[{i}]", "an object");
            }
        }
    }
}
