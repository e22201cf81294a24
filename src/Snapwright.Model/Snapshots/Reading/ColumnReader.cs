using Snapwright.Model.Diagnostics;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Reads one column.</summary>
internal static class ColumnReader
{
    /// <returns>Null where the type is not known.</returns>
    public static ColumnDeclaration? Read(string name, ObjectReader reader)
    {
        var report = reader.Report;
        if (ReadType(reader) is not { } type)
        {
            return null;
        }

        var options = ColumnOptions.Read(type, reader);
        var isPrimary = reader.Flag("isPrimary");
        var column = new Column
        {
            Name = name,
            DeclaredType = type,
            Type = options.Type,
            Choices = options.Choices,
            IsPrimary = isPrimary,
            IsNullable = reader.Flag("isNullable", absent: !isPrimary),
            IsGenerated = reader.Flag("isGenerated"),
            IsUpdatable = reader.Flag("isUpdatable", absent: true),
            IsPublished = reader.Flag("isPublished", absent: true) && !reader.Flag("isHidden"),
            IsSearchable = reader.Flag("isSearchable"),
            IsSystem = reader.Flag("isSystem"),
            Default = options.IsValid ? DefaultReader.Read(type, options.Type, options.Choices, reader) : null,
            Description = reader.Text("description"),
            Placeholder = reader.Text("placeholder"),
            Metadata = reader.Canonical("metadata"),
        };
        if (options.IsValid)
        {
            column = column with { Rules = RuleReader.Read(column, reader) };
            DefaultRules.Check(column, reader);
        }

        if (reader.Flag("isEncrypted"))
        {
            report.Add(DiagnosticCatalog.EncryptionNotSupported, reader.PlaceOfKey("isEncrypted"), name);
        }

        var isUnique = reader.Flag("isUnique");
        if (isUnique && options.Type.Kind == TypeKind.Json)
        {
            report.Add(DiagnosticCatalog.GroupFieldKind, reader.PlaceOfKey("isUnique"), name, "JSON values are not compared");
        }

        if (column.IsSearchable)
        {
            CheckSearchable(column, reader);
        }

        if (isPrimary)
        {
            CheckKey(column, reader);
        }
        else if (column.IsGenerated)
        {
            report.Add(DiagnosticCatalog.Generated, reader.PlaceOfKey("isGenerated"), name);
        }

        return new(column, isUnique && !isPrimary, reader.PlaceOf("name"));
    }

    private static ColumnType? ReadType(ObjectReader reader)
    {
        if (reader.RequiredText("type") is not { } text)
        {
            return null;
        }

        for (var i = 0; i < SnapshotKeys.ColumnTypes.Count; i++)
        {
            if (SnapshotKeys.ColumnTypes[i] == text)
            {
                return (ColumnType)i;
            }
        }

        switch (text)
        {
            case "integer" or "smallint":
                return ColumnType.Int;
            case "bool":
                return ColumnType.Boolean;
            case "longtext":
                return ColumnType.Text;
            default:
                var suggestion = Suggestion.For(text, SnapshotKeys.ColumnTypes);
                reader.Report.Add(DiagnosticCatalog.ColumnType, reader.PlaceOf("type"), text, suggestion);
                return null;
        }
    }

    private static void CheckSearchable(Column column, ObjectReader reader)
    {
        var fault = column switch
        {
            { DeclaredType: not (ColumnType.Varchar or ColumnType.Text or ColumnType.Code or ColumnType.RichText) } =>
                "only columns of type varchar, text, code and richtext are",
            { IsPublished: false } => "what is not published must not be found",
            _ => null,
        };
        if (fault is not null)
        {
            reader.Report.Add(DiagnosticCatalog.Searchable, reader.PlaceOfKey("isSearchable"), column.Name, fault);
        }
    }

    private static void CheckKey(Column column, ObjectReader reader)
    {
        var (key, fault) = column switch
        {
            { Type.Kind: not (TypeKind.Int or TypeKind.BigInt or TypeKind.Uuid) } => ("type", "its type is another"),
            { IsNullable: true } => ("isNullable", "it is nullable"),
            { IsPublished: false } => ("isPublished", "it is not published"),
            { Default: not null } => ("defaultValue", "it has a default"),
            _ => (null, null),
        };
        if (key is not null && fault is not null)
        {
            reader.Report.Add(DiagnosticCatalog.Key, reader.PlaceOf(key), fault);
        }
    }
}
