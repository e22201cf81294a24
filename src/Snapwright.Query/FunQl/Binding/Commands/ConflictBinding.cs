using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding.Commands;

/// <summary>Binds ON CONFLICT. What is set on a row that is there is a query of that row, beside the values of the row that would have been inserted.</summary>
internal sealed class ConflictBinding(BindingSession session, BindingScope scope, InsertSyntax insert, Table table)
{
    private const string Excluded = "excluded";

    /// <summary>The bound clause; null with a fault.</summary>
    public BoundConflict? Bind(OnConflictSyntax syntax)
    {
        var groups = Groups(syntax);
        if (syntax.Assignments.Count == 0)
        {
            return groups is null ? null : new(groups.Value);
        }

        if (syntax.Columns.Count == 0)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"DO UPDATE wants the fields that tell whether the row is there: ON CONFLICT (...). {Choices()}");
        }

        session.Parameters = new();
        var block = new Block(null, null);
        if (new SourceBinding(session, scope, block).Bind(insert.Target) is not { } target)
        {
            return null;
        }

        if (block.Sources[0].Name == Excluded)
        {
            session.Error(FunQlErrorKind.Name, insert.Target.Span, $"'{Excluded}' is the row that would have been inserted; give the table another name with AS.");
            return null;
        }

        block.SetFrom(new SourceJoin(JoinKind.Cross, target, Proposed(block), BooleanLiteral.True));
        var projections = new List<Expression>();
        var assignments = new AssignmentBinding(session, scope, table, block).Bind(syntax.Assignments, projections);
        if (syntax.Where is not null && new ExpressionBinding(session, scope, block, Clause.Where).BindCondition(syntax.Where, "The condition of WHERE") is { } where)
        {
            block.Conditions.Add(where);
        }

        var rows = (TableRows)block.Sources[0].Rows;
        block.Conditions.Add(new Comparison(ComparisonOperator.Equal, rows.KeyReference, session.Parameters.Of(new KeyParameter(rows.KeyReference.Type))));
        projections.Add(rows.KeyReference);
        return session.Errors.Count > 0 || groups is null
            ? null
            : new(groups.Value) { Update = CommandBinding.Plan(session, block.ToQuery(projections)), Assignments = assignments };
    }

    private SourceLeaf Proposed(Block block)
    {
        var fields = StoredFields.Of(table).Where(static f => !f.IsDatabaseGenerated).ToList();
        var columns = fields.Select((f, i) => new OutputColumn(
            f.Name, TypedValue.Of(BooleanLiteral.True, f.Column is { } c ? TableFields.Type(c) : TableFields.Type(f.Relation!), f.IsNullable), i)).ToList();
        var row = fields.Select(f => (Expression)session.Parameters.Of(new ProposedParameter(f.Type, f.Name))).ToEquatableArray();
        var rows = new DerivedRows(block, session.NextSource(), columns, null, n => new ValuesSource(n, EquatableArray.Of(row)));
        session.Add(rows);
        block.AddSource(new(Excluded, null, rows));
        return new(rows, null, isLateral: false);
    }

    private EquatableArray<EquatableArray<string>>? Groups(OnConflictSyntax syntax)
    {
        var known = Known().ToList();
        if (syntax.Columns.Count == 0)
        {
            return known.ToEquatableArray();
        }

        if (!scope.IsPrivileged && syntax.Columns.FirstOrDefault(c => TableFields.Find(table, c.Text) is { IsPublished: false }) is { } hidden)
        {
            session.Error(FunQlErrorKind.NotAllowed, hidden.Span, $"'{hidden.Text}' of '{table.Name}' is not published; only stored views may use it.");
            return null;
        }

        var names = syntax.Columns.Select(c => TableFields.Find(table, c.Text)?.Name ?? c.Text).ToList();
        var group = known.Find(g => g.Count == names.Count && g.All(names.Contains));
        if (group.Count > 0)
        {
            return EquatableArray.Of(group);
        }

        session.Error(FunQlErrorKind.Name, syntax.Columns[0].Span, $"No two rows of '{table.Name}' differ by {string.Join(", ", names)} for certain. {Choices()}");
        return null;
    }

    // A key that the server makes is that of no other row.
    private IEnumerable<EquatableArray<string>> Known() => table.Uniques
        .Select(static u => u.Fields)
        .Concat(table.Key.IsGenerated ? [] : [EquatableArray.Of(table.Key.Name)])
        .Distinct();

    private string Choices()
    {
        var known = Known().Select(static g => $"({string.Join(", ", g)})").ToList();
        return known.Count == 0 ? "It has no unique fields." : $"Choices: {string.Join(", ", known)}.";
    }
}
