using System.Globalization;

namespace Snapwright.Query.Text;

/// <summary>
/// The characters that words are made of: letters, numbers, and the marks that belong to letters (of Unicode 16, without variation selectors); a code point that was not assigned then
/// counts as its neighbour before it. All others separate words.
/// </summary>
/// <remarks>A table of our own, because the tables of databases, and of this platform, are of other versions on other machines, and an index must not depend on them.</remarks>
public static class WordCharacters
{
    private const string Ranges =
        """
        30-39 41-5A 61-7A AA B2-B3 B5 B9-BA BC-BE C0-D6 D8-F6 F8-2C1 2C6-2D1 2E0-2E4 2EC 2EE 300-374 376-37D 37F-383 386 388-3F5 3F7-481 483-487 48A-559
        560-588 591-5BD 5BF 5C1-5C2 5C4-5C5 5C7-5F2 610-61A 620-669 66E-6D3 6D5-6DC 6DF-6E8 6EA-6FC 6FF 710-7F5 7FA-7FD 800-82F 840-85D 860-887 889-88F
        897-8E1 8E3-963 966-96F 971-9F1 9F4-9F9 9FC 9FE-A75 A81-AEF AF9-B6F B71-BF2 C00-C76 C78-C7E C80-C83 C85-D4E D54-D78 D7A-DF3 E01-E3E E40-E4E E50-E59
        E81-F00 F18-F19 F20-F33 F35 F37 F39 F3E-F84 F86-FBD FC6 1000-1049 1050-109D 10A0-10FA 10FC-135F 1369-138F 13A0-13FF 1401-166C 166F-167F 1681-169A
        16A0-16EA 16EE-1734 1740-17D3 17D7 17DC-17FF 180B-180D 180F-193F 1946-19DD 1A00-1A1D 1A20-1A9F 1AA7 1AB0-1ABD 1ABF-1B4D 1B50-1B59 1B6B-1B73 1B80-1BFB
        1C00-1C3A 1C40-1C7D 1C80-1CBF 1CD0-1CD2 1CD4-1FBC 1FBE 1FC2-1FCC 1FD0-1FDC 1FE0-1FEC 1FF2-1FFC 2070-2079 207F-2089 2090-209F 20D0-20DC 20E1 20E5-20FF
        2102 2107 210A-2113 2115 2119-211D 2124 2126 2128 212A-212D 212F-2139 213C-213F 2145-2149 214E 2150-2189 2460-249B 24EA-24FF 2776-2793 2C00-2CE4
        2CEB-2CF8 2CFD 2D00-2D6F 2D7F-2DFF 2E2F 3005-3007 3021-302F 3031-3035 3038-303C 3041-309A 309D-309F 30A1-30FA 30FC-318F 3192-3195 31A0-31BF 31F0-31FF
        3220-3229 3248-324F 3251-325F 3280-3289 32B1-32BF 3400-4DBF 4E00-A48F A4D0-A4FD A500-A60C A610-A66F A674-A67D A67F-A6F1 A717-A71F A722-A788 A78B-A827
        A82C-A835 A840-A873 A880-A8CD A8D0-A8F7 A8FB A8FD-A92D A930-A95E A960-A9C0 A9CF-A9DD A9E0-AA5B AA60-AA76 AA7A-AADD AAE0-AAEF AAF2-AB5A AB5C-AB69
        AB70-ABEA ABEC-D7FF F900-FB28 FB2A-FBB1 FBD3-FD3D FD50-FDCE FDF0-FDFB FE20-FE2F FE70-FEFE FF10-FF19 FF21-FF3A FF41-FF5A FF66-FFDF 10000-100FF
        10107-10136 10140-10178 1018A-1018B 101FD-1039E 103A0-103CF 103D1-1056E 10570-10856 10858-10876 10879-1091E 10920-1093E 10980-10A4F 10A60-10A7E
        10A80-10AC7 10AC9-10AEF 10B00-10B38 10B40-10B98 10BA9-10D6D 10D6F-10D8D 10E60-10EAC 10EB0-10F54 10F70-10F85 10FB0-11046 11052-110BA 110C2-110CC
        110D0-1113F 11144-11173 11176-111C4 111C9-111CC 111CE-111DA 111DC 111E1-11237 1123E-112A8 112B0-113D3 113E1-1144A 11450-11459 1145E-114C5 114C7-115C0
        115D8-11640 11644-1165F 11680-116B8 116C0-1173B 11740-1183A 118A0-11943 11950-119E1 119E3-11A3E 11A47-11A99 11A9D 11AB0-11AFF 11BC0-11BE0 11BF0-11C40
        11C50-11C6F 11C72-11EF6 11F00-11F42 11F50-11FD4 12000-1246F 12480-12FF0 13000-1342F 13440-16A6D 16A70-16AF4 16B00-16B36 16B40-16B43 16B50-16D6C
        16D70-16E96 16F00-16FE1 16FE3-1BC9B 1BC9D-1BC9E 1CCF0-1CCFF 1CF00-1CF4F 1D165-1D169 1D16D-1D172 1D17B-1D182 1D185-1D18B 1D1AA-1D1AD 1D242-1D244
        1D2C0-1D2FF 1D360-1D6C0 1D6C2-1D6DA 1D6DC-1D6FA 1D6FC-1D714 1D716-1D734 1D736-1D74E 1D750-1D76E 1D770-1D788 1D78A-1D7A8 1D7AA-1D7C2 1D7C4-1D7FF
        1DA00-1DA36 1DA3B-1DA6C 1DA75 1DA84 1DA9B-1E14E 1E290-1E2FE 1E4D0-1E5FE 1E7E0-1E95D 1EC71-1ECAB 1ECAD-1ECAF 1ECB1-1ED2D 1ED2F-1EEEF 1F100-1F10C
        1FBF0-E0000
        """;

    // The first of a range, the first behind it, and so on.
    private static readonly int[] Bounds = Parse();

    /// <summary>Whether a code point is part of words.</summary>
    public static bool Contains(int codePoint)
    {
        if (codePoint < 128)
        {
            return codePoint is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
        }

        var place = Array.BinarySearch(Bounds, codePoint);
        return ((place < 0 ? ~place - 1 : place) & 1) == 0;
    }

    /// <summary>The ranges of the code points that separate words, from U+0001, both ends included; surrogates are in one of them.</summary>
    public static IEnumerable<(int First, int Last)> Separators()
    {
        var first = 1;
        for (var i = 0; i < Bounds.Length; i += 2)
        {
            yield return (first, Bounds[i] - 1);
            first = Bounds[i + 1];
        }

        yield return (first, 0x10FFFF);
    }

    private static int[] Parse()
    {
        var ranges = Ranges.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var bounds = new int[ranges.Length * 2];
        for (var i = 0; i < ranges.Length; i++)
        {
            var ends = ranges[i].Split('-');
            bounds[2 * i] = Number(ends[0]);
            bounds[(2 * i) + 1] = Number(ends[ends.Length - 1]) + 1;
        }

        return bounds;
    }

    private static int Number(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
