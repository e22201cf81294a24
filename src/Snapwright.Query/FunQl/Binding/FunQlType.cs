using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The type of a value: how it is stored, and what it means.</summary>
/// <param name="Data">How it is stored.</param>
public sealed record FunQlType(DataType Data)
{
    /// <summary>32-bit integer.</summary>
    public static FunQlType Int { get; } = new(DataType.Int);

    /// <summary>64-bit integer.</summary>
    public static FunQlType BigInt { get; } = new(DataType.BigInt);

    /// <summary>Text without a bound.</summary>
    public static FunQlType Text { get; } = new(DataType.Text);

    /// <summary>Boolean.</summary>
    public static FunQlType Boolean { get; } = new(DataType.Boolean);

    /// <summary>JSON.</summary>
    public static FunQlType Json { get; } = new(DataType.Json);

    /// <summary>A span of time.</summary>
    public static FunQlType Interval { get; } = new(DataType.Interval);

    /// <summary>The table that it refers to, being its key; null for none. Of an array, that of its items.</summary>
    public TableName? Reference { get; init; }

    /// <summary>The choices of an enum; else empty. Of an array, those of its items.</summary>
    public EquatableArray<string> Choices { get; init; }

    /// <summary>Whether the JSON is the name of a view, or an array of some.</summary>
    public ViewNaming ViewNaming { get; init; }

    /// <summary>The type of the nodes that compute it.</summary>
    public DataType Node => IntervalNodes.NodeType(Data);

    /// <summary>What it is.</summary>
    public TypeKind Kind => Data.Kind;

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => Kind is TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Decimal;

    /// <summary>As it is written in FunQL.</summary>
    public override string ToString() => TypeNames.Of(this);
}
