using System.Globalization;

namespace Snapwright.Model.Rules;

/// <summary>A rule that the values of a column must keep, NULL apart. Valid for its column when the model has it.</summary>
public sealed class ColumnRule : IEquatable<ColumnRule>
{
    private readonly decimal _number;
    private readonly double _double;
    private TextPattern? _pattern;

    /// <summary>A rule.</summary>
    /// <param name="type">What it asks.</param>
    /// <param name="value">The bound as a number of JSON, the regular expression, or the name of the form.</param>
    /// <param name="flags">The flags of a pattern, see <see cref="TextPattern.Flags"/>.</param>
    /// <param name="message">What a client is told; null for words of our own.</param>
    /// <param name="isEnabled">False: it is kept and not applied.</param>
    /// <param name="description">For readers.</param>
    public ColumnRule(RuleType type, string value, string? flags = null, string? message = null, bool isEnabled = true, string? description = null)
    {
        Type = type;
        Value = value;
        Flags = flags;
        Message = message;
        IsEnabled = isEnabled;
        Description = description;
        if (type is not (RuleType.Pattern or RuleType.Format))
        {
            _double = double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
            _number = decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
        }
    }

    /// <summary>The types as a snapshot names them, in the order of <see cref="RuleType"/>.</summary>
    public static IReadOnlyList<string> TypeNames { get; } =
        ["min", "max", "minLength", "maxLength", "pattern", "format", "minItems", "maxItems"];

    /// <summary>What it asks.</summary>
    public RuleType Type { get; }

    /// <summary>The bound as a number of JSON, the regular expression, or the name of the form.</summary>
    public string Value { get; }

    /// <summary>The flags of a pattern; null for none.</summary>
    public string? Flags { get; }

    /// <summary>What a client is told; null for words of our own.</summary>
    public string? Message { get; }

    /// <summary>False: it is kept and not applied.</summary>
    public bool IsEnabled { get; }

    /// <summary>For readers.</summary>
    public string? Description { get; }

    /// <summary>The code of an error: <c>min</c>, <c>max_length</c>, <c>pattern</c>.</summary>
    public string Code => Type switch
    {
        RuleType.MinLength => "min_length",
        RuleType.MaxLength => "max_length",
        RuleType.MinItems => "min_items",
        RuleType.MaxItems => "max_items",
        _ => TypeNames[(int)Type],
    };

    /// <summary>What a client is told.</summary>
    public string Text => Message ?? Type switch
    {
        RuleType.Min => $"A number of at least {Value} is expected.",
        RuleType.Max => $"A number of at most {Value} is expected.",
        RuleType.MinLength when Value == "1" => "The text must not be empty.",
        RuleType.MinLength => $"At least {Value} characters are expected.",
        RuleType.MaxLength => $"At most {Value} characters are allowed.",
        RuleType.Pattern => $"The text must match the pattern {Value}.",
        RuleType.Format => $"The text must be {TextFormat.Describe(Value)}.",
        RuleType.MinItems => $"At least {Value} items are expected.",
        _ => $"At most {Value} items are allowed.",
    };

    /// <summary>Whether a whole number keeps a rule of type <see cref="RuleType.Min"/> or <see cref="RuleType.Max"/>.</summary>
    public bool Allows(long number) => Allows((decimal)number);

    /// <summary>Whether a decimal keeps a rule of type <see cref="RuleType.Min"/> or <see cref="RuleType.Max"/>.</summary>
    public bool Allows(decimal number) => Type == RuleType.Min ? number >= _number : number <= _number;

    /// <summary>Whether a double keeps a rule of type <see cref="RuleType.Min"/> or <see cref="RuleType.Max"/>.</summary>
    public bool Allows(double number) => Type == RuleType.Min ? number >= _double : number <= _double;

    /// <summary>Whether a text keeps a rule on texts.</summary>
    public bool Allows(string text) => Type switch
    {
        RuleType.MinLength => CodePoints(text) >= _number,
        RuleType.MaxLength => CodePoints(text) <= _number,
        RuleType.Format => TextFormat.Allows(Value, text),
        _ => Pattern.IsMatch(text),
    };

    /// <summary>Whether a list of so many items keeps a rule on lists.</summary>
    public bool AllowsItems(int count) => Type == RuleType.MinItems ? count >= _number : count <= _number;

    // Of two that race either stays; they are the same.
    private TextPattern Pattern => _pattern ??= TextPattern.Read(Value, Flags, out var read) is { } fault
        ? throw new InvalidOperationException($"The pattern {Value} is not valid: {fault}.")
        : read!;

    /// <inheritdoc/>
    public bool Equals(ColumnRule? other) =>
        other is not null && Type == other.Type && Value == other.Value && Flags == other.Flags && Message == other.Message
        && IsEnabled == other.IsEnabled && Description == other.Description;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ColumnRule);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(Value) * 31) + (int)Type);

    private static int CodePoints(string text)
    {
        var count = text.Length;
        foreach (var c in text)
        {
            count -= char.IsLowSurrogate(c) ? 1 : 0;
        }

        return count;
    }
}
