namespace Snapwright.Query.FunQl.Parsing;

/// <summary>How tightly operators bind.</summary>
internal static class Precedence
{
    public const int Or = 1;
    public const int And = 2;
    public const int Not = 3;
    public const int Is = 4;
    public const int Comparison = 5;
    public const int Like = 6;
    public const int Symbolic = 7;
    public const int Sum = 8;
    public const int Product = 9;
    public const int Sign = 10;
    public const int Cast = 11;
    public const int Primary = 12;

    /// <summary>Whether operators of a level do not stand in a row without parentheses.</summary>
    public static bool IsSolitary(int precedence) => precedence is Is or Comparison or Like;
}
