using System.Globalization;
using System.Text;
using Snapwright.Data.Json;

namespace Snapwright.Data.Tests.Json;

/// <summary>Values in JSON have the texts that .NET's own formats give, some of which are made by hand.</summary>
public sealed class JsonOutputTests
{
    [Theory]
    [InlineData("0"), InlineData("0.00"), InlineData("-0.00"), InlineData("5"), InlineData("-5"), InlineData("0.5"), InlineData("-0.05"), InlineData("0.000001")]
    [InlineData("12.50"), InlineData("-12.50"), InlineData("100"), InlineData("100.00"), InlineData("18446744073709551615"), InlineData("1844674407370955161.5")]
    [InlineData("0.0000000000000000000000000001"), InlineData("-0.0000000018446744073709551615"), InlineData("-0.00000000018446744073709551615")]
    [InlineData("18446744073709551616"), InlineData("-79228162514264337593543950335"), InlineData("7.9228162514264337593543950335")]
    public void A_decimal_is_its_own_text(string text)
    {
        var value = decimal.Parse(text, CultureInfo.InvariantCulture);
        Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Written(o => o.Value(value)));
    }

    [Fact]
    public void Any_decimal_is_its_own_text()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var bits = random.NextInt64() >> random.Next(64);
            var value = new decimal((int)bits, (int)(bits >> 32), random.Next(4) == 0 ? random.Next() : 0, random.Next(2) == 0, (byte)random.Next(29));
            Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Written(o => o.Value(value)));
        }
    }

    [Fact]
    public void Any_instant_and_time_of_day_has_no_zeros_at_its_end()
    {
        var random = new Random(2);
        for (var i = 0; i < 10_000; i++)
        {
            var unit = (long)Math.Pow(10, random.Next(1, 9));
            var instant = new DateTime(random.NextInt64(DateTime.MaxValue.Ticks) / unit * unit, DateTimeKind.Utc);
            Assert.Equal(
                instant.ToString(instant.Ticks % TimeSpan.TicksPerSecond == 0 ? "'\"'yyyy-MM-dd'T'HH:mm:ss'Z\"'" : "'\"'yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z\"'", CultureInfo.InvariantCulture),
                Written(o => o.Value(instant)));

            var time = TimeOnly.FromDateTime(instant);
            Assert.Equal(
                time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "'\"'HH:mm:ss'\"'" : "'\"'HH:mm:ss.FFFFFF'\"'", CultureInfo.InvariantCulture),
                Written(o => o.Value(time)));
        }
    }

    private static string Written(Action<JsonOutput> write)
    {
        using var output = new JsonOutput(1);
        write(output);
        return Encoding.UTF8.GetString(output.Written.Span);
    }
}
