using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding.Commands;

/// <summary>Binds the rows of INSERT.</summary>
internal sealed class InsertBinding(BindingSession session, BindingScope scope, InsertSyntax syntax, Table table)
{
    /// <summary>The query of the rows, and what of it is written where; null with a fault.</summary>
    public (SelectQuery Query, EquatableArray<BoundAssignment> Assignments)? Bind()
    {
        var written = new WrittenFields(session, scope, table, isInsert: true);
        var fields = syntax.Columns.Select(written.Find).ToList();
        CheckRequired(fields);
        var with = new List<CommonTableDraft>();
        var commonTables = syntax.With is null ? null : new CommonTableBinding(session, scope).Bind(syntax.With, null, null, with);
        var bound = syntax.Rows switch
        {
            null => OfValues([[]], []),
            { Body: ValuesSyntax values, With: null, OrderBy.Count: 0, Limit: null, Offset: null } => BindValues(values, fields, commonTables),
            var query => BindQuery(query, fields, commonTables),
        };
        return bound is { } rows && session.Errors.Count == 0
            ? (rows.Query with { With = with.Select(static t => t.ToCommonTable()).Concat(rows.Query.With).ToEquatableArray() }, rows.Assignments)
            : null;
    }

    private void CheckRequired(List<StoredField?> fields)
    {
        var missing = StoredFields.Of(table).Where(f => f.IsRequired && !fields.Contains(f)).Select(static f => $"'{f.Name}'").ToList();
        if (missing.Count > 0 && !fields.Contains(null))
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Target.Span, $"A new row of '{table.Name}' needs {string.Join(", ", missing)}, which the INSERT does not list.");
        }
    }

    private (SelectQuery Query, EquatableArray<BoundAssignment> Assignments)? BindValues(ValuesSyntax values, List<StoredField?> fields, CommonTableScope? commonTables)
    {
        var expressions = new ExpressionBinding(session, scope, new Block(null, commonTables), Clause.Values);
        var rows = new List<List<Expression>>();
        var defaults = fields.ConvertAll(static _ => new List<int>());
        foreach (var row in values.Rows)
        {
            if (row.Count != fields.Count)
            {
                Width(row.OfType<ExpressionSyntax>().FirstOrDefault()?.Span ?? values.Span, row.Count);
            }

            var nodes = new List<Expression>();
            for (var i = 0; i < row.Count; i++)
            {
                var field = i < fields.Count ? fields[i] : null;
                if (row[i] is { } cell)
                {
                    var value = expressions.Bind(cell);
                    nodes.Add(field is not null && FieldValues.Bring(session, field, value, cell.Span) is { } brought ? session.Node(brought) : BooleanLiteral.True);
                }
                else if (field is not null)
                {
                    CheckDefault(field, values);
                    defaults[i].Add(rows.Count);
                    nodes.Add(new Constant(SqlValue.Null(field.Type.Kind), FieldValues.TypeOf(field).Data));
                }
            }

            rows.Add(nodes);
        }

        return session.Errors.Count > 0 ? null : OfValues(rows, [.. fields.Select((f, i) => Assignment(f!, i + 1) with { DefaultRows = defaults[i].ToEquatableArray() })]);
    }

    private void CheckDefault(StoredField field, ValuesSyntax values)
    {
        if (field.IsRequired)
        {
            session.Error(FunQlErrorKind.NotAllowed, values.Span, $"'{field.Name}' of '{table.Name}' has no DEFAULT.");
        }
    }

    // Each row has its number, as VALUES has no order.
    private (SelectQuery Query, EquatableArray<BoundAssignment> Assignments)? OfValues(IReadOnlyList<IReadOnlyList<Expression>> rows, IReadOnlyList<BoundAssignment> assignments)
    {
        var numbered = rows.Select((r, i) => r.Prepend(new Constant(SqlValue.Int(i), DataType.Int)).ToEquatableArray()).ToEquatableArray();
        var source = new ValuesSource(session.NextSource(), numbered);
        var query = new SelectQuery
        {
            From = source,
            Projections = Enumerable.Range(0, numbered[0].Count).Select(i => (Expression)source.Column(i)).ToEquatableArray(),
            OrderBy = EquatableArray.Of(new Ordering(source.Column(0), Descending: false, IsNullable: false)),
        };
        return (query, assignments.ToEquatableArray());
    }

    private (SelectQuery Query, EquatableArray<BoundAssignment> Assignments)? BindQuery(QuerySyntax query, List<StoredField?> fields, CommonTableScope? commonTables)
    {
        if (new QueryBinding(session, scope).Bind(query, null, commonTables, NameNeed.None) is not { } block)
        {
            return null;
        }

        if (block.Columns.Count != fields.Count)
        {
            Width(query.Span, block.Columns.Count);
            return null;
        }

        var rows = Free(block);
        var projections = new List<Expression>();
        for (var i = 0; i < fields.Count; i++)
        {
            var value = rows.Columns[i].Value;
            if (fields[i] is { } field && FieldValues.Bring(session, field, value, SpanOf(query, i)) is { } brought)
            {
                projections.Add(ReferenceEquals(brought, value) ? rows.Projections[rows.Columns[i].Ordinal] : session.Node(brought));
            }
        }

        return session.Errors.Count > 0 ? null : (rows.ToQuery(projections), fields.Select(static (f, i) => Assignment(f!, i)).ToEquatableArray());
    }

    // Other values would make other rows distinct.
    private Block Free(Block block)
    {
        if (!block.IsDistinct)
        {
            return block;
        }

        var outer = QueryBinding.Wrap(session, block);
        foreach (var ordering in block.OrderBy)
        {
            // An order by anything else has been told.
            var column = block.Columns.FindIndex(c => block.Projections[c.Ordinal] == ordering.Key);
            if (column >= 0)
            {
                outer.OrderBy.Add(ordering with { Key = outer.Projections[outer.Columns[column].Ordinal] });
            }
        }

        return outer;
    }

    private static SourceSpan SpanOf(QuerySyntax query, int column) =>
        query.Body is SelectSyntax select && column < select.Results.Count && select.Results.All(static r => r is ColumnResultSyntax) ? select.Results[column].Span : query.Span;

    private static BoundAssignment Assignment(StoredField field, int ordinal) => new(field.Name, FieldValues.TypeOf(field).Data, ordinal);

    private void Width(SourceSpan span, int found) =>
        session.Error(FunQlErrorKind.Type, span, $"The INSERT lists {syntax.Columns.Count} fields, and this row has {found} values.");
}
