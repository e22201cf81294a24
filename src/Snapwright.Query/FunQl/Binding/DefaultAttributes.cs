using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The attributes that a field has wherever it is selected.</summary>
internal static class DefaultAttributes
{
    /// <summary>The attributes of a field with the schemas that say so, each name once: of two, the one of the lower priority, then of the lesser schema.</summary>
    public static IEnumerable<(AttributeSyntax Attribute, string Schema)> Of(ModelTexts texts, TableName table, string field)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var all = texts.Model.FieldAttributes.Where(a => a.Table == table && a.Field == field).OrderBy(static a => a.Priority).ThenBy(static a => a.Schema, StringComparer.Ordinal);
        foreach (var attributes in all)
        {
            var parsed = texts.Attributes(attributes.Attributes);
            if (parsed.Errors.Count > 0)
            {
                continue;
            }

            foreach (var attribute in parsed.Value)
            {
                if (names.Add(attribute.Name.Text))
                {
                    yield return (attribute, attributes.Schema);
                }
            }
        }
    }
}
