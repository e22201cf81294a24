using System.Globalization;
using System.Text;
using Snapwright.Data.Rows;
using Snapwright.Data.Writes;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Metadata;

/// <summary>
/// Rows of system tables as properties of snapshot entries, and back. The columns of the system tables are named as the keys of a
/// snapshot, so that one rule does for all; what is different by nature (names, owners, targets, places) is the caller's.
/// </summary>
internal static class RowProperties
{
    /// <summary>Appends the properties that differ from what their absence means; <c>,</c> between them.</summary>
    /// <param name="text">Takes them.</param>
    /// <param name="row">The row.</param>
    /// <param name="fields">Its stored fields.</param>
    /// <param name="skip">Fields that are not properties of the entry.</param>
    public static void Append(StringBuilder text, RowReader row, IReadOnlyList<StoredField> fields, ReadOnlySpan<string> skip)
    {
        foreach (var field in fields)
        {
            if (field.Column is not { IsPrimary: false, Stamp: null } column || skip.Contains(field.Name) || row.IsNull(field.Slot))
            {
                continue;
            }

            var value = ValueOf(row, field);
            if (value == column.Default?.Json)
            {
                continue;
            }

            AppendSeparator(text);
            text.Append(CanonicalJson.Write(field.Name)).Append(':').Append(value);
        }
    }

    /// <summary>Appends one property whose value is text.</summary>
    public static void Append(StringBuilder text, string name, string value) => AppendRaw(text, name, CanonicalJson.Write(value));

    /// <summary>Appends one property whose value is JSON text.</summary>
    public static void AppendRaw(StringBuilder text, string name, string json)
    {
        AppendSeparator(text);
        text.Append(CanonicalJson.Write(name)).Append(':').Append(json);
    }

    /// <summary>Sets what an entry says, and the defaults of what it does not say.</summary>
    public static void Read(JsonObject entry, IReadOnlyList<StoredField> fields, RowValues values)
    {
        foreach (var field in fields.Where(static f => f.Column is { IsPrimary: false, Stamp: null }))
        {
            var text = entry.Find(field.Name) is { Value: not JsonNull } property ? CanonicalJson.Write(property.Value) : field.Column!.Default?.Json;
            if (text is not null && JsonText.TryParse(text, out var node, out _))
            {
                values.Set(field.Slot, ToValue(node, text, field.Type.Kind));
            }
        }
    }

    private static SqlValue ToValue(JsonNode node, string text, TypeKind kind) => (kind, node) switch
    {
        (TypeKind.Json, _) => SqlValue.Json(text),
        (_, JsonBoolean b) => SqlValue.Boolean(b.Value),
        (_, JsonString s) => SqlValue.Text(s.Value),
        (TypeKind.Int, JsonNumber n) => SqlValue.Int(int.Parse(n.RawText, CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"A snapshot entry has {node.Description} where its row has {kind}."),
    };

    private static string ValueOf(RowReader row, StoredField field) => field.Type.Kind switch
    {
        TypeKind.Boolean => row.GetBoolean(field.Slot) ? "true" : "false",
        TypeKind.Json => row.GetJson(field.Slot),
        TypeKind.Int => row.GetInt32(field.Slot).ToString(CultureInfo.InvariantCulture),
        TypeKind.Text => CanonicalJson.Write(row.GetString(field.Slot)),
        _ => throw new InvalidOperationException($"System tables have no properties of {field.Type.Kind}."),
    };

    private static void AppendSeparator(StringBuilder text)
    {
        if (text.Length > 0)
        {
            text.Append(',');
        }
    }
}
