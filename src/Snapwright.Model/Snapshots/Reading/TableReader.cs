using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Reads one table.</summary>
internal static class TableReader
{
    /// <param name="key">The key of the table; null for a table that only has a <c>name</c>.</param>
    /// <param name="node">Its value.</param>
    /// <param name="place">Where the table is named.</param>
    /// <param name="report">Takes the faults.</param>
    /// <returns>Null where not even the name is known.</returns>
    public static TableDeclaration? Read(string? key, JsonNode node, Place place, Report report)
    {
        var errors = report.Errors;
        if (node is not JsonObject json)
        {
            report.AddWrongType(node, key ?? JsonPath.Root, "an object");
            return key is not null && IsValid(TableName.Parse(key)) ? new() { Name = TableName.Parse(key), HasErrors = true, Place = place } : null;
        }

        var reader = new ObjectReader(json, report);
        reader.CheckKeys(SnapshotKeys.Table, []);
        if (ReadName(key, reader, ref place) is not { } name)
        {
            return null;
        }

        var fields = new FieldReader(name, report);
        fields.Read(reader.Array("columns"), reader.Array("relations"));
        var indexes = reader.Array("indexes")?.Items ?? default;
        var table = new TableDeclaration
        {
            Name = name,
            Columns = fields.Columns.ToEquatableArray(),
            Relations = fields.Relations.ToEquatableArray(),
            Uniques = GroupReader.Read(reader.Array("uniques")?.Items ?? default, "uniques", report),
            Indexes = GroupReader.Read(indexes.Where(static i => i is not JsonObject), "indexes", report),
            IndexDefinitions = IndexReader.Read(indexes.Where(static i => i is JsonObject), report),
            UniqueConstraints = ConstraintReader.ReadUniques(reader.Array("uniqueConstraints"), report),
            CheckConstraints = ConstraintReader.ReadChecks(reader.Array("checkConstraints"), report),
            ComputedFields = ComputedFieldReader.Read(reader.Array("computedFields"), report),
            Parent = ReadParent(reader),
            IsAbstract = reader.Flag("isAbstract"),
            MainField = ReadReference("mainField", reader),
            IsFrozen = reader.Flag("isFrozen"),
            SaveRestoreKey = ReadReference("saveRestoreKey", reader),
            IsSystem = reader.Flag("isSystem"),
            IsSingleRecord = reader.Flag("isSingleRecord"),
            Alias = reader.Text("alias"),
            ValidateBody = reader.Flag("validateBody", absent: true),
            Description = reader.Text("description"),
            Metadata = reader.Canonical("metadata"),
            BrokenFields = fields.Broken.ToEquatableArray(),
            Place = place,
        };
        return table with { HasErrors = report.Errors > errors };
    }

    private static NameReference? ReadReference(string key, ObjectReader reader) =>
        reader.Text(key) is { } name ? new(name, reader.PlaceOf(key)) : null;

    private static ParentReference? ReadParent(ObjectReader reader)
    {
        if (reader.Text("parent") is not { } text)
        {
            return null;
        }

        if (IsValid(TableName.Parse(text)))
        {
            return new(TableName.Parse(text), reader.PlaceOf("parent"));
        }

        reader.Report.Add(DiagnosticCatalog.TableName, reader.PlaceOf("parent"), text);
        return null;
    }

    private static TableName? ReadName(string? key, ObjectReader reader, ref Place place)
    {
        var stated = key is null ? reader.RequiredText("name") : reader.Text("name");
        var schema = reader.Text("schema");
        if ((key ?? stated) is not { } text)
        {
            return null;
        }

        if (key is null)
        {
            place = reader.PlaceOf("name");
        }

        var name = TableName.Parse(text);
        if (schema is not null && text.IndexOf('.') < 0)
        {
            name = new(schema, text);
        }

        if (!IsValid(name))
        {
            reader.Report.Add(DiagnosticCatalog.TableName, place, text);
            return null;
        }

        if (NameRules.Reserved(name) is { } reason)
        {
            reader.Report.Add(DiagnosticCatalog.ReservedName, place, name, reason);
        }

        if (stated is not null && stated != text && stated != name.ToString() && stated != name.Name)
        {
            reader.Report.Add(DiagnosticCatalog.NameMismatch, reader.PlaceOf("name"), stated, name);
        }

        if (schema is not null && schema != name.Schema)
        {
            reader.Report.Add(DiagnosticCatalog.NameMismatch, reader.PlaceOf("schema"), schema, name.Schema);
        }

        return name;
    }

    private static bool IsValid(TableName name) => NameRules.IsTablePart(name.Schema) && NameRules.IsTablePart(name.Name);
}
