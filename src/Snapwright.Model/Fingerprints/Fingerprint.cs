using System.Security.Cryptography;
using System.Text;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Fingerprints;

/// <summary>
/// Tells whether compiled code fits a table. It covers all that code or SQL depends on: names, types, flags, defaults, choices,
/// rules that are applied, physical columns and junctions, and of the targets of owning relations their names and key types. Not part of it is what no emitted line
/// depends on, so that a table stays compiled when it changes: texts for readers and tools, indexes and uniques, constraints, and the inverse
/// sides of other tables' relations.
/// </summary>
public static class Fingerprint
{
    /// <summary>Changes whenever code for the same table would be another one.</summary>
    private const string Version = "v1";

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of <see cref="TextOf"/>.</summary>
    public static string Of(Table table) => OfText(TextOf(table));

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of a text.</summary>
    public static string OfText(string text)
    {
        using var sha256 = SHA256.Create();
        return PhysicalNames.Hex(sha256, text).Substring(0, 16);
    }

    /// <summary>What the fingerprint is made of; one line per part, to be compared by people.</summary>
    public static string TextOf(Table table)
    {
        var text = new FingerprintText();
        text.Line(Version);
        text.Line("table", table.Name.Schema, table.Name.Name, Flags(table.IsSystem, table.IsSingleRecord, table.ValidateBody));
        if (table.Hierarchy is { } hierarchy)
        {
            text.Line("hierarchy", table.StoredIn.Schema, table.StoredIn.Name, Flags(table.IsAbstract));
            text.Line("parent", table.Parent?.ToString());
            text.Line("types", [.. hierarchy.Types.Select(static t => t.ToString())]);
            text.Line("searched", [.. hierarchy.SearchedColumns.Select(static c => c.StoredName)]);
        }

        foreach (var column in table.Columns)
        {
            WriteColumn(text, column);
        }

        foreach (var relation in table.Relations.Where(static r => r.IsOwner))
        {
            WriteRelation(text, relation);
        }

        return text.ToString();
    }

    private static void WriteColumn(FingerprintText text, Column column)
    {
        var flags = Flags(column.IsNullable, column.IsPrimary, column.IsGenerated, column.IsUpdatable, column.IsPublished, column.IsSystem);
        text.Line("column", column.Name, $"{column.DeclaredType}", TypeText(column.Type), flags, $"{column.Stamp}");
        if (column.PhysicalName is not null)
        {
            text.Line("stored", column.PhysicalName);
        }

        if (column.IsSearchable)
        {
            text.Line("searchable");
        }

        if (column.Default is { } value)
        {
            text.Line("default", value.IsNow ? "now" : "literal", value.Json);
        }

        if (column.Choices.Count > 0)
        {
            text.Line("choices", [.. column.Choices]);
        }

        foreach (var rule in column.Rules.Where(static r => r.IsEnabled))
        {
            text.Line("rule", $"{rule.Type}", rule.Value, rule.Flags, rule.Message);
        }
    }

    private static void WriteRelation(FingerprintText text, Relation relation)
    {
        var flags = Flags(relation.IsNullable, relation.IsUpdatable, relation.IsPublished, relation.IsSystem);
        text.Line("relation", relation.Name, $"{relation.Type}", relation.Target.Schema, relation.Target.Name, TypeText(relation.TargetKeyType));
        text.Line("side", flags, relation.ForeignKey);
        if (relation.Junction is { } junction)
        {
            text.Line("junction", junction.Table.Schema, junction.Table.Name, junction.SourceColumn, junction.TargetColumn);
        }
    }

    private static string TypeText(DataType type) => FormattableString.Invariant($"{type.Kind}({type.Length},{type.Precision},{type.Scale},{type.Item})");

    private static string Flags(params bool[] flags) => new([.. flags.Select(static f => f ? '1' : '0')]);

    /// <summary>Lines of values, each with its length before it, so that no value can look like two.</summary>
    private sealed class FingerprintText
    {
        private readonly StringBuilder _text = new();

        public void Line(string kind, params string?[] values)
        {
            _text.Append(kind);
            foreach (var value in values)
            {
                _text.Append(FormattableString.Invariant($" {value?.Length ?? -1}:")).Append(value);
            }

            _text.Append('\n');
        }

        public override string ToString() => _text.ToString();
    }
}
