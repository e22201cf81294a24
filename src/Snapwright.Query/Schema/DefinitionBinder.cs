using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Schema;

/// <summary>
/// What the texts of tables mean that the database keeps: materialised fields, checks, indexes. Those with faults are left out; <see cref="DefinitionChecks"/>
/// tells the faults. One per model.
/// </summary>
public sealed class DefinitionBinder
{
    private readonly ModelTexts _texts;
    private readonly ExpressionBinder _expressions;

    /// <summary>Makes it for a model.</summary>
    public DefinitionBinder(MetadataModel model)
    {
        _texts = new(model);
        _expressions = new(_texts);
    }

    /// <summary>What a table declares itself.</summary>
    public BoundDefinitions Of(Table table)
    {
        var fields = table.ComputedFields
            .Where(static f => f is { IsMaterialized: true, InheritedFrom: null, Overrides: null })
            .Select(f => _texts.Materialized(table, f))
            .OfType<MaterializedField>();
        var checks = table.CheckConstraints.Where(static c => c.InheritedFrom is null).Select(c => BindCheck(table, c)).OfType<BoundCheck>();
        var indexes = table.IndexDefinitions.Where(static i => i.InheritedFrom is null).Select(i => BindIndex(table, i)).OfType<BoundIndex>();
        return new(_texts.Model, fields.ToEquatableArray(), checks.ToEquatableArray(), indexes.ToEquatableArray());
    }

    // Rows of other types, which are in the same physical table, fulfil it.
    private BoundCheck? BindCheck(Table table, CheckConstraint check) => Bind(table, check.Expression, ExpressionUse.Check) is { } condition
        ? new(check, condition with { Node = RowTypes.Implies(table, BoundExpression.Row, condition.Node) })
        : null;

    private BoundIndex? BindIndex(Table table, IndexDefinition index)
    {
        var parts = index.Expressions.Select(e => BindPart(table, e.Text)).OfType<BoundIndexPart>().ToEquatableArray();
        var included = index.IncludedExpressions.Select(e => Bind(table, e.Text, ExpressionUse.IncludedColumn)?.Node).OfType<Expression>().ToEquatableArray();
        var predicate = index.Predicate is { } condition ? Bind(table, condition.Text, ExpressionUse.IndexPredicate)?.Node : null;
        var isWhole = parts.Count == index.Expressions.Count && included.Count == index.IncludedExpressions.Count && (predicate is null) == (index.Predicate is null);
        return isWhole ? new(index, parts, included, predicate) : null;
    }

    private BoundIndexPart? BindPart(Table table, string text) => FunQlParser.ParseIndexColumn(text).Value is { } column
        && Bind(table, column.Expression, ExpressionUse.IndexColumn) is { } value
            ? new(value.Node, column.OperatorClass?.Text, column.IsDescending, column.Nulls)
            : null;

    private BoundExpression? Bind(Table table, string text, ExpressionUse use) =>
        _texts.Expression(text).Value is { } syntax ? Bind(table, syntax, use) : null;

    private BoundExpression? Bind(Table table, ExpressionSyntax syntax, ExpressionUse use) => _expressions.Bind(table, syntax, use).Expression;
}

/// <summary>What the texts of a table mean.</summary>
/// <param name="Model">The model that they mean it in.</param>
/// <param name="Fields">Its materialised fields.</param>
/// <param name="Checks">Its checks.</param>
/// <param name="Indexes">Its indexes over expressions.</param>
public sealed record BoundDefinitions(
    MetadataModel Model, EquatableArray<MaterializedField> Fields, EquatableArray<BoundCheck> Checks, EquatableArray<BoundIndex> Indexes);

/// <summary>A check whose text is bound.</summary>
/// <param name="Definition">What was declared.</param>
/// <param name="Condition">The condition on all rows of the physical table.</param>
public sealed record BoundCheck(CheckConstraint Definition, BoundExpression Condition);
