using System.Globalization;
using System.Text.Json;
using Snapwright.Client.Inputs;

namespace Snapwright.Client.Json;

/// <summary>What emitted writers are made of: a value, by the JSON forms of the API.</summary>
public static class JsonWriting
{
    /// <summary>A 32-bit integer.</summary>
    public static void Value(Utf8JsonWriter json, int value) => json.WriteNumberValue(value);

    /// <summary>A 64-bit integer.</summary>
    public static void Value(Utf8JsonWriter json, long value) => json.WriteNumberValue(value);

    /// <summary>A double; must be finite.</summary>
    public static void Value(Utf8JsonWriter json, double value) => json.WriteNumberValue(value);

    /// <summary>A decimal, with its digits.</summary>
    public static void Value(Utf8JsonWriter json, decimal value) => json.WriteNumberValue(value);

    /// <summary>A boolean.</summary>
    public static void Value(Utf8JsonWriter json, bool value) => json.WriteBooleanValue(value);

    /// <summary>Text.</summary>
    public static void Value(Utf8JsonWriter json, string value) => json.WriteStringValue(value);

    /// <summary>A UUID.</summary>
    public static void Value(Utf8JsonWriter json, Guid value) => json.WriteStringValue(value);

    /// <summary>A date.</summary>
    public static void Value(Utf8JsonWriter json, DateOnly value) => json.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A time of day.</summary>
    public static void Value(Utf8JsonWriter json, TimeOnly value) => json.WriteStringValue(value.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));

    /// <summary>An instant: local ones are converted to UTC, those of no kind are taken as UTC.</summary>
    public static void Value(Utf8JsonWriter json, DateTime value)
    {
        var utc = value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
        json.WriteStringValue(utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
    }

    /// <summary>A span of time.</summary>
    public static void Value(Utf8JsonWriter json, Interval value) => json.WriteStringValue(value.ToString());

    /// <summary>A choice.</summary>
    public static void Choice<T>(Utf8JsonWriter json, T value)
        where T : struct, IChoice => json.WriteStringValue(value.Value);

    /// <summary>The text of a JSON value; must be valid JSON.</summary>
    public static void Json(Utf8JsonWriter json, string text) => json.WriteRawValue(text);

    /// <summary>A property with a value.</summary>
    public static void Property<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, T value, Action<Utf8JsonWriter, T> write)
    {
        json.WritePropertyName(name);
        write(json, value);
    }

    /// <summary>A property, where it is given.</summary>
    public static void Given<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, Optional<T> value, Action<Utf8JsonWriter, T> write)
    {
        if (value.HasValue)
        {
            Property(json, name, value.Value, write);
        }
    }

    /// <summary>A property that may be null, where it is given.</summary>
    public static void GivenOrNull<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, Optional<T?> value, Action<Utf8JsonWriter, T> write)
        where T : struct
    {
        if (!value.HasValue)
        {
            return;
        }

        json.WritePropertyName(name);
        if (value.Value is { } given)
        {
            write(json, given);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>A property that may be null, where it is given.</summary>
    public static void GivenOrNull<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, Optional<T?> value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (!value.HasValue)
        {
            return;
        }

        json.WritePropertyName(name);
        if (value.Value is { } given)
        {
            write(json, given);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>A property with a list, where it is given; null is null.</summary>
    public static void GivenList<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, OptionalList<T> value, Action<Utf8JsonWriter, T> write)
    {
        if (value.HasValue)
        {
            json.WritePropertyName(name);
            List(json, value.Value, write);
        }
    }

    /// <summary>A property with a list.</summary>
    public static void PropertyList<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<T> value, Action<Utf8JsonWriter, T> write)
    {
        json.WritePropertyName(name);
        List(json, value, write);
    }

    /// <summary>A list of values; null is null.</summary>
    public static void List<T>(Utf8JsonWriter json, IReadOnlyList<T>? items, Action<Utf8JsonWriter, T> write)
    {
        if (items is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        for (var i = 0; i < items.Count; i++)
        {
            write(json, items[i]);
        }

        json.WriteEndArray();
    }
}
