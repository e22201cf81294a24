using System.Globalization;
using System.Text;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.PostgreSql.Sessions;

/// <summary>An array as PostgreSQL's text of it: <c>{1,2}</c>, <c>{"a","b"}</c>. Items are never NULL.</summary>
internal static class ArrayText
{
    public static string Of(SqlValue[] items)
    {
        var text = new StringBuilder("{");
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            Append(text, items[i]);
        }

        return text.Append('}').ToString();
    }

    private static void Append(StringBuilder text, SqlValue item)
    {
        switch (item.Kind)
        {
            case TypeKind.Int or TypeKind.BigInt:
                text.Append(CultureInfo.InvariantCulture, $"{item.AsInt64}");
                break;
            case TypeKind.Float:
                text.Append(CultureInfo.InvariantCulture, $"{item.AsDouble:R}");
                break;
            case TypeKind.Boolean:
                text.Append(item.AsBoolean ? "t" : "f");
                break;
            case TypeKind.Uuid:
                text.Append(item.AsGuid);
                break;
            case TypeKind.Text:
                text.Append('"').Append(item.AsString.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
                break;
            default:
                throw new NotSupportedException($"There are no arrays of {item.Kind}.");
        }
    }
}
