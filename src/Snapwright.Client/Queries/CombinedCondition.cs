using System.Text.Json;

namespace Snapwright.Client.Queries;

/// <summary><c>_and</c> or <c>_or</c>; chains of the same are one list, so that long ones do not nest.</summary>
internal sealed class CombinedCondition : Condition
{
    private readonly JsonEncodedText _operator;
    private readonly Condition[] _operands;

    public CombinedCondition(ReadOnlySpan<byte> name, Condition left, Condition right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        _operator = JsonEncodedText.Encode(name);
        _operands = [.. OperandsOf(left), .. OperandsOf(right)];
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray(_operator);
        foreach (var operand in _operands)
        {
            operand.Write(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private Condition[] OperandsOf(Condition operand) =>
        operand is CombinedCondition combined && combined._operator.Equals(_operator) ? combined._operands : [operand];
}
