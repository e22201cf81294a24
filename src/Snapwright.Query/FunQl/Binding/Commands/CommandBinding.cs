using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding.Commands;

/// <summary>Binds inserts, updates and deletes.</summary>
internal sealed class CommandBinding(BindingSession session, BindingScope scope)
{
    /// <summary>The command with what it yields, null for nothing; null with a fault.</summary>
    public (BoundCommand Command, BoundReturning? Returning)? Bind(CommandSyntax syntax)
    {
        if (!session.Enter(syntax.Span))
        {
            return null;
        }

        var bound = CommandTarget.Find(session, scope, syntax) is { } table ? Bind(syntax, table) : null;
        session.Leave();
        return session.Errors.Count > 0 ? null : bound;
    }

    private (BoundCommand Command, BoundReturning? Returning)? Bind(CommandSyntax syntax, Table table)
    {
        var insert = syntax is InsertSyntax inserted ? BindInsert(inserted, table) : null;
        var rows = syntax switch
        {
            UpdateSyntax update => BindUpdate(update, table),
            DeleteSyntax delete => BindDelete(delete),
            _ => null,
        };
        var returning = syntax.Returning.Count == 0 ? null : new ReturningBinding(session, scope, syntax).Bind(rows?.Before);
        var command = insert ?? (rows is null || session.Errors.Count > 0 ? null : Finish(syntax, table, rows));
        return command is null || (syntax.Returning.Count > 0 && returning is null)
            ? null
            : (command with { IsReturning = returning is not null, ColumnReads = returning?.Reads ?? 0 }, returning);
    }

    /// <summary>A plan of the parameters that were named since the last.</summary>
    public static ViewPlan Plan(BindingSession session, SelectQuery query) =>
        new(session.Weaver.Caller, query, session.Parameters.ToArray()) { Settings = session.Settings, Sources = session.Sources, CommonTables = session.CommonTables };

    private BoundCommand? BindInsert(InsertSyntax syntax, Table table)
    {
        session.Depend(ViewDependencyKind.Table, table.Name, null);
        session.Weaver.Restrict(table, BoundExpression.Row, null);
        var rows = new InsertBinding(session, scope, syntax, table).Bind();
        var plan = rows is null ? null : Plan(session, rows.Value.Query);
        var conflict = syntax.OnConflict is null ? null : new ConflictBinding(session, scope, syntax, table).Bind(syntax.OnConflict);
        return plan is null || session.Errors.Count > 0
            ? null
            : new(CommandKind.Insert, table.Name) { Rows = plan, Assignments = rows!.Value.Assignments, OnConflict = conflict };
    }

    private RowsDraft? BindUpdate(UpdateSyntax syntax, Table table)
    {
        if (BindSources(syntax, syntax.From) is not { } block)
        {
            return null;
        }

        var projections = new List<Expression> { Key(block) };
        var assignments = new AssignmentBinding(session, scope, table, block).Bind(syntax.Assignments, projections);
        return Draft(block, syntax.Where, projections) with { Assignments = assignments };
    }

    private RowsDraft? BindDelete(DeleteSyntax syntax) => BindSources(syntax, syntax.Using) is { } block ? Draft(block, syntax.Where, [Key(block)]) : null;

    // The changed table is the first source of the plan: that is the one which is locked.
    private Block? BindSources(CommandSyntax syntax, SourceSyntax? further)
    {
        var block = new Block(null, null);
        var sources = new SourceBinding(session, scope, block);
        if (sources.Bind(syntax.Target) is not { } target)
        {
            return null;
        }

        if (syntax.With is not null)
        {
            var with = new List<CommonTableDraft>();
            block.CommonTables = new CommonTableBinding(session, scope).Bind(syntax.With, null, null, with);
            block.With.AddRange(with);
        }

        var tree = further is null ? null : sources.Bind(further);
        block.IsBroken = further is not null && tree is null;
        block.SetFrom(tree is null ? target : new SourceJoin(JoinKind.Cross, target, tree, BooleanLiteral.True));
        return block;
    }

    private static ColumnReference Key(Block block) => ((TableRows)block.Sources[0].Rows).KeyReference;

    private RowsDraft Draft(Block block, ExpressionSyntax? where, List<Expression> projections)
    {
        if (where is not null && new ExpressionBinding(session, scope, block, Clause.Where).BindCondition(where, "The condition of WHERE") is { } condition)
        {
            block.Conditions.Add(condition);
        }

        block.OrderBy.Add(new(projections[0], Descending: false, IsNullable: false));
        return new(block, projections, new(session, scope, block, projections));
    }

    private BoundCommand Finish(CommandSyntax syntax, Table table, RowsDraft rows)
    {
        session.Parameters = rows.Before.Parameters;
        return new(syntax is UpdateSyntax ? CommandKind.Update : CommandKind.Delete, table.Name)
        {
            Rows = Plan(session, rows.Block.ToQuery(rows.Projections)),
            Assignments = rows.Assignments,
            Reads = rows.Before.Reads.ToEquatableArray(),
            IsOneToOne = rows.Block.Sources.Count == 1,
        };
    }

    /// <summary>The rows that a command changes, until all that is wanted of them is known.</summary>
    private sealed record RowsDraft(Block Block, List<Expression> Projections, ValuesBefore Before)
    {
        public EquatableArray<BoundAssignment> Assignments { get; init; }
    }
}
