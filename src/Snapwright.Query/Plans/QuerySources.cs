using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.Plans;

/// <summary>A source whose columns are <c>c0</c>, <c>c1</c>, ... in order.</summary>
/// <param name="Source">Its number.</param>
public abstract record RowsSource(int Source) : QuerySource(Source)
{
    /// <summary>The types of its columns.</summary>
    public abstract EquatableArray<DataType> Types { get; }

    /// <summary>The column of an ordinal.</summary>
    public ColumnReference Column(int ordinal) => new(Source, DerivedSource.ColumnName(ordinal), Types[ordinal]);
}

/// <summary>Two queries as one; both yield as many columns of the same types.</summary>
public sealed record SetSource(int Source, SetOperator Operator, bool IsAll, SelectQuery Left, SelectQuery Right) : RowsSource(Source)
{
    /// <inheritdoc/>
    public override EquatableArray<DataType> Types => Left.Projections.Select(static p => p.Type).ToEquatableArray();
}

/// <summary>Rows that the plan has itself; at least one, all of the same width.</summary>
public sealed record ValuesSource(int Source, EquatableArray<EquatableArray<Expression>> Rows) : RowsSource(Source)
{
    /// <inheritdoc/>
    public override EquatableArray<DataType> Types => Rows[0].Select(static v => v.Type).ToEquatableArray();
}

/// <summary>The items of an array, each with its place from 1; none of NULL.</summary>
public sealed record ItemsSource(int Source, Expression Array) : RowsSource(Source)
{
    /// <inheritdoc/>
    public override EquatableArray<DataType> Types => EquatableArray.Of(Array.Type.ItemType, DataType.BigInt);
}

/// <summary>The rows of a common table.</summary>
/// <param name="Source">Its number.</param>
/// <param name="Number">The number of the <see cref="CommonTable"/>.</param>
/// <param name="ColumnTypes">The types of its columns.</param>
public sealed record CommonTableSource(int Source, int Number, EquatableArray<DataType> ColumnTypes) : RowsSource(Source)
{
    /// <inheritdoc/>
    public override EquatableArray<DataType> Types => ColumnTypes;
}

/// <summary>A common table of a query (<c>WITH</c>).</summary>
/// <param name="Number">Its number, unique in the whole plan; its name is <see cref="Name"/>.</param>
/// <param name="Query">Its rows, or the first of them.</param>
public sealed record CommonTable(int Number, SelectQuery Query)
{
    /// <summary>The rows that follow from those before, over a <see cref="CommonTableSource"/> of this table; null where it is not recursive.</summary>
    public SelectQuery? Recursion { get; init; }

    /// <summary>Whether rows that come again are kept (<c>UNION ALL</c>).</summary>
    public bool IsAll { get; init; }

    /// <summary>Whether it is computed once; null for the database to decide.</summary>
    public bool? IsMaterialized { get; init; }

    /// <summary>The name in SQL.</summary>
    public string Name => NameOf(Number);

    /// <summary>The name of a common table in SQL.</summary>
    public static string NameOf(int number) => "w" + number.ToString(CultureInfo.InvariantCulture);
}
