using Snapwright.Model.Diagnostics;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Reads one relation, as far as that is possible without its target.</summary>
internal static class RelationReader
{
    private static readonly string[] ForeignKeyKeys = ["isNullable", "onDelete", "foreignKeyColumn", "referencedColumn", "constraintName"];

    private static readonly string[] JunctionKeys = ["junctionTableName", "junctionSourceColumn", "junctionTargetColumn"];

    /// <returns>Null where type or target are not known.</returns>
    public static RelationDeclaration? Read(string name, ObjectReader reader)
    {
        var type = ReadType(reader);
        var target = ReadTarget(reader);
        var isNullable = reader.Flag("isNullable", absent: true);
        var onDelete = ReadOnDelete(reader, name, isNullable);
        if (reader.Flag("isGenerated"))
        {
            reader.Report.Add(DiagnosticCatalog.NotSupportedYet, reader.PlaceOfKey("isGenerated"), "isGenerated");
        }

        if (reader.Text("referencedColumn") is { } referenced && referenced != "id")
        {
            reader.Report.Add(DiagnosticCatalog.ReferencedColumn, reader.PlaceOf("referencedColumn"), referenced);
        }

        var inverse = reader.Text("inversePropertyName");
        var mappedBy = reader.Text("mappedBy");
        if (inverse is not null)
        {
            CheckInverseName(inverse, reader);
        }

        var declaration = new RelationDeclaration
        {
            Name = name,
            Type = type ?? default,
            Target = target ?? new("", ""),
            InverseName = inverse,
            MappedBy = mappedBy,
            IsNullable = isNullable,
            OnDelete = onDelete,
            IsUpdatable = reader.Flag("isUpdatable", absent: true),
            IsPublished = reader.Flag("isPublished", absent: true),
            IsSystem = reader.Flag("isSystem"),
            Description = reader.Text("description"),
            ForeignKeyColumn = ReadPhysical(reader, "foreignKeyColumn"),
            ConstraintName = ReadPhysical(reader, "constraintName"),
            JunctionTable = ReadPhysical(reader, "junctionTableName"),
            JunctionSourceColumn = ReadPhysical(reader, "junctionSourceColumn"),
            JunctionTargetColumn = ReadPhysical(reader, "junctionTargetColumn"),
            Place = reader.PlaceOf("propertyName"),
            TargetPlace = reader.PlaceOf("targetTable"),
            InversePlace = reader.PlaceOf(mappedBy is null ? "inversePropertyName" : "mappedBy"),
        };
        return type is null || target is null || !CheckSides(declaration, reader) ? null : declaration;
    }

    private static RelationType? ReadType(ObjectReader reader)
    {
        if (reader.RequiredText("type") is not { } text)
        {
            return null;
        }

        switch (text)
        {
            case "many-to-one":
                return RelationType.ManyToOne;
            case "one-to-one":
                return RelationType.OneToOne;
            case "one-to-many":
                return RelationType.OneToMany;
            case "many-to-many":
                return RelationType.ManyToMany;
            default:
                var suggestion = Suggestion.For(text, SnapshotKeys.RelationTypes);
                reader.Report.Add(DiagnosticCatalog.RelationType, reader.PlaceOf("type"), text, suggestion);
                return null;
        }
    }

    private static TableName? ReadTarget(ObjectReader reader)
    {
        if (reader.RequiredText("targetTable") is not { } text)
        {
            return null;
        }

        var name = TableName.Parse(text);
        if (NameRules.IsTablePart(name.Schema) && NameRules.IsTablePart(name.Name))
        {
            return name;
        }

        reader.Report.Add(DiagnosticCatalog.TableName, reader.PlaceOf("targetTable"), text);
        return null;
    }

    private static OnDelete? ReadOnDelete(ObjectReader reader, string name, bool isNullable)
    {
        switch (reader.Text("onDelete"))
        {
            case null:
                return null;
            case "RESTRICT":
                return OnDelete.Restrict;
            case "CASCADE":
                return OnDelete.Cascade;
            case "SET NULL" when isNullable:
                return OnDelete.SetNull;
            case "SET NULL":
                reader.Report.Add(DiagnosticCatalog.SetNullRequired, reader.PlaceOf("onDelete"), name);
                return null;
            case var text:
                reader.Report.Add(DiagnosticCatalog.OnDelete, reader.PlaceOf("onDelete"), text, Suggestion.For(text, SnapshotKeys.OnDeletes));
                return null;
        }
    }

    private static void CheckInverseName(string name, ObjectReader reader)
    {
        if (!NameRules.IsField(name))
        {
            reader.Report.Add(DiagnosticCatalog.FieldName, reader.PlaceOf("inversePropertyName"), name);
        }
        else if (NameRules.IsImplicit(name))
        {
            reader.Report.Add(DiagnosticCatalog.ImplicitField, reader.PlaceOf("inversePropertyName"), name);
        }
    }

    private static string? ReadPhysical(ObjectReader reader, string key)
    {
        var name = reader.Text(key);
        if (name is not null && !NameRules.IsPhysical(name))
        {
            reader.Report.Add(DiagnosticCatalog.PhysicalName, reader.PlaceOf(key), name);
        }

        return name;
    }

    private static bool CheckSides(RelationDeclaration relation, ObjectReader reader)
    {
        if (relation is { InverseName: not null, MappedBy: not null })
        {
            reader.Report.Add(DiagnosticCatalog.TwoInverses, relation.InversePlace, relation.Name);
            return false;
        }

        if (relation is { Type: RelationType.OneToMany, MappedBy: null })
        {
            reader.Report.Add(DiagnosticCatalog.OneToManyOwner, relation.Place, relation.Name);
            return false;
        }

        var isJunctionOwner = relation is { IsOwner: true, Type: RelationType.ManyToMany };
        WarnOf(relation.HasForeignKey ? [] : ForeignKeyKeys, relation, reader);
        WarnOf(isJunctionOwner ? [] : JunctionKeys, relation, reader);
        return true;
    }

    private static void WarnOf(string[] keys, RelationDeclaration relation, ObjectReader reader)
    {
        var side = relation.IsOwner ? "" : "inverse ";
        foreach (var key in keys)
        {
            // Exports of the ancestor write isNullable: true and a default onDelete on every relation.
            var isNoise = (key == "isNullable" && relation.IsNullable) || (key == "onDelete" && relation.OnDelete == OnDelete.SetNull);
            if (reader.Has(key) && !isNoise)
            {
                var type = SnapshotKeys.RelationTypes[(int)relation.Type];
                reader.Report.Add(DiagnosticCatalog.NoEffect, reader.PlaceOfKey(key), key, side + type);
            }
        }
    }
}
