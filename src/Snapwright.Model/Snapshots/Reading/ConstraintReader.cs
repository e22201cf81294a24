using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Reads <c>uniqueConstraints</c> and <c>checkConstraints</c>.</summary>
internal static class ConstraintReader
{
    public static EquatableArray<UniqueDeclaration> ReadUniques(JsonArray? array, Report report) =>
        new NamedObjects("unique constraint", "uniqueConstraints", SnapshotKeys.UniqueConstraint, report).Read(array?.Items ?? default, ReadUnique);

    public static EquatableArray<CheckConstraint> ReadChecks(JsonArray? array, Report report) =>
        new NamedObjects("check constraint", "checkConstraints", SnapshotKeys.CheckConstraint, report).Read(
            array?.Items ?? default,
            static (name, reader) => reader.RequiredText("expression") is { } expression
                ? new CheckConstraint(name, expression, reader.PlaceOf("expression"))
                : null);

    private static UniqueDeclaration? ReadUnique(string name, ObjectReader reader)
    {
        var isAlternateKey = reader.Flag("isAlternateKey");
        if (!reader.Has("columns"))
        {
            reader.Missing("columns");
        }

        return reader.Array("columns") is { } columns
            && GroupReader.ReadFields(columns, "columns", "an array of field names", "an array with", reader.Report) is { } group
            ? new(name, group, isAlternateKey, reader.PlaceOf("name"))
            : null;
    }
}
