using System.Text.Json;

namespace Snapwright.Client.Queries;

/// <summary>An operator on the field at the end of a path: <c>{"author":{"name":{"_eq":"x"}}}</c>.</summary>
internal sealed class FieldCondition(FieldPath path, string operatorName, Action<Utf8JsonWriter> writeOperand) : Condition
{
    internal override void Write(Utf8JsonWriter json)
    {
        foreach (var name in path.Names)
        {
            json.WriteStartObject();
            json.WritePropertyName(name);
        }

        json.WriteStartObject();
        json.WritePropertyName(operatorName);
        writeOperand(json);
        json.WriteEndObject();
        foreach (var _ in path.Names)
        {
            json.WriteEndObject();
        }
    }
}
