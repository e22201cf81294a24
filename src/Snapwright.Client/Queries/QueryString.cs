using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Snapwright.Client.Queries;

/// <summary>Collects the parameters of a list request; as a text they are percent-encoded.</summary>
internal sealed class QueryString
{
    private readonly List<(string Name, string Value)> _parameters = [];

    /// <summary>The parameters, in the order in which they were added.</summary>
    public IReadOnlyList<(string Name, string Value)> Parameters => _parameters;

    public QueryString Add(string name, string value)
    {
        _parameters.Add((name, value));
        return this;
    }

    public QueryString Add(string name, long value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    public QueryString AddIf(string name, string? value) => value is null ? this : Add(name, value);

    /// <summary>The default fields, those of every relation on the way to one that is included, and computed ones.</summary>
    public QueryString AddFields(IReadOnlyList<Include> includes, IReadOnlyList<Field> computed)
    {
        if (includes.Count == 0 && computed.Count == 0)
        {
            return this;
        }

        var fields = new List<string> { "*" };
        foreach (var include in includes)
        {
            for (var depth = 1; depth <= include.Path.Names.Length; depth++)
            {
                var field = string.Join('.', include.Path.Names.Take(depth)) + ".*";
                if (!fields.Contains(field))
                {
                    fields.Add(field);
                }
            }
        }

        fields.AddRange(computed.Select(static f => f.ToString()).Distinct(StringComparer.Ordinal));
        Add("fields", string.Join(',', fields));
        return includes.Any(static i => i.Take is not null) ? Add("deep", Deep([.. includes.Where(static i => i.Take is not null)])) : this;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in _parameters)
        {
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }

    private static string Deep(Include[] includes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            WriteDeep(json, includes, 0);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteDeep(Utf8JsonWriter json, Include[] includes, int depth)
    {
        json.WriteStartObject();
        foreach (var group in includes.GroupBy(i => i.Path.Names[depth], StringComparer.Ordinal))
        {
            json.WriteStartObject(group.Key);
            if (group.LastOrDefault(i => i.Path.Names.Length == depth + 1) is { Take: { } take })
            {
                json.WriteNumber("limit", take);
            }

            Include[] deeper = [.. group.Where(i => i.Path.Names.Length > depth + 1)];
            if (deeper.Length > 0)
            {
                json.WritePropertyName("deep");
                WriteDeep(json, deeper, depth + 1);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
