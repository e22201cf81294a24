namespace Snapwright.Sqlite.Functions;

/// <summary>What a function refuses to compute. SQLite knows an error of a function by its message alone, so that the message says which it is.</summary>
internal sealed class Refusal : Exception
{
    /// <summary>The message of a division by zero.</summary>
    public const string DivisionByZero = "snapwright: division by zero";

    /// <summary>The message of a query that is a value, and has more than one row.</summary>
    public const string SeveralRows = "snapwright: several rows";

    /// <summary>The beginning of all messages.</summary>
    public const string Prefix = "snapwright: ";

    private Refusal(string message)
        : base(message)
    {
    }

    /// <summary>A number, text or date that is beyond what the type can hold.</summary>
    public static Refusal OutOfRange() => new(Prefix + "value out of range");

    /// <summary>A text that is no value of the type.</summary>
    public static Refusal Invalid() => new(Prefix + "invalid value");

    /// <summary>A division by zero.</summary>
    public static Refusal ByZero() => new(DivisionByZero);
}
