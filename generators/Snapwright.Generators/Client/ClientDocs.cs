using System.Text;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Client;

/// <summary>Descriptions as XML docs.</summary>
internal static class ClientDocs
{
    /// <summary>A summary; its text is on one line.</summary>
    public static string Summary(string text) => $"/// <summary>{Escape(text)}</summary>";

    /// <summary>What a column is, with its bounds.</summary>
    public static string Of(StoredField field)
    {
        var text = field.Column!.Description ?? field.Column.Stamp switch
        {
            Stamp.Created => "When the row was inserted, UTC.",
            Stamp.Updated => "When the row was last changed, UTC.",
            _ => field.Name + ".",
        };
        return field.Type switch
        {
            { Kind: TypeKind.Json } => text + " JSON text.",
            { Kind: TypeKind.Text, Length: > 0 } => $"{text} At most {field.Type.Length} characters.",
            { Kind: TypeKind.Decimal } => $"{text} {field.Type.Precision} digits, {field.Type.Scale} behind the point.",
            _ => text,
        };
    }

    private static string Escape(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
        {
            _ = c switch
            {
                '<' => line.Append("&lt;"),
                '>' => line.Append("&gt;"),
                '&' => line.Append("&amp;"),
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' => line.Append(' '),
                _ => line.Append(c),
            };
        }

        return line.ToString();
    }
}
