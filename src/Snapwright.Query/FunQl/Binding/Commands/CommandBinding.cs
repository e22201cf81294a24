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
    /// <summary>The command with the columns that it yields, and how it reads them; null with a fault.</summary>
    public (BoundCommand Command, ViewPlan? Returning, EquatableArray<BoundColumn> Columns)? Bind(CommandSyntax syntax)
    {
        if (!session.Enter(syntax.Span))
        {
            return null;
        }

        var bound = CommandTarget.Find(session, scope, syntax) is { } table ? Bind(syntax, table) : null;
        session.Leave();
        return session.Errors.Count > 0 ? null : bound;
    }

    private (BoundCommand Command, ViewPlan? Returning, EquatableArray<BoundColumn> Columns)? Bind(CommandSyntax syntax, Table table)
    {
        var others = new List<string>();
        var command = syntax switch
        {
            InsertSyntax insert => BindInsert(insert, table),
            UpdateSyntax update => BindUpdate(update, table, others),
            _ => BindDelete((DeleteSyntax)syntax, table, others),
        };
        if (syntax.Returning.Count == 0)
        {
            return command is null ? null : (command, null, default);
        }

        return new ReturningBinding(session, scope, syntax).Bind(others) is { } returning && command is not null
            ? (command with { IsReturning = true }, returning.Plan, returning.Columns)
            : null;
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

    private BoundCommand? BindUpdate(UpdateSyntax syntax, Table table, List<string> others)
    {
        if (BindSources(syntax, syntax.From, others) is not { } block)
        {
            return null;
        }

        var key = Key(block);
        var projections = new List<Expression> { key };
        var assignments = new AssignmentBinding(session, scope, table, block).Bind(syntax.Assignments, projections);
        var rows = Finish(block, syntax.Where, projections);
        return rows is null ? null : new(CommandKind.Update, table.Name) { Rows = rows, Assignments = assignments, IsOneToOne = syntax.From is null };
    }

    private BoundCommand? BindDelete(DeleteSyntax syntax, Table table, List<string> others) =>
        BindSources(syntax, syntax.Using, others) is { } block && Finish(block, syntax.Where, [Key(block)]) is { } rows
            ? new(CommandKind.Delete, table.Name) { Rows = rows, IsOneToOne = syntax.Using is null }
            : null;

    // The changed table is the first source of the plan: that is the one which is locked.
    private Block? BindSources(CommandSyntax syntax, SourceSyntax? further, List<string> others)
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
        others.AddRange(block.Sources.Skip(1).Select(static s => s.Name));
        return block;
    }

    private static ColumnReference Key(Block block) => ((TableRows)block.Sources[0].Rows).KeyReference;

    private ViewPlan? Finish(Block block, ExpressionSyntax? where, List<Expression> projections)
    {
        if (where is not null && new ExpressionBinding(session, scope, block, Clause.Where).BindCondition(where, "The condition of WHERE") is { } condition)
        {
            block.Conditions.Add(condition);
        }

        if (session.Errors.Count > 0)
        {
            return null;
        }

        block.OrderBy.Add(new(projections[0], Descending: false, IsNullable: false));
        return Plan(session, block.ToQuery(projections));
    }
}
