namespace Snapwright.Data.Tests.Expressions;

/// <summary>Errors of expressions.</summary>
[Flags]
internal enum Errors
{
    None = 0,
    DivisionByZero = 1,
    Invalid = 2,
}

/// <summary>
/// What an expression may come to: a value, errors, or either, where databases may or may not look at an operand that does not matter.
/// </summary>
/// <param name="HasValue">Whether it may have a value.</param>
/// <param name="Value">The value: null, long, double, bool, string, Guid, DateTime (also for dates), TimeSpan, BigInteger (scaled), object[].</param>
/// <param name="Errors">The errors that it may end in.</param>
internal sealed record Outcome(bool HasValue, object? Value, Errors Errors)
{
    public static Outcome Invalid { get; } = new(false, null, Errors.Invalid);

    public static Outcome ByZero { get; } = new(false, null, Errors.DivisionByZero);

    public static Outcome Of(object? value) => new(true, value, Errors.None);

    public Outcome With(Errors errors) => this with { Errors = Errors | errors };

    /// <summary>A function that is NULL where an argument is.</summary>
    public static Outcome Strict(Outcome[] arguments, Func<object[], Outcome> function)
    {
        var errors = arguments.Aggregate(Errors.None, static (e, a) => e | a.Errors);
        if (Array.Exists(arguments, static a => a.HasValue && a.Value is null))
        {
            return new(true, null, errors);
        }

        return Array.TrueForAll(arguments, static a => a.HasValue)
            ? function([.. arguments.Select(static a => a.Value!)]).With(errors)
            : new(false, null, errors);
    }
}
