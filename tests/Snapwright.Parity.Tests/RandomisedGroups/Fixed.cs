using System.Globalization;
using System.Numerics;

namespace Snapwright.Parity.Tests.RandomisedGroups;

/// <summary>An exact decimal of any size.</summary>
/// <param name="Digits">The number without its point.</param>
/// <param name="Scale">The digits behind the point.</param>
public sealed record Fixed(BigInteger Digits, int Scale) : IComparable<Fixed>
{
    /// <inheritdoc/>
    public int CompareTo(Fixed? other) => Digits.CompareTo(other!.Digits);

    public static bool operator <(Fixed left, Fixed right) => left.CompareTo(right) < 0;

    public static bool operator >(Fixed left, Fixed right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fixed left, Fixed right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fixed left, Fixed right) => left.CompareTo(right) >= 0;

    /// <summary>The quotient, rounded half away from zero.</summary>
    public Fixed Over(int count, int scale)
    {
        var numerator = BigInteger.Abs(Digits) * BigInteger.Pow(10, scale - Scale);
        var (quotient, rest) = BigInteger.DivRem(numerator, count);
        quotient += rest * 2 >= count ? 1 : 0;
        return new(Digits.Sign < 0 ? -quotient : quotient, scale);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Digits).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        var sign = Digits.Sign < 0 ? "-" : "";
        return Scale == 0 ? sign + digits : $"{sign}{digits[..^Scale]}.{digits[^Scale..]}";
    }
}
