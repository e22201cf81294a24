using Snapwright.Model.Collections;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Schema;

/// <summary>Binds the texts of FunQL that tables have: computed fields, checks, indexes. One per model.</summary>
public sealed class DefinitionBinder
{
    private readonly ModelTexts _texts;

    /// <summary>Makes it for a model.</summary>
    public DefinitionBinder(MetadataModel model) => _texts = new(model);

    /// <summary>What the texts of a table mean, and what is wrong with them.</summary>
    public BoundDefinitions Of(Table table)
    {
        var errors = new List<DefinitionError>();
        foreach (var field in table.ComputedFields.Where(static f => f.InheritedFrom is null))
        {
            var what = $"computed field '{field.Name}' of '{table.Name}'";
            Bind(table, FunQlParser.ParseExpression(field.Expression), e => errors.Add(new(what, field.Expression, field.Place, field.AllowBroken, e)), isLocal: false);
        }

        var checks = new List<BoundCheck>();
        foreach (var check in table.CheckConstraints.Where(static c => c.InheritedFrom is null))
        {
            var what = $"check '{check.Name}' of '{table.Name}'";
            if (BindCondition(table, check.Expression, check.Place, what, errors) is { } condition)
            {
                checks.Add(new(check, condition));
            }
        }

        var indexes = new List<BoundIndex>();
        foreach (var index in table.IndexDefinitions.Where(static i => i.InheritedFrom is null))
        {
            if (BindIndex(table, index, errors) is { } bound)
            {
                indexes.Add(bound);
            }
        }

        return new(checks.ToEquatableArray(), indexes.ToEquatableArray(), errors.ToEquatableArray());
    }

    private BoundIndex? BindIndex(Table table, IndexDefinition index, List<DefinitionError> errors)
    {
        var what = $"index '{index.Name}' of '{table.Name}'";
        var before = errors.Count;
        var parts = new List<BoundIndexPart>();
        foreach (var text in index.Expressions)
        {
            var parsed = FunQlParser.ParseIndexColumn(text.Text);
            if (Bind(table, new(parsed.Value?.Expression, parsed.Errors), Add(text), isLocal: true) is { } value)
            {
                parts.Add(new(value.Value, parsed.Value!.OperatorClass?.Text, parsed.Value.IsDescending, parsed.Value.Nulls));
            }
        }

        var included = new List<Expression>();
        foreach (var text in index.IncludedExpressions)
        {
            if (Bind(table, FunQlParser.ParseExpression(text.Text), Add(text), isLocal: true) is { } value)
            {
                included.Add(value.Value);
            }
        }

        var predicate = index.Predicate is { } condition ? BindCondition(table, condition.Text, condition.Place, what, errors) : null;
        return errors.Count > before ? null : new(index, parts.ToEquatableArray(), included.ToEquatableArray(), predicate);

        Action<FunQlError> Add(IndexExpression text) => e => errors.Add(new(what, text.Text, text.Place, false, e));
    }

    private Expression? BindCondition(Table table, string text, Place place, string what, List<DefinitionError> errors)
    {
        var parsed = FunQlParser.ParseExpression(text);
        var add = (FunQlError e) => errors.Add(new(what, text, place, false, e));
        if (Bind(table, parsed, add, isLocal: true) is not { } bound)
        {
            return null;
        }

        if (bound.Value.Type.Kind == TypeKind.Boolean)
        {
            return bound.Value;
        }

        add(new(FunQlErrorKind.Type, parsed.Value!.Span, $"This must be true or false (bool), and is {bound.Type}."));
        return null;
    }

    private (Expression Value, string Type)? Bind(Table table, ParseResult<ExpressionSyntax> parsed, Action<FunQlError> add, bool isLocal)
    {
        if (parsed.Value is not { } syntax)
        {
            foreach (var error in parsed.Errors)
            {
                add(error);
            }

            return null;
        }

        // A computed field is not part of a schema: it may look at other rows.
        var session = new BindingSession(_texts, new PermissionWeaver(Caller.System), isDefinition: isLocal);
        var block = new Block(null, null);
        var rows = new TableRows(block, session.NextSource(), table);
        session.Add(rows);
        block.AddSource(new(table.Name.Name, table.Name, rows));
        var value = new ExpressionBinding(session, new(table.Name.Schema, IsPrivileged: true), block, Clause.Definition).Bind(syntax);
        foreach (var error in session.SortedErrors())
        {
            add(error);
        }

        if (value.IsError || session.Errors.Count > 0)
        {
            return null;
        }

        var node = session.Node(value);
        if (isLocal && !IsLocal(node, rows.Number))
        {
            add(new(FunQlErrorKind.NotSupported, syntax.Span, "An expression that looks at other rows (=>, a query) is not supported in checks and indexes."));
            return null;
        }

        return (node, value.Type?.ToString() ?? "NULL");
    }

    private static bool IsLocal(Expression node, int row) =>
        node is not ColumnReference column || column.Source == row
            ? Children.QueryOf(node) is null && Children.Of(node).All(child => IsLocal(child, row))
            : false;
}

/// <summary>What the texts of a table mean.</summary>
/// <param name="Checks">Its checks, those with faults apart.</param>
/// <param name="Indexes">Its indexes over expressions, those with faults apart.</param>
/// <param name="Errors">What is wrong.</param>
public sealed record BoundDefinitions(EquatableArray<BoundCheck> Checks, EquatableArray<BoundIndex> Indexes, EquatableArray<DefinitionError> Errors);

/// <summary>A check whose text is bound.</summary>
/// <param name="Definition">What was declared.</param>
/// <param name="Condition">The condition.</param>
public sealed record BoundCheck(CheckConstraint Definition, Expression Condition);

/// <summary>What is wrong with a text of a table.</summary>
/// <param name="What">For messages: <c>check 'positive' of 'books'</c>.</param>
/// <param name="Text">The text.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="AllowBroken">Whether it may be broken.</param>
/// <param name="Error">The error.</param>
public sealed record DefinitionError(string What, string Text, Place Place, bool AllowBroken, FunQlError Error);
