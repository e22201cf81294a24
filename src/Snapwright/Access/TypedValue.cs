using System.Text;
using System.Text.Json;
using Snapwright.Bodies;
using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Model.Values;
using Snapwright.Query.Values;

namespace Snapwright.Access;

/// <summary>
/// Values of C# as values of statements and back. Times and instants are cut to whole microseconds, instants without a kind are
/// taken as UTC, local ones are converted.
/// </summary>
public static class TypedValue
{
    /// <summary>An int, long, double, decimal, bool, Guid, DateOnly, TimeOnly, DateTime or Interval.</summary>
    /// <exception cref="ArgumentException">Another type.</exception>
    public static SqlValue Of<T>(T value)
        where T : struct => value switch
        {
            int number => SqlValue.Int(number),
            long number => SqlValue.BigInt(number),
            double number => SqlValue.Float(number),
            decimal number => SqlValue.Decimal(number),
            bool truth => SqlValue.Boolean(truth),
            Guid uuid => SqlValue.Uuid(uuid),
            DateOnly date => SqlValue.Date(date.DayNumber),
            TimeOnly time => SqlValue.Time(WholeMicroseconds(time.Ticks)),
            DateTime instant => SqlValue.DateTime(WholeMicroseconds(Utc(instant).Ticks)),
            Interval span => SqlValue.Interval(span),
            _ => throw new ArgumentException($"A field is never of type {typeof(T).Name}.", nameof(value)),
        };

    /// <summary>A list of int, long, double, bool or Guid.</summary>
    public static SqlValue OfList<T>(IReadOnlyList<T> items)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(items);
        return SqlValue.Array([.. items.Select(Of)]);
    }

    /// <summary>A list of texts.</summary>
    public static SqlValue OfList(IReadOnlyList<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return SqlValue.Array([.. items.Select(SqlValue.Text)]);
    }

    /// <summary>JSON text, minified as that of a request body is; <c>null</c> is NULL.</summary>
    /// <exception cref="FormatException">It is not one JSON value.</exception>
    public static SqlValue OfJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return ReadJson(json);
        }
        catch (JsonException exception)
        {
            throw new FormatException("The text is not JSON: " + exception.Message, exception);
        }
    }

    /// <summary>Sets the links of a many-to-many relation, or none where they are absent.</summary>
    public static void SetLinks<T>(this RowValues values, string relation, Optional<IReadOnlyList<T>> keys)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!keys.HasValue)
        {
            values.Links?.Remove(relation);
            return;
        }

        values.Links ??= new(StringComparer.Ordinal);
        values.Links[relation] = [.. keys.Value.Select(Of)];
    }

    /// <summary>A 32-bit integer.</summary>
    public static int ToInt32(this SqlValue value) => (int)value.AsInt64;

    /// <summary>A date.</summary>
    public static DateOnly ToDate(this SqlValue value) => DateOnly.FromDayNumber((int)value.AsInt64);

    /// <summary>A time of day.</summary>
    public static TimeOnly ToTime(this SqlValue value) => new(value.AsInt64);

    /// <summary>An instant in UTC.</summary>
    public static DateTime ToDateTime(this SqlValue value) => new(value.AsInt64, DateTimeKind.Utc);

    /// <summary>The items of a list, each read by <paramref name="read"/>.</summary>
    public static IReadOnlyList<T> ToList<T>(this SqlValue value, Func<SqlValue, T> read) => Array.ConvertAll(value.AsArray, item => read(item));

    private static SqlValue ReadJson(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = 64 });
        reader.Read();
        var errors = new BodyErrors();
        var isNull = reader.TokenType == JsonTokenType.Null;
        var value = isNull ? SqlValue.Null(TypeKind.Json) : JsonValueReader.Read(ref reader, errors, "json");
        if (errors.IsEmpty)
        {
            return reader.Read() ? throw new JsonException("There is text after the value.") : value;
        }

        throw new FormatException("The text is not JSON that a column can hold: " + errors.Errors[0].Message);
    }

    private static DateTime Utc(DateTime instant) =>
        instant.Kind == DateTimeKind.Local ? instant.ToUniversalTime() : DateTime.SpecifyKind(instant, DateTimeKind.Utc);

    private static long WholeMicroseconds(long ticks) => ticks - (ticks % TimeSpan.TicksPerMicrosecond);
}
