using Snapwright.Generators.Tables;

namespace Snapwright.Generators.Views;

/// <summary>A column of a view with its place in C#.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in C#.</param>
/// <param name="IsNullable">Whether it can be NULL.</param>
/// <param name="Property">The property of the row.</param>
/// <param name="Documentation">What it is, as XML.</param>
internal sealed record ViewColumnModel(string Name, ClrType Type, bool IsNullable, string Property, string Documentation)
{
    /// <summary>The type with <c>?</c> where NULL is allowed.</summary>
    public string PropertyType => IsNullable ? Type.Name + "?" : Type.Name;
}
