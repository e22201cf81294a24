namespace Snapwright.Data.Json;

/// <summary>Lists of scalars as JSON arrays: what generated code calls.</summary>
public static class JsonArrayOutput
{
    /// <summary>32-bit integers.</summary>
    public static void Values(this JsonOutput output, int[] items) => Write(output, items, static (o, item) => o.Value(item));

    /// <summary>64-bit integers.</summary>
    public static void Values(this JsonOutput output, long[] items) => Write(output, items, static (o, item) => o.Value(item));

    /// <summary>Finite doubles.</summary>
    public static void Values(this JsonOutput output, double[] items) => Write(output, items, static (o, item) => o.Value(item));

    /// <summary>Booleans.</summary>
    public static void Values(this JsonOutput output, bool[] items) => Write(output, items, static (o, item) => o.Value(item));

    /// <summary>UUIDs.</summary>
    public static void Values(this JsonOutput output, Guid[] items) => Write(output, items, static (o, item) => o.Value(item));

    /// <summary>Texts.</summary>
    public static void Values(this JsonOutput output, string[] items) => Write(output, items, static (o, item) => o.Value(item));

    // The lambdas capture nothing: each is one delegate for the life of the process.
    private static void Write<T>(JsonOutput output, T[] items, Action<JsonOutput, T> write)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(items);
        output.Raw((byte)'[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                output.Raw((byte)',');
            }

            write(output, items[i]);
        }

        output.Raw((byte)']');
    }
}
