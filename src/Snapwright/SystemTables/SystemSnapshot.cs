using System.Text;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.SystemTables;

/// <summary>The framework's own tables, as <c>system.snapshot.json</c> describes them.</summary>
public static class SystemSnapshot
{
    private const string FileName = "system.snapshot.json";

    /// <summary>One row per table.</summary>
    public static TableName TableDefinition { get; } = new(TableName.DefaultSchema, "table_definition");

    /// <summary>One row per column.</summary>
    public static TableName ColumnDefinition { get; } = new(TableName.DefaultSchema, "column_definition");

    /// <summary>One row per declared relation.</summary>
    public static TableName RelationDefinition { get; } = new(TableName.DefaultSchema, "relation_definition");

    /// <summary>One row per computed field.</summary>
    public static TableName ComputedFieldDefinition { get; } = new(TableName.DefaultSchema, "computed_field_definition");

    /// <summary>One row per named unique constraint.</summary>
    public static TableName UniqueConstraintDefinition { get; } = new(TableName.DefaultSchema, "unique_constraint_definition");

    /// <summary>One row per check constraint.</summary>
    public static TableName CheckConstraintDefinition { get; } = new(TableName.DefaultSchema, "check_constraint_definition");

    /// <summary>One row per index that is more than a list of fields.</summary>
    public static TableName IndexDefinition { get; } = new(TableName.DefaultSchema, "index_definition");

    /// <summary>One row per view.</summary>
    public static TableName ViewDefinition { get; } = new(TableName.DefaultSchema, "view_definition");

    /// <summary>One row per field with attributes, and schema that gives them.</summary>
    public static TableName FieldAttributeDefinition { get; } = new(TableName.DefaultSchema, "field_attribute_definition");

    /// <summary>Whether rows of this table are metadata, so that writing them is an edit of the schema.</summary>
    public static bool IsMetadata(TableName table) =>
        table == TableDefinition || table == ColumnDefinition || table == RelationDefinition
        || table == ComputedFieldDefinition || table == UniqueConstraintDefinition || table == CheckConstraintDefinition || table == IndexDefinition
        || table == ViewDefinition || table == FieldAttributeDefinition;

    /// <summary>Whether this is <c>table_definition</c>.</summary>
    public static bool IsTableDefinition(TableName table) => table == TableDefinition;

    /// <summary>Reads the declarations of the system tables.</summary>
    public static SnapshotDocument Read()
    {
        using var stream = typeof(SystemSnapshot).Assembly.GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"{FileName} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return SnapshotReader.Read(FileName, reader.ReadToEnd());
    }

    /// <summary>The model of the system tables alone.</summary>
    public static MetadataModel ReadModel()
    {
        var resolution = ModelResolver.Resolve([Read()]);
        return resolution.HasErrors
            ? throw new InvalidOperationException(string.Join(Environment.NewLine, resolution.Diagnostics))
            : resolution.Model;
    }
}
