using System.Text.Json;

namespace Snapwright.Client.Queries;

/// <summary>Some row of the relation at the end of a path meets a condition of its own.</summary>
internal sealed class RelatedCondition(FieldPath path, Condition condition) : Condition
{
    internal override void Write(Utf8JsonWriter json)
    {
        foreach (var name in path.Names)
        {
            json.WriteStartObject();
            json.WritePropertyName(name);
        }

        condition.Write(json);
        foreach (var _ in path.Names)
        {
            json.WriteEndObject();
        }
    }
}
