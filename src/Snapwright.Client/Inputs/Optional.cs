namespace Snapwright.Client.Inputs;

/// <summary>A field of an input that may be absent; absent is not null: it leaves the field as it is, or to its default.</summary>
/// <typeparam name="T">The type of the field.</typeparam>
public readonly record struct Optional<T>
{
    private readonly T _value;

    /// <summary>A field that is given.</summary>
    public Optional(T value)
    {
        _value = value;
        HasValue = true;
    }

    /// <summary>Whether the field is given, be it as null.</summary>
    public bool HasValue { get; }

    /// <summary>The field's value.</summary>
    /// <exception cref="InvalidOperationException">The field is absent.</exception>
    public T Value => HasValue ? _value : throw new InvalidOperationException("The field is absent; look at HasValue first.");

    /// <summary>A value is a given field.</summary>
    public static implicit operator Optional<T>(T value) => new(value);
}
