using System.Globalization;
using System.Text;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Query.Schema;

/// <summary>The text of values that several dialects write alike.</summary>
internal static class LiteralText
{
    public static string Date(long dayNumber) =>
        new DateTime(dayNumber * TimeSpan.TicksPerDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Time(long ticks) => new DateTime(ticks).ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    public static string DateTime(long utcTicks) =>
        new DateTime(utcTicks).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static string Scaled(decimal value, int scale)
    {
        for (var i = 0; i < scale; i++)
        {
            value *= 10m;
        }

        return decimal.Truncate(value).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A list as a JSON array.</summary>
    public static string JsonArray(DataType type, SqlValue value) =>
        $"[{string.Join(",", value.AsArray.Select(v => Item(type.ItemType, v)))}]";

    private static string Item(DataType type, SqlValue value) => type.Kind switch
    {
        TypeKind.Int or TypeKind.BigInt => value.AsInt64.ToString(CultureInfo.InvariantCulture),
        TypeKind.Float => value.AsDouble.ToString("R", CultureInfo.InvariantCulture),
        TypeKind.Boolean => value.AsBoolean ? "true" : "false",
        TypeKind.Uuid => $"\"{value.AsGuid:D}\"",
        TypeKind.Text => JsonString(value.AsString),
        _ => throw new NotSupportedException($"There are no lists of {type.Kind}."),
    };

    private static string JsonString(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                json.Append('\\').Append(c);
            }
            else if (c < ' ')
            {
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                json.Append(c);
            }
        }

        return json.Append('"').ToString();
    }
}
