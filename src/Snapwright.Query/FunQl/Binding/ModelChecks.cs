using Snapwright.Model.Collections;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Checks all texts of a model against it: computed fields, checks, indexes, views, attributes of fields.</summary>
public static class ModelChecks
{
    /// <summary>All faults, table by table, then view by view.</summary>
    /// <param name="model">The model.</param>
    /// <param name="withViews">Whether views are looked at.</param>
    public static EquatableArray<ModelFault> Check(MetadataModel model, bool withViews = true)
    {
        var texts = new ModelTexts(model);
        var faults = new List<ModelFault>();
        foreach (var table in model.Tables)
        {
            CheckTable(texts, table, faults);
        }

        var views = new ViewBinder(texts);
        foreach (var view in withViews ? model.Views : default)
        {
            var parsed = texts.View(view.Query);
            var errors = parsed.Value is { } syntax ? views.Bind(syntax, new(view.Name.Schema, IsPrivileged: true), Caller.System).Errors : parsed.Errors;
            Add(faults, ModelTextKind.View, view.Name, null, errors, view.Place, view.AllowBroken);
        }

        foreach (var attributes in model.FieldAttributes)
        {
            Add(faults, ModelTextKind.FieldAttributes, attributes.Table, attributes.Field, FieldAttributeChecks.Check(texts, attributes), attributes.Place, attributes.AllowBroken);
        }

        return faults.ToEquatableArray();
    }

    // The cases of a virtual field are of one type; told where it is first declared, once each of them is right by itself.
    private static EquatableArray<FunQlError> Cases(ModelTexts texts, ExpressionBinder binder, Table table, ComputedField field, ExpressionUse use)
    {
        if (!field.IsVirtual || field.Overrides is not null || table.Hierarchy is not { Descendants.Count: > 0 } hierarchy)
        {
            return default;
        }

        var own = hierarchy.Descendants.Select(texts.Model.Get).Prepend(table).Where(t => t.FindComputedField(field.Name) is { InheritedFrom: null });
        return own.All(t => Bind(texts, binder, t, t.FindComputedField(field.Name)!.Expression, use, field.Name).Count == 0)
            ? Bind(texts, binder, table, $"\"{field.Name}\"", use)
                .Select(e => e with { Span = new(0, field.Expression.Length) })
                .ToEquatableArray()
            : default;
    }

    private static void CheckTable(ModelTexts texts, Table table, List<ModelFault> faults)
    {
        var binder = new ExpressionBinder(texts);
        foreach (var field in table.ComputedFields.Where(static f => f.InheritedFrom is null))
        {
            var use = field.IsMaterialized ? ExpressionUse.StoredField : ExpressionUse.ComputedField;
            Add(faults, ModelTextKind.ComputedField, table.Name, field.Name, Bind(texts, binder, table, field.Expression, use, field.Name), field.Place, field.AllowBroken);
            Add(faults, ModelTextKind.ComputedField, table.Name, field.Name, Cases(texts, binder, table, field, use), field.Place, field.AllowBroken);
        }

        foreach (var check in table.CheckConstraints.Where(static c => c.InheritedFrom is null))
        {
            Add(
                faults, ModelTextKind.CheckConstraint, table.Name, check.Name, Bind(texts, binder, table, check.Expression, ExpressionUse.Check), check.Place, isAllowed: false);
        }

        foreach (var index in table.IndexDefinitions.Where(static i => i.InheritedFrom is null))
        {
            void Part(IndexExpression part, EquatableArray<FunQlError> errors) =>
                Add(faults, ModelTextKind.Index, table.Name, index.Name, errors, part.Place, isAllowed: false);

            foreach (var column in index.Expressions)
            {
                Part(column, Bind(binder, table, FunQlParser.ParseIndexColumn(column.Text), ExpressionUse.IndexColumn));
            }

            foreach (var column in index.IncludedExpressions)
            {
                Part(column, Bind(texts, binder, table, column.Text, ExpressionUse.IncludedColumn));
            }

            if (index.Predicate is { } predicate)
            {
                Part(predicate, Bind(texts, binder, table, predicate.Text, ExpressionUse.IndexPredicate));
            }
        }
    }

    private static EquatableArray<FunQlError> Bind(ModelTexts texts, ExpressionBinder binder, Table table, string text, ExpressionUse use, string? field = null)
    {
        var parsed = texts.Expression(text);
        return parsed.Value is { } syntax ? binder.Bind(table, syntax, use, field).Errors : parsed.Errors;
    }

    private static EquatableArray<FunQlError> Bind(ExpressionBinder binder, Table table, ParseResult<IndexColumnSyntax> parsed, ExpressionUse use) =>
        parsed.Value is { } syntax ? binder.Bind(table, syntax.Expression, use).Errors : parsed.Errors;

    private static void Add(
        List<ModelFault> faults, ModelTextKind kind, TableName owner, string? name, EquatableArray<FunQlError> errors, Place place, bool isAllowed) =>
        faults.AddRange(errors.Select(e => new ModelFault(kind, owner, name, e, place, isAllowed)));
}
