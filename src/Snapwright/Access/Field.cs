using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Access;

/// <summary>A field of a table in a typed query: something to order by, and to ask whether it is null.</summary>
public class Field
{
    private StoredField? _stored;

    /// <summary>The field of a name in a scope; it is looked up at its first use.</summary>
    public Field(FieldScope scope, string name)
    {
        Scope = scope;
        Name = name;
    }

    /// <summary>The JSON property.</summary>
    public string Name { get; }

    /// <summary>Whether it is null.</summary>
    public Condition IsNull => Scope.Condition(new NullFilter(Stored, IsNull: true));

    /// <summary>Whether it is not null.</summary>
    public Condition IsNotNull => Scope.Condition(new NullFilter(Stored, IsNull: false));

    internal FieldScope Scope { get; }

    internal StoredField Stored => _stored ??= Scope.Field(Name);

    private protected Condition Compare(ComparisonOperator comparison, SqlValue value) =>
        Scope.Condition(CompareFilter.Of(Stored, comparison, value));

    private protected Condition InList(SqlValue[] values) => Scope.Condition(InFilter.Of(Stored, values));
}
