using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Views;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Planning;

/// <summary>
/// Filters as expressions. A condition on the row of a to-one relation is unknown where there is no such row, and stays unknown
/// under a NOT; EXISTS would be false there, and true under the NOT. So EXISTS, which databases run as a semi-join, is
/// taken where no NOT is around, and a scalar sub-query (NULL for no row) where one is.
/// </summary>
internal sealed class FilterPlanning(MetadataModel model, PermissionWeaver weaver, PlanNumbers numbers)
{
    private int _negations;

    /// <summary>What the columns of groups are, for a condition on groups, whose fields are their numbers; null for a condition on rows.</summary>
    public EquatableArray<Expression>? Columns { get; init; }

    public Expression Plan(Filter filter, int source, Table table) => filter switch
    {
        CompareFilter { Field.Type.Kind: TypeKind.Interval } f =>
            new Comparison(f.Operator, IntervalNodes.Length(Value(source, f.Field)), IntervalNodes.Length(numbers.Parameter(IntervalNodes.Packed))),
        CompareFilter f => new Comparison(f.Operator, Value(source, f.Field), numbers.Parameter(f.Field.Type)),
        InFilter f => new InList(Value(source, f.Field), numbers.Parameter(ListOf(f.Field.Type))),
        ContainsFilter f => new ContainsText(Value(source, f.Field), numbers.Parameter(DataType.Text)),
        NullFilter { IsNull: true } f => new IsNull(Value(source, f.Field)),
        NullFilter f => new Not(new IsNull(Value(source, f.Field))),
        AllFilter f => new And(f.Filters.Select(x => Plan(x, source, table)).ToEquatableArray()),
        AnyFilter f => new Or(f.Filters.Select(x => Plan(x, source, table)).ToEquatableArray()),
        NotFilter f => Negate(f, source, table),
        RelatedFilter f => Related(f, source, table),
        TestFilter f => Test(f.Operand, f.Test, source, table),
        FunQlFilter f => Condition(f.Condition, source),
        NotTrueFilter f => new IsNotTrue(Plan(f.Operand, source, table)),
        _ => throw new NotSupportedException($"No expression for {filter.GetType().Name}."),
    };

    /// <summary>The value of a field of a row that is there.</summary>
    public Expression Value(int source, StoredField field) =>
        Columns is { } columns ? columns[field.Slot]
        : field is ComputedValue computed ? new ComputedPlanning(model, weaver, numbers).Plan(source, computed)
        : Reference(source, field);

    /// <summary>The value of a field of a row that may not be there.</summary>
    public Expression Value(int source, StoredField field, bool isPresent) =>
        field is ComputedValue computed && !isPresent ? new ComputedPlanning(model, weaver, numbers).PlanOuter(source, computed) : Value(source, field);

    public static ColumnReference Reference(int source, StoredField field) => new(source, field.PhysicalColumn, IntervalNodes.NodeType(field.Type));

    /// <summary>Lists keep the digits of decimals, which SQLite needs to scale the items.</summary>
    public static DataType ListOf(DataType item) => new(TypeKind.Array, 0, item.Precision, item.Scale, item.Kind);

    private Expression Test(FilterOperand operand, ValueTest test, int source, Table table)
    {
        // The parameters of the operand come before those of the test, as their values do.
        if (operand is JsonOperand json && test is NullTest absence)
        {
            Expression absent = new JsonAbsent(Value(source, json.Field), Steps(json));
            return absence.IsNull ? absent : new Not(absent);
        }

        var value = Operand(operand, source, table);
        return test switch
        {
            CompareTest t => new Comparison(t.Operator, value, numbers.Parameter(operand.Type)),
            InTest => new InList(value, numbers.Parameter(ListOf(operand.Type))),
            FoldedTest { Match: FoldedMatch.Contains } => new ContainsText(value, numbers.Parameter(DataType.Text)),
            FoldedTest t => new FoldedText(t.Match, value, numbers.Parameter(DataType.Text)),
            PatternTest => new PatternMatch(value, numbers.Parameter(DataType.Text)),
            ItemsTest t => new ArrayHas(t.Match, value, numbers.Parameter(t.Match == ItemsMatch.One ? operand.Type.ItemType : operand.Type)),
            NullTest { IsNull: true } => new IsNull(value),
            NullTest => new Not(new IsNull(value)),
            _ => throw new NotSupportedException($"No expression for {test.GetType().Name}."),
        };
    }

    private Expression Operand(FilterOperand operand, int source, Table table) => operand switch
    {
        FieldOperand o => Value(source, o.Field),
        JsonOperand o => new JsonValue(Value(source, o.Field), Steps(o), o.ValueType),
        LengthOperand o => new ArrayLength(Value(source, o.Field)),
        CountOperand o => QueryBlock.Count(model, weaver, numbers, source, table, o.Relation),
        _ => throw new NotSupportedException($"No expression for {operand.GetType().Name}."),
    };

    private Expression Condition(ViewCondition condition, int source)
    {
        var planned = condition.Plan(source, numbers.NextParameter);
        foreach (var value in condition.Values)
        {
            numbers.Parameter(new DataType(value.Kind));
        }

        return planned;
    }

    private EquatableArray<Parameter> Steps(JsonOperand operand) =>
        operand.Path.Select(s => numbers.Parameter(s.Name is null ? DataType.Int : DataType.Text)).ToEquatableArray();

    private Not Negate(NotFilter filter, int source, Table table)
    {
        _negations++;
        var operand = Plan(filter.Operand, source, table);
        _negations--;
        return new(operand);
    }

    private Expression Related(RelatedFilter filter, int source, Table table)
    {
        var target = model.Get(filter.Relation.Target);
        var block = new QueryBlock(model, weaver, numbers, target);
        block.CorrelateTo(source, table, filter.Relation);
        if (filter.Relation.IsToOne && _negations > 0)
        {
            var condition = Plan(filter.Condition, block.Root, target);
            return new ScalarQuery(block.ToQuery(EquatableArray.Of(condition)));
        }

        // Inside EXISTS of a to-many relation a NOT starts anew: it ranges over the rows of that relation.
        var outer = _negations;
        _negations = filter.Relation.IsToOne ? outer : 0;
        block.Restrict(Plan(filter.Condition, block.Root, target));
        _negations = outer;
        return new Exists(block.ToQuery(EquatableArray.Of<Expression>(BooleanLiteral.True)));
    }
}
