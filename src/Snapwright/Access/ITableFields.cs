namespace Snapwright.Access;

/// <summary>The fields of a table for typed queries; the generator emits one class per table.</summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
public interface ITableFields<TSelf>
    where TSelf : ITableFields<TSelf>
{
    /// <summary>The fields, looked up in a scope.</summary>
    static abstract TSelf In(FieldScope scope);
}
