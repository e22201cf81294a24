using System.Diagnostics.CodeAnalysis;

namespace Snapwright.Client.Queries;

/// <summary>A field of a table in queries; the generated fields class of a table has one per column.</summary>
public abstract class Field
{
    private protected Field(FieldPath path) => Path = path;

    /// <summary>The field is null.</summary>
    public Condition IsNull => new FieldCondition(Path, "_is_null", static json => json.WriteBooleanValue(true));

    /// <summary>The field is not null.</summary>
    public Condition IsNotNull => new FieldCondition(Path, "_is_null", static json => json.WriteBooleanValue(false));

    /// <summary>The way to the field.</summary>
    internal FieldPath Path { get; }

    /// <summary>The JSON properties on the way to the field, with dots between them.</summary>
    public sealed override string ToString() => Path.ToString();

    /// <summary>Identity: <c>==</c> makes a condition on derived types.</summary>
    [SuppressMessage("Usage", "CA2231", Justification = "== is a comparison in the query, not of field objects.")]
    public sealed override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
