using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding.Commands;

/// <summary>Binds what SET sets.</summary>
internal sealed class AssignmentBinding(BindingSession session, BindingScope scope, Table table, Block block)
{
    private readonly WrittenFields _fields = new(session, scope, table, isInsert: false);
    private readonly ExpressionBinding _expressions = new(session, scope, block, Clause.Set);

    /// <summary>The assignments; their values are added to those that are projected.</summary>
    public EquatableArray<BoundAssignment> Bind(EquatableArray<AssignmentSyntax> syntaxes, List<Expression> projections)
    {
        var assignments = new List<BoundAssignment>();
        foreach (var syntax in syntaxes)
        {
            var parts = syntax.Columns.Count == 1 ? [syntax.Value] : Parts(syntax);
            for (var i = 0; i < syntax.Columns.Count; i++)
            {
                var field = _fields.Find(syntax.Columns[i]);
                if (i >= parts.Count)
                {
                    continue;
                }

                var value = parts[i] is { } part ? _expressions.Bind(part) : null;
                if (field is null)
                {
                    continue;
                }

                if (value is null)
                {
                    assignments.Add(Default(field, syntax.Columns[i].Span));
                }
                else if (FieldValues.Bring(session, field, value, parts[i]!.Span) is { } brought)
                {
                    assignments.Add(new(field.Name, FieldValues.TypeOf(field).Data, projections.Count));
                    projections.Add(session.Node(brought));
                }
            }
        }

        return assignments.ToEquatableArray();
    }

    private BoundAssignment Default(StoredField field, SourceSpan span)
    {
        if (field.IsRequired)
        {
            session.Error(FunQlErrorKind.NotAllowed, span, $"'{field.Name}' of '{table.Name}' has no default.");
        }

        return new(field.Name, field.Type, null);
    }

    // No database but one has rows as values: each column is a query of its own.
    private List<ExpressionSyntax?> Parts(AssignmentSyntax syntax)
    {
        var query = ((ScalarQuerySyntax)syntax.Value!).Query;
        if (query is not { Body: SelectSyntax { IsDistinct: false } select } || query.OrderBy.Any(static o => o.Key is IntegerSyntax)
            || select.GroupBy.Any(static g => g is IntegerSyntax) || select.Results.Any(static r => r is not ColumnResultSyntax))
        {
            session.NotSupported(syntax.Value.Span, "A query for several fields with *, DISTINCT, a set operation, VALUES, attributes, or numbers in GROUP BY or ORDER BY");
            return [];
        }

        if (select.Results.Count != syntax.Columns.Count)
        {
            session.Error(FunQlErrorKind.Type, syntax.Value.Span, $"The query yields {select.Results.Count} values for {syntax.Columns.Count} fields.");
            return [];
        }

        return [.. select.Results.Select(r => new ScalarQuerySyntax(query with { Body = select with { Results = EquatableArray.Of(r) } }) { Span = r.Span })];
    }
}
