using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    private TypedValue OverAggregate(CallSyntax syntax)
    {
        if (!CheckWindow(syntax))
        {
            return TypedValue.Error;
        }

        // What a window function looks at are the groups of a query, if it has some: its arguments are checked as all else.
        _isInWindow = true;
        var value = AggregateCall(syntax, isOver: true);
        var over = Over(syntax);
        _isInWindow = false;
        return value.IsError || over is null ? TypedValue.Error : TypedValue.Of(over with { Function = value.Node! }, value.Type!, value.IsNullable);
    }

    private TypedValue BindWindowCall(CallSyntax syntax, WindowFunction function)
    {
        var name = syntax.Name.Text;
        if (syntax.Over is null)
        {
            return session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"'{name}' is a window function and wants OVER (...).");
        }

        if (syntax.IsStar || syntax.Filter is not null || syntax.OrderBy.Count > 0 || syntax.Quantifier == CallQuantifier.Distinct)
        {
            return session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"'{name}' takes no *, DISTINCT, ORDER BY or FILTER.");
        }

        if (!CheckWindow(syntax))
        {
            return TypedValue.Error;
        }

        _isInWindow = true;
        var arguments = syntax.Arguments.Select(Bind).ToList();
        var call = arguments.Exists(static a => a.IsError) ? TypedValue.Error : Call(syntax, function, arguments);
        var over = Over(syntax);
        _isInWindow = false;
        return call.IsError || over is null ? TypedValue.Error : TypedValue.Of(over with { Function = call.Node! }, call.Type!, call.IsNullable);
    }

    private bool CheckWindow(CallSyntax syntax)
    {
        if (!clause.AllowsWindows())
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"A window function cannot stand in {clause.Name()}; select it in a sub-query.");
            return false;
        }

        if (_isInWindow || _isInAggregate)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"A window function cannot stand in {(_isInWindow ? "another" : "an aggregate")}.");
            return false;
        }

        return true;
    }

    private TypedValue Call(CallSyntax syntax, WindowFunction function, List<TypedValue> arguments)
    {
        var (least, most) = function switch
        {
            WindowFunction.Ntile or WindowFunction.FirstValue or WindowFunction.LastValue => (1, 1),
            WindowFunction.Lag or WindowFunction.Lead => (1, 3),
            WindowFunction.NthValue => (2, 2),
            _ => (0, 0),
        };
        if (arguments.Count < least || arguments.Count > most)
        {
            return Wrong(syntax.Span, $"'{syntax.Name.Text}' takes {(least == most ? $"{least}" : $"{least} to {most}")} arguments, and not {arguments.Count}.");
        }

        if (most == 0)
        {
            var result = function is WindowFunction.PercentRank or WindowFunction.CumeDist ? DataType.Float : DataType.BigInt;
            return TypedValue.Of(new WindowCall(function, default, result), new(result), isNullable: false);
        }

        if (function == WindowFunction.Ntile)
        {
            return Whole(arguments[0], syntax, 0) is { } parts
                ? TypedValue.Of(new WindowCall(function, EquatableArray.Of(parts), DataType.Int), FunQlType.Int, arguments[0].IsNullable)
                : TypedValue.Error;
        }

        var value = arguments[0];
        var nodes = new List<Expression>();
        if (arguments.Count == 3)
        {
            if (Unified([value, arguments[2]], [syntax.Arguments[0], syntax.Arguments[2]], $"The value of '{syntax.Name.Text}' and that in its place") is not { } both
                || Whole(arguments[1], syntax, 1) is not { } distance)
            {
                return TypedValue.Error;
            }

            nodes.AddRange([both.Nodes[0], distance, both.Nodes[1]]);
            return TypedValue.Of(new WindowCall(function, nodes.ToEquatableArray(), both.Type.Node), both.Type, value.IsNullable || arguments[2].IsNullable);
        }

        nodes.Add(session.Node(value));
        if (arguments.Count == 2)
        {
            if (Whole(arguments[1], syntax, 1) is not { } place)
            {
                return TypedValue.Error;
            }

            nodes.Add(place);
        }

        var type = value.Type ?? FunQlType.Text;
        return TypedValue.Of(new WindowCall(function, nodes.ToEquatableArray(), type.Node), type, isNullable: true);
    }

    private Expression? Whole(TypedValue value, CallSyntax syntax, int index) =>
        Bring(value, FunQlType.Int, syntax.Arguments[index].Span, $"Argument {index + 1} of '{syntax.Name.Text}'") is { } whole ? session.Node(whole) : null;

    // The window of a call, without its function; null with a fault.
    private OverWindow? Over(CallSyntax call)
    {
        var syntax = call.Over!;
        var named = default(OverSyntax);
        if (syntax.Name is { } name)
        {
            named = NamedWindow.Find(session, Windows, name);
            if (named is null || !NamedWindow.CanBegin(session, named, syntax, syntax.PartitionBy.Count == 0 && syntax.OrderBy.Count == 0 && syntax.Frame is null))
            {
                return null;
            }
        }

        var partitionSyntax = named is null ? syntax.PartitionBy : named.PartitionBy;
        var orderSyntax = named is null || syntax.OrderBy.Count > 0 ? syntax.OrderBy : named.OrderBy;
        var frameSyntax = syntax.Frame ?? named?.Frame;
        var partitions = partitionSyntax.Select(p => (Syntax: p, Value: Bind(p))).ToList();
        var order = new Orderings(session, this).Bind(orderSyntax, hasPeers: true);
        if (partitions.Exists(static p => p.Value.IsError) || order is null)
        {
            return null;
        }

        if (partitions.Find(static p => p.Value.Type is { } type && !TypeRules.IsComparable(type.Data)) is { Syntax: { } wrong } bad)
        {
            Wrong(wrong.Span, $"Rows cannot be parted by {bad.Value.Type}: two such values cannot be compared.");
            return null;
        }

        var over = new OverWindow(BooleanLiteral.True, partitions.Select(p => Compared(p.Value)).ToEquatableArray(), order.ToEquatableArray(), null);
        if (frameSyntax is null)
        {
            return over;
        }

        if (Framed(over, frameSyntax) is not { } framed)
        {
            return null;
        }

        // To row_number and its like a frame means nothing, and MariaDB refuses one.
        return Calls.Window(call.Name.Text) is null or WindowFunction.FirstValue or WindowFunction.LastValue or WindowFunction.NthValue ? framed : over;
    }

    private OverWindow? Framed(OverWindow over, FrameSyntax syntax)
    {
        if (Fault(syntax, over.OrderBy.Count) is { } fault)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, fault);
            return null;
        }

        if (syntax.Unit == FrameUnit.Range && (syntax.Start.Distance ?? syntax.End.Distance) is not null)
        {
            return new RangeFrame(session).Bind(syntax, over.PartitionBy, over.OrderBy);
        }

        return Bound(syntax.Start) is { } start && Bound(syntax.End) is { } end ? over with { Frame = new(syntax.Unit, start, end) } : null;
    }

    private static string? Fault(FrameSyntax syntax, int keys)
    {
        var (start, end) = (syntax.Start.Kind, syntax.End.Kind);
        if (start == FrameBoundKind.UnboundedFollowing)
        {
            return "A frame cannot begin at the last row.";
        }

        if (end == FrameBoundKind.UnboundedPreceding)
        {
            return "A frame cannot end at the first row.";
        }

        if (start > end)
        {
            return "The frame ends before it begins.";
        }

        return syntax.Unit == FrameUnit.Groups && keys == 0 ? "A frame of GROUPS wants an ORDER BY in the window." : null;
    }

    private FrameBound? Bound(FrameBoundSyntax syntax)
    {
        if (syntax.Distance is null)
        {
            return new(syntax.Kind, null);
        }

        return RowNumbers.Bind(session, new ExpressionBinding(session, scope, new Block(null, null), Clause.Values), syntax.Distance, "The distance of a frame") is { } distance
            ? new(syntax.Kind, distance)
            : null;
    }
}
