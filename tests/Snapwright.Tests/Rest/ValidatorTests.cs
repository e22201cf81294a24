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
        Assert.Equal("\"Kvubg_kxTl0Cl2YZf1OXkg\"", Tag);
        Assert.Equal(Tag, EntityTag.Of(Encoding.UTF8.GetBytes("{}")));
        Assert.NotEqual(Tag, EntityTag.Of("{ }"u8));
        Assert.Equal("\"MJJo1kunGBkJkZTSNwp_JA\"", EntityTag.Of(Encoding.UTF8.GetBytes(new string('7', 513))));
    }

    [Fact]
    public void A_list_has_a_tag_of_64_bits()
    {
        Assert.Equal("\"LhRytXrylNE\"", EntityTag.OfList("{}"u8));
        Assert.NotEqual(EntityTag.OfList("{}"u8), EntityTag.OfList("{ }"u8));
    }

    // Byte i is 7 i + 3 modulo 256; the hashes are those of the program xxhsum.
    [Theory]
    [InlineData(0, 0xEF46DB3751D8E999UL)]
    [InlineData(1, 0x1F25C8D0BC1F4BB6UL)]
    [InlineData(3, 0x31D2363F52E564C9UL)]
    [InlineData(4, 0x9BB64B7D66EE9FDAUL)]
    [InlineData(7, 0x9A7B149959CE60D8UL)]
    [InlineData(8, 0xDAB99D95C6F90092UL)]
    [InlineData(12, 0xD52E407833AF5133UL)]
    [InlineData(31, 0xA2AA5F33CC4A6119UL)]
    [InlineData(32, 0x23C3C17EF790FD97UL)]
    [InlineData(33, 0x50A7CFC7BA588784UL)]
    [InlineData(63, 0x5E3E54B431C7493CUL)]
    [InlineData(64, 0x0EB64B3EF6EEB01FUL)]
    [InlineData(100, 0xA61F8D4C170FE531UL)]
    [InlineData(1000, 0x5F235FA033F1A3FBUL)]
    public void The_hash_of_lists_is_XXH64(int length, ulong hash) =>
        Assert.Equal(hash, XxHash64.Of(Enumerable.Range(0, length).Select(static i => (byte)((7 * i) + 3)).ToArray()));

    // The same bytes; the hashes are those of Python's hashlib.
    [Theory]
    [InlineData(0, "cae66941d9efbd404e4d88758ea67670")]
    [InlineData(1, "71b186b851e866e71be237342976049a")]
    [InlineData(64, "96631285a2c16ac3454fa6b94f6faeb6")]
    [InlineData(127, "e00ab0ead4d729de8fbe7745d642e416")]
    [InlineData(128, "8e0cf9bb1b36fa6c42aa6490f719b575")]
    [InlineData(129, "6cefde50e4008690e61cf8225d101256")]
    [InlineData(255, "b1bce9f0dc0bec101cd5e09b7961937c")]
    [InlineData(256, "ac60b0f8b3227af67328401630cd4dfa")]
    [InlineData(257, "7e5b16bfede2940cbed4da50b56da597")]
    [InlineData(1000, "add263669b4eb2158678a360fa6f007a")]
    public void The_hash_of_short_rows_is_BLAKE2b(int length, string hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        Blake2b.Hash(Enumerable.Range(0, length).Select(static i => (byte)((7 * i) + 3)).ToArray(), bytes);
        Assert.Equal(hash, Convert.ToHexStringLower(bytes));
    }

    [Theory]
    [InlineData("*", true, true)]
    [InlineData("{0}", true, true)]
    [InlineData("W/{0}", true, false)]
    [InlineData("\"a,b\" , {0}", true, true)]
    [InlineData("\"x\",W/\"y\",,W/{0}", true, false)]
    [InlineData("\"x\"", false, false)]
    [InlineData("", false, false)]
    [InlineData("Kvubg_kxTl0Cl2YZf1OXkg", false, false)]
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
