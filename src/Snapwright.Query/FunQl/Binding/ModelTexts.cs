using System.Collections.Concurrent;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The FunQL texts of a model, each parsed once.</summary>
internal sealed class ModelTexts(MetadataModel model)
{
    private readonly ConcurrentDictionary<string, ParseResult<ExpressionSyntax>> _expressions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ParseResult<EquatableArray<AttributeSyntax>>> _attributes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ParseResult<ViewSyntax>> _views = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(TableName Table, string Field), MaterializedField?> _materialized = new();

    public MetadataModel Model { get; } = model;

    /// <summary>
    /// A computed field as the database keeps it, for the table that declares it and those that inherit it, also where they say it otherwise; null for one that is broken.
    /// </summary>
    public MaterializedField? Materialized(Table table, ComputedField field)
    {
        var declaring = (field.InheritedFrom is { } ancestor ? Model.Get(ancestor) : table) is var owner && owner.FindComputedField(field.Name)!.Overrides is { } first ? Model.Get(first) : owner;
        return _materialized.GetOrAdd((declaring.Name, field.Name), _ => MaterializedField.Of(this, declaring, declaring.FindComputedField(field.Name)!));
    }

    public ParseResult<ExpressionSyntax> Expression(string text) => _expressions.GetOrAdd(text, FunQlParser.ParseExpression);

    public ParseResult<EquatableArray<AttributeSyntax>> Attributes(string text) => _attributes.GetOrAdd(text, FunQlParser.ParseAttributes);

    public ParseResult<ViewSyntax> View(string text) => _views.GetOrAdd(text, FunQlParser.ParseView);
}
