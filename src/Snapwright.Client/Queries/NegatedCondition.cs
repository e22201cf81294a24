using System.Text.Json;

namespace Snapwright.Client.Queries;

/// <summary><c>_not</c>.</summary>
internal sealed class NegatedCondition(Condition operand) : Condition
{
    private readonly Condition _operand = operand ?? throw new ArgumentNullException(nameof(operand));

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePropertyName("_not"u8);
        _operand.Write(json);
        json.WriteEndObject();
    }
}
