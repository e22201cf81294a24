using System.Text;
using Snapwright.Formats;
using Snapwright.Rest;

namespace Snapwright.Tests.Rest;

public sealed class ValidatorTests
{
    private static readonly string Tag = EntityTag.Of("{}"u8);

    [Fact]
    public void A_tag_is_of_the_bytes()
    {
        Assert.Equal("\"RBNvo1WzZ4oRRq0W9-hkng\"", Tag);
        Assert.Equal(Tag, EntityTag.Of(Encoding.UTF8.GetBytes("{}")));
        Assert.NotEqual(Tag, EntityTag.Of("{ }"u8));
    }

    [Theory]
    [InlineData("*", true, true)]
    [InlineData("{0}", true, true)]
    [InlineData("W/{0}", true, false)]
    [InlineData("\"a,b\" , {0}", true, true)]
    [InlineData("\"x\",W/\"y\",,W/{0}", true, false)]
    [InlineData("\"x\"", false, false)]
    [InlineData("", false, false)]
    [InlineData("RBNvo1WzZ4oRRq0W9-hkng", false, false)]
    [InlineData("\"unfinished, {0}", false, false)]
    [InlineData("w/{0}", false, false)]
    public void Headers_name_tags(string header, bool weakly, bool strongly)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, header, Tag);
        Assert.Equal((weakly, strongly), (EntityTag.IsNamedWeakly(text, Tag), EntityTag.IsNamedStrongly(text, Tag)));
    }

    [Theory]
    [InlineData("text/csv", "Csv")]
    [InlineData("TEXT/CSV; charset=utf-8", "Csv")]
    [InlineData("application/x-ndjson", "NdJson")]
    [InlineData("application/*", "Json")]
    [InlineData("text/*", "Csv")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "Json")]
    [InlineData("application/json;q=0.5, text/csv;q=0.8", "Csv")]
    [InlineData("text/csv, application/json", "Json")]
    [InlineData("*/*, application/json;q=0", "NdJson")]
    [InlineData("application/json;q=0, */*;q=0.1, text/csv;q=0.2", "Csv")]
    [InlineData("application/json;q=0", null)]
    [InlineData("text/html", null)]
    [InlineData("application/xml, image/*", null)]
    [InlineData(";;;,/,q=1", null)]
    [InlineData("application/json;q=x", null)]
    public void Accept_chooses(string header, string? format) => Assert.Equal(format, AcceptHeader.Choose(header)?.ToString());
}
