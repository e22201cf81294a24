using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding.Commands;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Binds a SELECT with its order and bounds.</summary>
internal sealed class SelectBinding(
    BindingSession session, BindingScope scope, Block block, NameNeed names, AttributeCollector? attributes, CommonTableDraft? recursive)
{
    /// <summary>The clause that its results are.</summary>
    public Clause Results { get; init; } = Clause.Results;

    public Block Bind(SelectSyntax select, QuerySyntax query)
    {
        if (recursive is not null)
        {
            recursive.Recursive = block;
        }

        if (select.From is not null)
        {
            var from = new SourceBinding(session, scope, block).Bind(select.From);
            block.IsBroken = from is null;
            block.SetFrom(from);
        }

        block.IsDistinct = select.IsDistinct;
        if (select.Where is not null && In(Clause.Where).BindCondition(select.Where, "The condition of WHERE") is { } where)
        {
            block.Conditions.Add(where);
        }

        var groups = block.Groups;
        groups.IsGrouped = select.GroupBy.Count > 0 || select.Having is not null
            || Results.AllowsAggregates() && select.Results.OfType<ColumnResultSyntax>().Any(static r => Calls.HasAggregate(r.Value))
            || query.OrderBy.Any(static o => Calls.HasAggregate(o.Key));
        BindGroups(select);
        var windows = WindowsOf(select);
        groups.IsChecking = true;
        BindResults(select, windows);
        if (select.Having is not null)
        {
            block.Having = In(Clause.Having).BindCondition(select.Having, "The condition of HAVING");
        }

        BindOrder(query, windows);
        groups.IsChecking = false;
        CheckGroups();
        CheckDistinct(select, query);
        QueryBinding.Page(session, scope, block, query);
        CheckRecursion(select, query);
        return block;
    }

    private ExpressionBinding In(Clause clause) => new(session, scope, block, clause);

    private Dictionary<string, OverSyntax> WindowsOf(SelectSyntax select)
    {
        var windows = new Dictionary<string, OverSyntax>(StringComparer.Ordinal);
        foreach (var window in select.Windows)
        {
            if (windows.ContainsKey(window.Name.Text))
            {
                session.Error(FunQlErrorKind.Name, window.Name.Span, $"There are two windows '{window.Name.Text}'.");
            }
            else if (Whole(window.Window, windows) is { } whole)
            {
                windows.Add(window.Name.Text, whole);
            }
        }

        return windows;
    }

    // A window can begin with one before it.
    private OverSyntax? Whole(OverSyntax window, Dictionary<string, OverSyntax> windows)
    {
        if (window.Name is not { } name)
        {
            return window;
        }

        return NamedWindow.Find(session, windows, name) is { } first && NamedWindow.CanBegin(session, first, window, isBare: false)
            ? window with { Name = null, PartitionBy = first.PartitionBy, OrderBy = first.OrderBy.Count > 0 ? first.OrderBy : window.OrderBy }
            : null;
    }

    private void BindGroups(SelectSyntax select)
    {
        foreach (var syntax in select.GroupBy)
        {
            var key = GroupKey(select, syntax);
            if (key is null)
            {
                continue;
            }

            var value = In(Clause.GroupBy).Bind(key);
            if (value.IsError || Ordinals.IsConstant(session, value, key, "groups"))
            {
                continue;
            }

            if (value.Type is { } type && !TypeRules.IsComparable(type.Data))
            {
                session.Error(FunQlErrorKind.Type, syntax.Span, $"Rows cannot be grouped by {type}: two such values cannot be compared.");
                continue;
            }

            block.Groups.AddKey(ExpressionBinding.Distinguished(session, value));
        }
    }

    // A number is the place of a result, and a name that no source has is that of a result.
    private ExpressionSyntax? GroupKey(SelectSyntax select, ExpressionSyntax syntax)
    {
        var columns = select.Results.OfType<ColumnResultSyntax>().ToList();
        if (syntax is IntegerSyntax integer)
        {
            var hasStar = select.Results.Any(static r => r is StarResultSyntax);
            if (!hasStar && int.TryParse(integer.Digits, out var place) && place >= 1 && place <= columns.Count)
            {
                return columns[place - 1].Value;
            }

            session.Error(FunQlErrorKind.Name, syntax.Span, hasStar ? "With *, results are not named by their place." : $"There is no result {integer.Digits}.");
            return null;
        }

        return syntax is PathSyntax { Arrows.Count: 0, Start: FieldSyntax { Table: null, Name: var name } }
            && !FieldLookup.IsField(block, name.Text)
            && NameLookup.Find(columns, static c => c.Alias?.Text, name.Text) is { } column
            ? column.Value
            : syntax;
    }

    private void BindResults(SelectSyntax select, Dictionary<string, OverSyntax> windows)
    {
        var expressions = new ExpressionBinding(session, scope, block, Results) { Windows = windows };
        attributes?.Begin(session, scope, block);
        foreach (var result in select.Results)
        {
            switch (result)
            {
                case ColumnResultSyntax column:
                    BindColumn(column, expressions);
                    break;
                case StarResultSyntax star:
                    BindStar(star);
                    break;
                case AttributeResultSyntax attribute when CanHaveAttributes(attribute.Span):
                    attributes!.OfRows.Add(attribute.Attribute);
                    break;
                default:
                    break;
            }
        }
    }

    private bool CanHaveAttributes(SourceSpan span)
    {
        if (attributes is { IsArm: false })
        {
            return true;
        }

        session.Error(
            attributes is null ? FunQlErrorKind.NotAllowed : FunQlErrorKind.NotSupported,
            span,
            attributes is null ? "A query that is a value has no attributes." : "Attributes of a side of a set operation are not supported.");
        return false;
    }

    private void BindColumn(ColumnResultSyntax syntax, ExpressionBinding expressions)
    {
        var value = expressions.Bind(syntax.Value);
        Add(ResultNames.Of(syntax, value), value, syntax.Alias?.Span ?? syntax.Value.Span);
        if (syntax.Attributes.Count > 0 && CanHaveAttributes(syntax.Attributes[0].Span))
        {
            attributes!.OfColumns.AddRange(syntax.Attributes.Select(a => (block.Columns.Count - 1, a)));
        }
    }

    private void Add(string? name, TypedValue value, SourceSpan span)
    {
        if (names == NameNeed.All)
        {
            ResultNames.Check(session, block, name, span);
        }

        var node = value.IsError ? BooleanLiteral.True : block.IsDistinct ? ExpressionBinding.Distinguished(session, value) : session.Node(value);
        block.AddColumn(name, value.Type is { Kind: TypeKind.Interval } ? value.WithNode(node) : value, node);
    }

    private void BindStar(StarResultSyntax syntax)
    {
        var reader = new FieldReader(session, scope);
        var before = syntax.Source is null ? null : ValuesBefore.Find(block, syntax.Source.Name.Text);
        var sources = (before?.Sources ?? block.Sources).ToList();
        if (syntax.Source is { } source)
        {
            sources = Meant(source, StringComparison.Ordinal) is { Count: > 0 } meant ? meant : Meant(source, StringComparison.OrdinalIgnoreCase);
            if (sources.Count == 0 && !block.IsBroken)
            {
                session.Error(
                    FunQlErrorKind.Name, source.Span, $"FROM has no '{source.Name.Text}'. {NameLookup.Suggest(source.Name.Text, FieldLookup.SourceNames(block))}");
            }
        }
        else if (sources.Count == 0 && !block.IsBroken)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, "* wants a FROM.");
        }

        foreach (var named in sources)
        {
            foreach (var field in Fields(named.Rows))
            {
                var mark = session.Mark();
                var value = before is null ? Read(named.Rows, field) : before.Carry(() => Read(named.Rows, field));
                if (value.IsError && named.Rows is TableRows { Table: var table } && table.FindComputedField(field) is { AllowBroken: true })
                {
                    session.Forget(mark);
                    continue;
                }

                Add(field, value, syntax.Span);
            }
        }

        List<NamedSource> Meant(TableNameSyntax source, StringComparison comparison) =>
            sources.FindAll(s => FieldLookup.IsMeant(s, source.Schema?.Text, source.Name.Text, scope, comparison));

        TypedValue Read(RowSource rows, string field)
        {
            rows.Block.FieldUses++;
            return reader.Read(rows, field, syntax.Span, isValue: true);
        }
    }

    private static IEnumerable<string> Fields(RowSource rows) => rows is TableRows { Table: var table }
        ? StoredFields.Of(table).Where(static f => f.IsPublished).Select(static f => f.Name).Concat(table.ComputedFields.Select(static f => f.Name))
        : rows.FieldNames;

    private void BindOrder(QuerySyntax query, Dictionary<string, OverSyntax> windows)
    {
        var expressions = new ExpressionBinding(session, scope, block, Clause.OrderBy) { Windows = windows };
        var orderings = new Orderings(session, expressions);
        foreach (var syntax in query.OrderBy)
        {
            var column = Ordinals.Find(session, block, syntax.Key, "ORDER BY", out var isOrdinal);
            var value = column?.Value ?? (isOrdinal ? TypedValue.Error : expressions.Bind(syntax.Key));
            if (value.IsError || Ordinals.IsConstant(session, value, syntax.Key, "orders") || orderings.Make(syntax, value) is not { } ordering)
            {
                continue;
            }

            if (block.IsDistinct && !block.Projections.Contains(ordering.Key))
            {
                ordering = ordering with { Key = ExpressionBinding.Distinguished(session, value) };
            }

            block.OrderBy.Add(ordering);
            if (block.IsDistinct && !block.Projections.Contains(ordering.Key))
            {
                session.Error(FunQlErrorKind.NotAllowed, syntax.Key.Span, "With DISTINCT, the order can only be that of results.");
            }
        }
    }

    private void CheckGroups()
    {
        foreach (var (span, name) in block.Groups.Loose)
        {
            session.Error(
                FunQlErrorKind.NotAllowed, span, $"'{name}' has more than one value in a group: put it into GROUP BY, or into an aggregate.");
        }
    }

    private void CheckDistinct(SelectSyntax select, QuerySyntax query)
    {
        if (!select.IsDistinct)
        {
            return;
        }

        if (block.Columns.Count == 0 && !block.IsBroken)
        {
            session.Error(FunQlErrorKind.NotAllowed, select.Span, "DISTINCT wants results.");
        }

        for (var i = 0; i < block.Columns.Count; i++)
        {
            if (!TypeRules.IsComparable(block.Columns[i].Type.Data))
            {
                session.Error(FunQlErrorKind.Type, i < select.Results.Count ? select.Results[i].Span : query.Span, "DISTINCT compares rows, and two values of json, or two arrays, cannot be compared.");
            }
        }
    }

    private void CheckRecursion(SelectSyntax select, QuerySyntax query)
    {
        if (recursive is null)
        {
            return;
        }

        var fault = block.Groups.IsGrouped ? "groups or aggregates" : select.IsDistinct ? "DISTINCT" : query.OrderBy.Count > 0 ? "ORDER BY" : query.Limit is not null || query.Offset is not null ? "LIMIT or OFFSET" : null;
        if (fault is not null)
        {
            session.Error(FunQlErrorKind.NotAllowed, select.Span, $"The recursive query of '{recursive.Name}' cannot have {fault}.");
        }
    }
}
