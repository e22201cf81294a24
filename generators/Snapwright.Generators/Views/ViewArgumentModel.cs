using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Generators.Views;

/// <summary>An argument of a view with its place in C#.</summary>
/// <param name="Name">Its name, without <c>$</c>.</param>
/// <param name="Type">Its type in C#.</param>
/// <param name="IsNullable">Whether NULL is taken.</param>
/// <param name="Default">What it is where it is not given; null where it must be given, unless it is nullable: then it is NULL.</param>
/// <param name="Parameter">The parameter of the method.</param>
/// <param name="Documentation">What it is, as XML.</param>
internal sealed record ViewArgumentModel(string Name, ClrType Type, bool IsNullable, SqlValue? Default, string Parameter, string Documentation)
{
    /// <summary>The choices of an enum; else empty.</summary>
    public EquatableArray<string> Choices { get; init; }

    /// <summary>Whether a call may leave it out.</summary>
    public bool IsOptional => Default is not null || IsNullable;

    /// <summary>Whether the default can be that of the parameter.</summary>
    public bool HasConstantDefault => Default is { IsNull: false, Kind: TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Decimal or TypeKind.Boolean or TypeKind.Text };

    /// <summary>Whether it can be left out, to be the default, and can be NULL, which is another value.</summary>
    public bool IsThreefold => IsNullable && Default is { IsNull: false } && !HasConstantDefault;
}
