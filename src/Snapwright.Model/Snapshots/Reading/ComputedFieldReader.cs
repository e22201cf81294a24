using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Reads <c>computedFields</c>.</summary>
internal static class ComputedFieldReader
{
    public static EquatableArray<ComputedField> Read(JsonArray? array, Report report) =>
        new NamedObjects("computed field", "computedFields", SnapshotKeys.ComputedField, report).Read(array?.Items ?? default, ReadOne);

    private static ComputedField? ReadOne(string name, ObjectReader reader)
    {
        if (NameRules.IsImplicit(name))
        {
            reader.Report.Add(DiagnosticCatalog.ImplicitField, reader.PlaceOf("name"), name);
        }
        else if (NameRules.IsHiddenColumn(name))
        {
            reader.Report.Add(DiagnosticCatalog.ReservedName, reader.PlaceOf("name"), name, "PostgreSQL has a column of that name in every table");
        }

        var (isVirtual, isMaterialized) = (reader.Flag("isVirtual"), reader.Flag("isMaterialized"));
        var (allowBroken, description) = (reader.Flag("allowBroken"), reader.Text("description"));
        return reader.RequiredText("expression") is { } expression
            ? new(name, expression, isMaterialized, allowBroken, description, reader.PlaceOf("expression")) { NamePlace = reader.PlaceOf("name"), IsVirtual = isVirtual }
            : null;
    }
}
