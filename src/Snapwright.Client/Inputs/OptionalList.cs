using System.Collections;
using System.Runtime.CompilerServices;

namespace Snapwright.Client.Inputs;

/// <summary>
/// A list in an input that may be absent; absent is neither null nor empty. A collection expression is a given list:
/// <c>Keywords = ["sea", "storm"]</c>.
/// </summary>
/// <typeparam name="T">The type of an item.</typeparam>
[CollectionBuilder(typeof(OptionalList), nameof(OptionalList.Create))]
public readonly struct OptionalList<T> : IEnumerable<T>, IEquatable<OptionalList<T>>
{
    private readonly IReadOnlyList<T>? _items;

    internal OptionalList(IReadOnlyList<T>? items)
    {
        _items = items;
        HasValue = true;
    }

    /// <summary>Whether the list is given, be it as null.</summary>
    public bool HasValue { get; }

    /// <summary>The items; null where the list is given as null.</summary>
    /// <exception cref="InvalidOperationException">The list is absent.</exception>
    public IReadOnlyList<T>? Value => HasValue ? _items : throw new InvalidOperationException("The list is absent; look at HasValue first.");

    /// <summary>An array is a given list; null is given as null.</summary>
    public static implicit operator OptionalList<T>(T[]? items) => new(items);

    /// <summary>A list is a given list; null is given as null.</summary>
    public static implicit operator OptionalList<T>(List<T>? items) => new(items);

    /// <summary>Enumerates the items; none where the list is absent or null.</summary>
    public IEnumerator<T> GetEnumerator() => (_items ?? []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(OptionalList<T> other) =>
        HasValue == other.HasValue && (_items is null ? other._items is null : other._items is not null && _items.SequenceEqual(other._items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OptionalList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(HasValue, _items?.Count);

    /// <summary>Equality by items.</summary>
    public static bool operator ==(OptionalList<T> left, OptionalList<T> right) => left.Equals(right);

    /// <summary>Inequality by items.</summary>
    public static bool operator !=(OptionalList<T> left, OptionalList<T> right) => !left.Equals(right);
}

/// <summary>Makes an <see cref="OptionalList{T}"/>.</summary>
public static class OptionalList
{
    /// <summary>A given list of the items.</summary>
    public static OptionalList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    /// <summary>A list that is given as null.</summary>
    public static OptionalList<T> Null<T>() => new(null);

    /// <summary>A given list of the items of any sequence.</summary>
    public static OptionalList<T> From<T>(IEnumerable<T> items) => new(items.ToArray());
}
