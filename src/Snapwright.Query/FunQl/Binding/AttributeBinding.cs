using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Binds the attributes of a view: those that depend on rows become columns of its plan, all others of a query of one row.</summary>
internal sealed class AttributeBinding(BindingSession session, BindingScope scope, Block block, ViewLayout layout)
{
    private readonly ParameterList _parameters = new();
    private readonly List<Expression> _singles = [];
    private readonly AttributeReader _reader = new(session, block);

    /// <summary>The query of the attributes that do not depend on rows; null for none.</summary>
    public ViewPlan? ToPlan() => _singles.Count == 0
        ? null
        : new(session.Weaver.Caller, new SelectQuery { Projections = _singles.ToEquatableArray() }, _parameters.ToArray());

    /// <summary>The attributes of the view and its rows, and those of each column.</summary>
    public (List<BoundAttribute> OfRows, List<List<PendingAttribute>> OfColumns) Bind(AttributeCollector collector)
    {
        var ofRows = new List<BoundAttribute>();
        var ofColumns = block.Columns.ConvertAll(static _ => new List<PendingAttribute>());
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var syntax in collector.OfRows)
        {
            if (IsNew(syntax, names) && Bind(Own(collector, syntax), null) is { } pending)
            {
                ofRows.Add(pending.Node is null ? pending.Attribute : pending.Attribute with { Ordinal = layout.Add(pending.Node) });
            }
        }

        foreach (var column in collector.OfColumns.GroupBy(static c => c.Column))
        {
            names.Clear();
            ofColumns[column.Key].AddRange(
                column.Where(c => IsNew(c.Attribute, names)).Select(c => Bind(Own(collector, c.Attribute), block.Columns[column.Key])).OfType<PendingAttribute>());
        }

        for (var i = 0; i < ofColumns.Count; i++)
        {
            AddInherited(block.Columns[i], ofColumns[i]);
        }

        return (ofRows, ofColumns);
    }

    // A query in parentheses that have an order or bounds behind them is read by one that has those.
    private PlacedAttribute Own(AttributeCollector collector, AttributeSyntax syntax)
    {
        var way = new List<DerivedRows>();
        for (var outer = block; !ReferenceEquals(outer, collector.Block); outer = way[0].Inner!)
        {
            way.Insert(0, (DerivedRows)outer.Sources[0].Rows);
        }

        return new(syntax, scope, session.Arguments, collector.Block!, way.ToEquatableArray());
    }

    // What a field has by itself is a courtesy: where it does not hold in this query, or is broken, there is nothing.
    private void AddInherited(OutputColumn column, List<PendingAttribute> attributes)
    {
        foreach (var attribute in AttributeLookup.OfField(session, column.Value.Field).ToList())
        {
            if (attribute.Syntax.IsInternal || attributes.Exists(a => a.Attribute.Name == attribute.Syntax.Name.Text))
            {
                continue;
            }

            var mark = session.Mark();
            var bound = Bind(attribute, column);
            if (bound is not null && session.Mark() == mark)
            {
                attributes.Add(bound);
            }

            session.Forget(mark);
        }
    }

    /// <summary>The attributes of an argument.</summary>
    public EquatableArray<BoundAttribute> BindOfArgument(ArgumentInScope argument)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return argument.Attributes.Where(a => IsNew(a, names)).Select(a => OfArgument(argument, a)).OfType<BoundAttribute>().ToEquatableArray();
    }

    private BoundAttribute? OfArgument(ArgumentInScope argument, AttributeSyntax syntax)
    {
        if (syntax.Mapping is not { } mapping)
        {
            return Single(new(syntax, scope, session.Arguments, new(null, null), default) { Key = $"${argument.Name}.@{syntax.Name.Text}" });
        }

        if (syntax.Scope == AttributeScope.Constant)
        {
            NotConstant(syntax);
            return null;
        }

        // A type that is a fault has been told.
        return argument.Type is { } type
            && new MappingBinding(session, scope).Bind(syntax, mapping, type) is { } mapped ? mapped with { Scope = AttributeScope.Single } : null;
    }

    /// <summary>The place and type of the main field of the row that an argument refers to; null where it refers to none, or that field is broken.</summary>
    public (int Ordinal, DataType Type)? PunOf(ArgumentInScope argument)
    {
        if (argument.Type is not { Reference: { } reference, Kind: not TypeKind.Array } || session.Model.Get(reference).MainField is null)
        {
            return null;
        }

        var (parameters, mark) = (session.Parameters, session.Mark());
        session.Parameters = _parameters;
        var main = new ArrowSyntax(new(TableFields.Main), IsAsRoot: false);
        var path = new PathSyntax(new ArgumentNameSyntax(new(argument.Name), IsGlobal: false), EquatableArray.Of(main), IsAsRoot: false);
        var value = new ExpressionBinding(session, new(scope.HomeSchema, IsPrivileged: true), new Block(null, null), Clause.Attribute).BindPath(path);
        session.Parameters = parameters;
        if (session.Mark() > mark || value.Node is not { } node)
        {
            session.Forget(mark);
            return null;
        }

        _singles.Add(node);
        return (_singles.Count - 1, value.Type is { Kind: TypeKind.Interval } span ? span.Data : node.Type);
    }

    private bool IsNew(AttributeSyntax syntax, HashSet<string> names)
    {
        if (names.Add(syntax.Name.Text))
        {
            return true;
        }

        session.Error(FunQlErrorKind.Name, syntax.Name.Span, $"There are two attributes '{syntax.Name.Text}'.");
        return false;
    }

    private PendingAttribute? Bind(PlacedAttribute attribute, OutputColumn? column)
    {
        var syntax = attribute.Syntax;
        if (syntax.Mapping is { } mapping)
        {
            return column is null
                ? Fault(syntax, "A MAPPING is of a column, and not of the view.")
                : new MappingBinding(session, attribute.Scope).Bind(syntax, mapping, column.Type) is { } mapped ? new(mapped, null) : null;
        }

        if (syntax.Scope is AttributeScope.Constant or AttributeScope.Single)
        {
            return Single(attribute) is { } single ? new(single, null) : null;
        }

        var (parameters, uses, loose) = (session.Parameters.Count, block.FieldUses, block.Groups.Mark);
        block.Groups.IsChecking = true;
        var value = _reader.Read(attribute, column?.Value, syntax.Span);
        block.Groups.IsChecking = false;
        foreach (var (span, name) in block.Groups.Loose.Skip(loose))
        {
            session.Error(FunQlErrorKind.NotAllowed, span, $"'{name}' has more than one value in a group, and an attribute of a row of groups has one.");
        }

        if (value.IsError || block.Groups.Mark > loose)
        {
            return null;
        }

        if (syntax.Scope == AttributeScope.Unsaid && block.FieldUses == uses)
        {
            session.Parameters.Truncate(parameters);
            return Single(attribute) is { } single ? new(single, null) : null;
        }

        var node = session.Node(value);
        if (block.IsDistinct && !block.Projections.Contains(node))
        {
            return Fault(syntax, "With DISTINCT, an attribute of a row can only be what the row shows.");
        }

        return new(new(syntax.Name.Text, (value.Type ?? FunQlType.Text).Data, AttributeScope.PerRow, -1) { IsInternal = syntax.IsInternal, ViewNaming = Naming(value) }, node);
    }

    private BoundAttribute? Single(PlacedAttribute attribute)
    {
        var (syntax, parameters) = (attribute.Syntax, session.Parameters);
        session.Parameters = _parameters;
        var (woven, arguments, uses) = (session.Weaver.Woven.Count, session.ArgumentUses, _reader.Uses(attribute));
        var value = _reader.Read(attribute with { Way = default }, null, syntax.Span);
        var node = value.IsError ? null : session.Node(value);
        session.Parameters = parameters;
        if (node is null)
        {
            return null;
        }

        if (_reader.Uses(attribute) > uses)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"The attribute '{syntax.Name.Text}' is {(syntax.Scope == AttributeScope.Constant ? "CONST" : "SINGLE")}: it cannot use fields of rows.");
            return null;
        }

        var isConstant = session.Weaver.Woven.Count == woven && session.ArgumentUses == arguments;
        if (syntax.Scope == AttributeScope.Constant && !isConstant)
        {
            NotConstant(syntax);
            return null;
        }

        _singles.Add(node);
        return new(syntax.Name.Text, (value.Type ?? FunQlType.Text).Data, isConstant ? AttributeScope.Constant : AttributeScope.Single, _singles.Count - 1)
        {
            IsInternal = syntax.IsInternal,
            ViewNaming = Naming(value),
        };
    }

    private void NotConstant(AttributeSyntax syntax) =>
        session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"The attribute '{syntax.Name.Text}' is CONST: it cannot read rows or depend on the request.");

    private static ViewNaming Naming(TypedValue value) => value.Type?.ViewNaming ?? ViewNaming.None;

    private PendingAttribute? Fault(AttributeSyntax syntax, string message)
    {
        session.Error(FunQlErrorKind.NotAllowed, syntax.Span, message);
        return null;
    }
}
