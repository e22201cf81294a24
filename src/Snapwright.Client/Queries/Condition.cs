using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Snapwright.Client.Queries;

/// <summary>
/// A condition on rows, made by comparing fields: <c>b.Price &gt; 50m &amp; !b.Title.Contains("sea")</c>. NULL compares as unknown, as in SQL.
/// </summary>
public abstract class Condition
{
    // The text goes percent-encoded into a URL, so only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private protected Condition()
    {
    }

    /// <summary>Both.</summary>
    public static Condition operator &(Condition left, Condition right) => new CombinedCondition("_and"u8, left, right);

    /// <summary>One of them or both.</summary>
    public static Condition operator |(Condition left, Condition right) => new CombinedCondition("_or"u8, left, right);

    /// <summary>Not; unknown stays unknown.</summary>
    public static Condition operator !(Condition operand) => new NegatedCondition(operand);

    /// <summary>The named form of <c>&amp;</c>.</summary>
    public static Condition BitwiseAnd(Condition left, Condition right) => left & right;

    /// <summary>The named form of <c>|</c>.</summary>
    public static Condition BitwiseOr(Condition left, Condition right) => left | right;

    /// <summary>The named form of <c>!</c>.</summary>
    public static Condition LogicalNot(Condition operand) => !operand;

    /// <summary>The filter as the API takes it, in JSON.</summary>
    public override string ToString()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the condition as one JSON object.</summary>
    internal abstract void Write(Utf8JsonWriter json);
}
