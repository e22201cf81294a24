using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The attributes that a field has wherever it is selected.</summary>
internal static class DefaultAttributes
{
    /// <summary>
    /// The attributes of a field with the schemas and the tables that say so, each name once: those of the table itself, then those of the tables that it inherits from; of two,
    /// the one of the lower priority, then of the lesser schema.
    /// </summary>
    public static IEnumerable<(AttributeSyntax Attribute, string Schema, TableName Table)> Of(ModelTexts texts, TableName table, string field)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var ancestors = texts.Model.Get(table).Hierarchy?.Ancestors ?? default;
        return ancestors.Prepend(table).SelectMany(t => OfTable(texts, t, field)).Where(a => names.Add(a.Attribute.Name.Text));
    }

    private static IEnumerable<(AttributeSyntax Attribute, string Schema, TableName Table)> OfTable(ModelTexts texts, TableName table, string field) => texts.Model.FieldAttributes
        .Where(a => a.Table == table && a.Field == field)
        .OrderBy(static a => a.Priority)
        .ThenBy(static a => a.Schema, StringComparer.Ordinal)
        .Select(a => (a.Schema, Parsed: texts.Attributes(a.Attributes)))
        .Where(static a => a.Parsed.Errors.Count == 0)
        .SelectMany(a => a.Parsed.Value.Select(attribute => (attribute, a.Schema, table)));
}
