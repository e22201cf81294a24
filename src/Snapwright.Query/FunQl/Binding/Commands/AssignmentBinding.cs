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
            if (syntax.Columns.Count == 1)
            {
                Add(syntax.Columns[0], syntax.Value is { } single ? _expressions.Bind(single) : null, syntax.Value?.Span ?? syntax.Span);
                continue;
            }

            var row = _expressions.BindRow(((ScalarQuerySyntax)syntax.Value!).Query, syntax.Columns.Count);
            for (var i = 0; i < syntax.Columns.Count; i++)
            {
                Add(syntax.Columns[i], row is null ? TypedValue.Error : row[i], syntax.Value.Span);
            }
        }

        return assignments.ToEquatableArray();

        void Add(NameSyntax name, TypedValue? value, SourceSpan span)
        {
            if (_fields.Find(name) is not { } field)
            {
                return;
            }

            if (value is null)
            {
                assignments.Add(Default(field, name.Span));
            }
            else if (FieldValues.Bring(session, field, value, span) is { } brought)
            {
                assignments.Add(new(field.Name, FieldValues.TypeOf(field).Data, projections.Count));
                projections.Add(session.Node(brought));
            }
        }
    }

    private BoundAssignment Default(StoredField field, SourceSpan span)
    {
        if (field.IsRequired)
        {
            session.Error(FunQlErrorKind.NotAllowed, span, $"'{field.Name}' of '{table.Name}' has no default.");
        }

        return new(field.Name, field.Type, null);
    }
}
