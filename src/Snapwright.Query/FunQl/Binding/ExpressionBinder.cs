using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Binds expressions over one row of a table: computed fields, checks, indexes. Pure; one per model, for any number of threads.</summary>
public sealed class ExpressionBinder
{
    private readonly ModelTexts _texts;

    /// <summary>Makes the binder of a model.</summary>
    public ExpressionBinder(MetadataModel model)
        : this(new ModelTexts(model))
    {
    }

    internal ExpressionBinder(ModelTexts texts) => _texts = texts;

    /// <summary>Binds an expression.</summary>
    /// <param name="table">The table.</param>
    /// <param name="syntax">The expression.</param>
    /// <param name="use">What it is for.</param>
    /// <param name="field">The computed field that it is of; null for anything else. It cannot use itself.</param>
    public ExpressionResult Bind(Table table, ExpressionSyntax syntax, ExpressionUse use, string? field = null)
    {
        var session = new BindingSession(_texts, new PermissionWeaver(Caller.System), isDefinition: use != ExpressionUse.ComputedField)
        {
            ReadsStored = use is not (ExpressionUse.StoredField or ExpressionUse.Check),
        };
        if (field is not null)
        {
            session.Open($"{table.Name}.{field}", $"The computed field '{field}' of '{table.Name}'", syntax.Span);
        }

        var block = new Block(null, null);
        var rows = new TableRows(block, session.NextSource(), table);
        session.Add(rows);
        session.Depend(ViewDependencyKind.Table, table.Name, null);
        session.Weaver.Restrict(table, rows.Number, null);
        block.AddSource(new(table.Name.Name, table.Name, rows));
        block.SetFrom(new SourceLeaf(rows, null, isLateral: false));
        var value = new ExpressionBinding(session, new(table.Name.Schema, IsPrivileged: true), block, Clause.Definition).Bind(syntax);
        var isLocal = session.Weaver.Woven.Count == 1;
        Check(session, syntax.Span, value, use, isLocal);
        if (session.Errors.Count > 0)
        {
            return new(null, session.SortedErrors());
        }

        var node = session.Node(value);
        return new(
            new()
            {
                Node = node,
                Type = value.Type is { Kind: TypeKind.Interval } span ? span.Data : node.Type,
                IsNullable = value.IsNullable,
                Reference = value.Type?.Reference,
                Choices = value.Type?.Choices ?? default,
                IsLocal = isLocal,
                Query = block.ToQuery([rows.KeyReference, node]),
                Parameters = session.Parameters.ToArray(),
                DependsOn = session.SortedDependencies(),
            },
            default);
    }

    private static void Check(BindingSession session, SourceSpan span, TypedValue value, ExpressionUse use, bool isLocal)
    {
        if (value.IsError)
        {
            return;
        }

        if (use is ExpressionUse.Check or ExpressionUse.IndexPredicate && value.Type is { Kind: not TypeKind.Boolean } type)
        {
            session.Error(
                FunQlErrorKind.Type, span, $"{(use == ExpressionUse.Check ? "A check" : "The condition of an index")} must be true or false (bool), and this is {type}.");
        }

        if (value.Type is { Kind: TypeKind.Interval } && use is ExpressionUse.StoredField or ExpressionUse.IndexColumn or ExpressionUse.IncludedColumn)
        {
            session.NotSupported(span, use == ExpressionUse.StoredField ? "A materialised computed field that is an interval" : "An interval in an index");
        }

        if (use == ExpressionUse.IndexColumn && value.Type is { } column && !TypeRules.IsComparable(column.Data) && column.Kind != TypeKind.Array)
        {
            session.Error(FunQlErrorKind.Type, span, $"An index is over values that can be compared, and this is {column}.");
        }

        if (!isLocal && (use is ExpressionUse.IndexColumn or ExpressionUse.IncludedColumn or ExpressionUse.IndexPredicate))
        {
            session.Error(FunQlErrorKind.NotAllowed, span, "An index sees the row only; no arrow leads out of it.");
        }
    }
}
