using System.Globalization;
using System.Text;

namespace Snapwright.Model.Json;

/// <summary>Names the places of a JSON text: <c>$.books.columns[2].type</c>.</summary>
public static class JsonPath
{
    /// <summary>The path of the whole text.</summary>
    public const string Root = "$";

    /// <summary>The path of the innermost value, or property name, at an offset.</summary>
    public static string To(JsonNode root, int offset)
    {
        var path = new StringBuilder(Root);
        for (var node = root; node is not null;)
        {
            node = Step(node, offset, path);
        }

        return path.ToString();
    }

    /// <summary>Appends a property: <c>.name</c>, or <c>["a name"]</c> where it is not a plain word.</summary>
    public static void AppendProperty(StringBuilder path, string name)
    {
        if (IsWord(name))
        {
            path.Append('.').Append(name);
            return;
        }

        path.Append('[');
        CanonicalJson.WriteString(path, name);
        path.Append(']');
    }

    /// <summary>Appends an item: <c>[2]</c>.</summary>
    public static void AppendIndex(StringBuilder path, int index) =>
        path.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');

    private static JsonNode? Step(JsonNode node, int offset, StringBuilder path)
    {
        if (node is JsonObject json)
        {
            foreach (var property in json.Properties)
            {
                if (offset >= property.NameOffset && offset < property.Value.End)
                {
                    AppendProperty(path, property.Name);
                    return offset >= property.Value.Offset ? property.Value : null;
                }
            }
        }
        else if (node is JsonArray array)
        {
            for (var i = 0; i < array.Items.Count; i++)
            {
                if (offset >= array.Items[i].Offset && offset < array.Items[i].End)
                {
                    AppendIndex(path, i);
                    return array.Items[i];
                }
            }
        }

        return null;
    }

    private static bool IsWord(string name)
    {
        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '$'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}
