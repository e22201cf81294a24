using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>A bound expression: its type, and the node that computes it. A literal gets its node late, when it is known what type is wanted of it.</summary>
internal sealed class TypedValue
{
    private TypedValue(Expression? node, FunQlType? type, bool isNullable, SqlValue? literal)
    {
        Node = node;
        Type = type;
        IsNullable = isNullable;
        Literal = literal;
    }

    /// <summary>What comes of a fault that has been told: no further fault is told of it.</summary>
    public static TypedValue Error { get; } = new(null, null, isNullable: true, null);

    /// <summary>NULL that has no type yet.</summary>
    public static TypedValue Null { get; } = new(null, null, isNullable: true, null);

    /// <summary>Null for literals, and where there is no type.</summary>
    public Expression? Node { get; }

    /// <summary>Null for <see cref="Error"/> and <see cref="Null"/>.</summary>
    public FunQlType? Type { get; }

    public bool IsNullable { get; }

    public SqlValue? Literal { get; }

    /// <summary>The field that it is, unchanged.</summary>
    public FieldOrigin? Origin { get; init; }

    /// <summary>What it says of the types of rows, as a condition.</summary>
    public TypeFacts Facts { get; private init; } = TypeFacts.None;

    /// <summary>The name of the field or column that was named; null for anything else.</summary>
    public string? Name { get; init; }

    /// <summary>The field that was named, stored or computed; null for anything else.</summary>
    public NamedField? Field { get; init; }

    public bool IsError => ReferenceEquals(this, Error);

    public bool IsNull => ReferenceEquals(this, Null);

    /// <summary>Whether it has a type: it is neither a fault nor a bare NULL.</summary>
    public bool IsTyped => Type is not null;

    public static TypedValue Of(Expression node, FunQlType type, bool isNullable, FieldOrigin? origin = null, string? name = null) =>
        new(node, type, isNullable, null) { Origin = origin, Name = name };

    public static TypedValue OfLiteral(SqlValue value, FunQlType type) => new(null, type, value.IsNull, value);

    public TypedValue WithType(FunQlType type) => new(Node, type, IsNullable, Literal) { Origin = Origin, Name = Name, Field = Field };

    /// <summary>The value as another node yields it.</summary>
    public TypedValue WithNode(Expression node) => new(node, Type, IsNullable, null) { Origin = Origin, Name = Name, Field = Field };

    /// <summary>The same condition, with what it says of the types of rows.</summary>
    public TypedValue WithFacts(TypeFacts facts) => new(Node, Type, IsNullable, Literal) { Facts = facts };

    /// <summary>The value of a field of another name, which is not that field itself.</summary>
    public TypedValue Named(string name) => new(Node, Type, IsNullable, Literal) { Name = name };

    /// <summary>The value as that of a field.</summary>
    public TypedValue OfField(NamedField field) => new(Node, Type, IsNullable, Literal) { Origin = Origin, Name = Name, Field = field };
}

/// <summary>A field of a row.</summary>
/// <param name="Row">Which row.</param>
/// <param name="Field">Its name.</param>
internal sealed record FieldOrigin(RowIdentity Row, string Field);
