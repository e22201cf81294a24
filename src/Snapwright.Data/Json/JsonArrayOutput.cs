namespace Snapwright.Data.Json;

/// <summary>Lists of scalars as JSON arrays: what generated code calls, each type without a delegate or a box.</summary>
public static class JsonArrayOutput
{
    /// <summary>32-bit integers.</summary>
    public static void Values(this JsonOutput output, int[] items)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(items);
        for (var i = 0; i < items.Length; i++)
        {
            output.Raw(i == 0 ? (byte)'[' : (byte)',');
            output.Value(items[i]);
        }

        Close(output, items.Length);
    }

    /// <summary>64-bit integers.</summary>
    public static void Values(this JsonOutput output, long[] items)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(items);
        for (var i = 0; i < items.Length; i++)
        {
            output.Raw(i == 0 ? (byte)'[' : (byte)',');
            output.Value(items[i]);
        }

        Close(output, items.Length);
    }

    /// <summary>Finite doubles.</summary>
    public static void Values(this JsonOutput output, double[] items)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(items);
        for (var i = 0; i < items.Length; i++)
        {
            output.Raw(i == 0 ? (byte)'[' : (byte)',');
            output.Value(items[i]);
        }

        Close(output, items.Length);
    }

    /// <summary>Booleans.</summary>
    public static void Values(this JsonOutput output, bool[] items)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(items);
        for (var i = 0; i < items.Length; i++)
        {
            output.Raw(i == 0 ? (byte)'[' : (byte)',');
            output.Value(items[i]);
        }

        Close(output, items.Length);
    }

    /// <summary>UUIDs.</summary>
    public static void Values(this JsonOutput output, Guid[] items)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(items);
        for (var i = 0; i < items.Length; i++)
        {
            output.Raw(i == 0 ? (byte)'[' : (byte)',');
            output.Value(items[i]);
        }

        Close(output, items.Length);
    }

    /// <summary>Texts.</summary>
    public static void Values(this JsonOutput output, string[] items)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(items);
        for (var i = 0; i < items.Length; i++)
        {
            output.Raw(i == 0 ? (byte)'[' : (byte)',');
            output.Value(items[i]);
        }

        Close(output, items.Length);
    }

    private static void Close(JsonOutput output, int count)
    {
        if (count == 0)
        {
            output.Raw((byte)'[');
        }

        output.Raw((byte)']');
    }
}
