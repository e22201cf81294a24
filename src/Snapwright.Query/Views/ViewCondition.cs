using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Values;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Views;

/// <summary>
/// A condition in FunQL on the columns of a view. It sees the row and what every query is given: no other rows, and no arguments of the view.
/// </summary>
internal sealed class ViewCondition
{
    private readonly MetadataModel _model;
    private readonly ViewTable _view;
    private readonly ExpressionSyntax _syntax;
    private readonly IReadOnlyList<ArgumentInScope> _arguments;

    private ViewCondition(MetadataModel model, ViewTable view, string text, ExpressionSyntax syntax, IReadOnlyList<ArgumentInScope> arguments)
    {
        _model = model;
        _view = view;
        _syntax = syntax;
        _arguments = arguments;
        Key = text + "\n" + string.Join(",", arguments.Select(static a => $"{a.Name} {a.Type}"));
    }

    /// <summary>Equal for conditions of one plan.</summary>
    public string Key { get; }

    /// <summary>The values of its parameters, in their order.</summary>
    public EquatableArray<SqlValue> Values { get; private set; }

    /// <summary>Those of <see cref="Values"/> that are not known before the request.</summary>
    public EquatableArray<(int Index, GlobalParameter Parameter)> Globals { get; private set; }

    /// <summary>Reads a condition; null with errors.</summary>
    /// <param name="model">The model.</param>
    /// <param name="view">The view.</param>
    /// <param name="text">The expression.</param>
    /// <param name="given">The arguments by their names, each <c>{"type": "int", "value": 5}</c>; null for none.</param>
    /// <param name="errors">What is wrong.</param>
    public static ViewCondition? Read(MetadataModel model, ViewTable view, string text, JsonObject? given, out EquatableArray<FunQlError> errors)
    {
        var parsed = FunQlParser.ParseExpression(text);
        errors = parsed.Errors;
        if (parsed.Value is not { } syntax)
        {
            return null;
        }

        var arguments = new List<ArgumentInScope>();
        var values = new List<SqlValue>();
        var faults = new List<FunQlError>();
        foreach (var property in given?.Properties ?? default)
        {
            ReadArgument(model, property, arguments, values, faults);
        }

        var condition = new ViewCondition(model, view, text, syntax, arguments);
        if (faults.Count == 0)
        {
            var session = condition.Session(0);
            condition.Bind(session, session.NextSource());
            faults.AddRange(session.SortedErrors());
            condition.Take(session.Parameters.ToArray(), values);
        }

        errors = faults.ToEquatableArray();
        return faults.Count == 0 ? condition : null;
    }

    /// <summary>The condition on rows of a source, with parameters from a number on.</summary>
    public Expression Plan(int source, int firstParameter) =>
        Bind(Session(firstParameter), source) ?? throw new InvalidOperationException("A condition that was bound before is not bound again.");

    private void Take(EquatableArray<ViewParameter> parameters, List<SqlValue> arguments)
    {
        Values = parameters.Select(p => p switch
        {
            ArgumentParameter argument => arguments[argument.Argument],
            ConstantParameter constant => constant.Value,
            _ => SqlValue.Null(p.Type.Kind),
        }).ToEquatableArray();
        Globals = parameters
            .Select(static (p, i) => (Index: i, Parameter: p as GlobalParameter))
            .Where(static p => p.Parameter is not null)
            .Select(static p => (p.Index, p.Parameter!))
            .ToEquatableArray();
    }

    private static void ReadArgument(MetadataModel model, JsonProperty property, List<ArgumentInScope> arguments, List<SqlValue> values, List<FunQlError> faults)
    {
        void Fault(string message) => faults.Add(new(FunQlErrorKind.Type, default, message));
        if (property.Value is not JsonObject json || json.Find("type")?.Value is not JsonString { Value: var text } || json.Find("value") is not { } value)
        {
            Fault($"The argument '{property.Name}' of the condition is an object of 'type' and 'value'.");
            return;
        }

        var parsed = FunQlParser.ParseType(text);
        var session = NewSession(model, 0);
        var type = parsed.Value is { } syntax ? TypeReader.Read(session, Scope, syntax, isCast: false) : null;
        if (type is null)
        {
            faults.AddRange(parsed.Errors.Concat(session.Errors).Select(e => e with { Span = default, Message = $"The type of the argument '{property.Name}': {e.Message}" }));
            return;
        }

        var reader = new ArgumentReader(EquatableArray.Of(
            new BoundArgument(property.Name, type.Data, value.Value is JsonNull) { Reference = type.Reference, Choices = type.Choices, ViewNaming = type.ViewNaming }));
        reader.Read(property.Name, value.Value);
        values.Add(reader.Finish()[0]);
        arguments.Add(new(property.Name, type, value.Value is JsonNull, null));
        foreach (var error in reader.Errors)
        {
            Fault(error.Message);
        }
    }

    private static BindingScope Scope { get; } = new(TableName.DefaultSchema, IsPrivileged: false);

    private static BindingSession NewSession(MetadataModel model, int firstParameter) =>
        new(new ModelTexts(model), new PermissionWeaver(Caller.Anonymous), isDefinition: false) { Parameters = new(firstParameter) };

    private BindingSession Session(int firstParameter)
    {
        var session = NewSession(_model, firstParameter);
        session.Arguments = new(_arguments, AreLiterals: false);
        return session;
    }

    private Expression? Bind(BindingSession session, int source)
    {
        var block = new Block(null, null);
        var columns = _view.View.Columns.Select(c => Column(_view.SlotOf(c.Ordinal), c.Name, new(c.Type) { Choices = c.Choices, ViewNaming = c.ViewNaming }, c.IsNullable))
            .Concat(_view.View.Columns.Where(static c => c.PunOrdinal is not null).Select(c => Column(_view.SlotOf(c.PunOrdinal!.Value), "__pun__" + c.Name, new(c.PunType!), isNullable: true)))
            .Concat(_view.View.Main is { } main ? [Column(_view.SlotOf(main.Ordinal), "__main_id", new(_view.Fields[_view.SlotOf(main.Ordinal)].Type), isNullable: false)] : [])
            .ToList();
        var rows = new DerivedRows(block, source, columns, null, static _ => throw new InvalidOperationException("The rows of a view have a source already."));
        session.Add(rows);
        block.AddSource(new(_view.Table.Name.Name, null, rows));
        if (new ExpressionBinding(session, Scope, block, Clause.Where).BindCondition(_syntax, "The condition") is not { } condition)
        {
            return null;
        }

        if (!IsOfRow(condition))
        {
            session.NotSupported(_syntax.Span, "A query in a condition on a view");
        }

        return condition;
    }

    // The value in the query that yields it; only its type is asked for.
    private static OutputColumn Column(int slot, string name, FunQlType type, bool isNullable) =>
        new(name, TypedValue.Of(new ColumnReference(-1, "", type.Data), type, isNullable), slot);

    private static bool IsOfRow(Expression node) => Children.QueryOf(node) is null && Children.Of(node).All(IsOfRow);
}
