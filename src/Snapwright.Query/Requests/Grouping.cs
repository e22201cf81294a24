using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Requests;

/// <summary>
/// Groups instead of rows. A group has columns: first its keys, then aggregates. The order and the condition of groups refer to them by number.
/// </summary>
public sealed record Grouping
{
    /// <summary>The number of all rows, as the only column of the only group.</summary>
    public static Grouping RowCount { get; } = new()
    {
        Terms = EquatableArray.Of(AggregateTerm.Rows),
        Outputs = EquatableArray.Of(new NamedAggregate(EquatableArray.Of("count"), AggregateTerm.Rows)),
    };

    /// <summary>What makes the groups, in order; none for one group of all rows.</summary>
    public EquatableArray<GroupKey> Keys { get; init; }

    /// <summary>The aggregates that are asked for, each once: those of the answer, then those only of the order and the condition.</summary>
    public required EquatableArray<AggregateTerm> Terms { get; init; }

    /// <summary>The aggregates of the answer, in order.</summary>
    public required EquatableArray<NamedAggregate> Outputs { get; init; }

    /// <summary>The condition on groups, on fields of <see cref="ColumnField"/>; null for none.</summary>
    public Filter? Having { get; init; }

    /// <summary>The order; the keys follow it.</summary>
    public EquatableArray<GroupOrder> Sort { get; init; }

    /// <summary>A column of groups as a field, for conditions.</summary>
    public static StoredField ColumnField(int column, string name, DataType type)
    {
        var physical = DerivedSource.ColumnName(column);
        return new(column, name, physical, type, new Column { Name = physical, DeclaredType = Declared(type.Kind), Type = type, IsNullable = true }, null);
    }

    private static ColumnType Declared(TypeKind kind) => kind switch
    {
        TypeKind.Int => ColumnType.Int,
        TypeKind.BigInt => ColumnType.BigInt,
        TypeKind.Float => ColumnType.Float,
        TypeKind.Decimal => ColumnType.Decimal,
        TypeKind.Date => ColumnType.Date,
        TypeKind.Time => ColumnType.Time,
        TypeKind.DateTime => ColumnType.DateTime,
        _ => ColumnType.Text,
    };
}

/// <summary>What makes groups: a stored field, or the span of time that it is in.</summary>
/// <param name="Name">The property of the answer, as it was asked for.</param>
/// <param name="Path">The to-one relations on the way.</param>
/// <param name="Field">The field at the end.</param>
/// <param name="Unit">The span of time; null for the value itself.</param>
public sealed record GroupKey(string Name, EquatableArray<Relation> Path, StoredField Field, TimeSpanUnit? Unit);

/// <summary>A sort key of groups.</summary>
/// <param name="Column">The column: a key, or behind the keys an aggregate.</param>
/// <param name="Descending">Greatest first.</param>
/// <param name="NullsFirst">Where NULLs go; null: NULL is the greatest value.</param>
public sealed record GroupOrder(int Column, bool Descending, bool? NullsFirst);
