using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Snapwright.Model.Tables;
using Snapwright.Query.Rest;
using Snapwright.Query.Values;

namespace Snapwright.Query.Tests;

public sealed class ValueTests
{
    [Theory]
    [InlineData("2026-11-21T03:11:04Z", "2026-11-21T03:11:04.0000000Z")]
    [InlineData("2026-11-21T03:11:04.1234569Z", "2026-11-21T03:11:04.1234560Z")]
    [InlineData("2026-11-21T03:11:04+02:00", "2026-11-21T01:11:04.0000000Z")]
    [InlineData("2026-11-21T03:11:04-0530", "2026-11-21T08:41:04.0000000Z")]
    [InlineData("2026-11-21 03:11", "2026-11-21T03:11:00.0000000Z")]
    [InlineData("2026-11-21", "2026-11-21T00:00:00.0000000Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000Z")]
    public void Instants_are_read_as_UTC_microseconds(string text, string expected)
    {
        Assert.True(IsoText.TryParseDateTime(text, out var ticks));
        Assert.Equal(expected, new DateTime(ticks, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-31")]
    [InlineData("2026-11-21T")]
    [InlineData("2026-11-21T24:00:00Z")]
    [InlineData("2026-11-21T03:11:04.Z")]
    [InlineData("2026-11-21T03:11:04+")]
    [InlineData("2026-11-21T03:11:04Z ")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("21.11.2026")]
    public void What_is_no_instant_is_refused(string text) => Assert.False(IsoText.TryParseDateTime(text, out _));

    [Fact]
    public void Every_instant_that_the_framework_writes_is_read_back() =>
        Prop.ForAll<DateTime>(static value =>
        {
            var utc = DateTime.SpecifyKind(value, DateTimeKind.Utc);
            return IsoText.TryParseDateTime(utc.ToString("O", CultureInfo.InvariantCulture), out var ticks)
                && ticks == utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMicrosecond);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_query_string_makes_the_reader_throw() =>
        Prop.ForAll<NonNull<string>, NonNull<string>, NonNull<string>>(static (a, b, c) =>
        {
            var reader = new RestQueryReader(Library.Model, new());
            KeyValuePair<string, string>[] parameters = [new("filter", a.Get), new("fields", b.Get), new("deep", c.Get), new("sort", a.Get), new("limit", b.Get)];
            return reader.ReadList(Library.Books, parameters).Errors.Count > 0;
        }).QuickCheckThrowOnFailure();

    // Not as attribute arguments: those are stored as UTF-8, which has no lone surrogates.
    [Fact]
    public void Text_that_no_database_can_hold_is_refused() =>
        Assert.All(["a\0b", "\ud800", "x\udc00", "\udc00\ud800"], static text => Assert.False(ValueText.TryParse(DataType.Text, text, out _)));
}
