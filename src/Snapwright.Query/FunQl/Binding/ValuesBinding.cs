using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Binds VALUES. Its columns are called <c>column1</c>, <c>column2</c> and so on, unless the source names them.</summary>
internal sealed class ValuesBinding(BindingSession session, BindingScope scope)
{
    public Block? Bind(ValuesSyntax syntax, Block? outer, CommonTableScope? commonTables)
    {
        var width = syntax.Rows[0].Count;
        var expressions = new ExpressionBinding(session, scope, new Block(outer, commonTables), Clause.Values);
        var rows = new List<List<TypedValue>>();
        var isBroken = false;
        foreach (var row in syntax.Rows)
        {
            if (row.Count != width)
            {
                session.Error(FunQlErrorKind.Type, row.OfType<ExpressionSyntax>().FirstOrDefault()?.Span ?? syntax.Span, $"All rows of VALUES have as many values: {width}, and not {row.Count}.");
                isBroken = true;
            }

            var values = row.Select(v => v is null ? Default(syntax) : expressions.Bind(v)).ToList();
            isBroken |= values.Exists(static v => v.IsError);
            rows.Add(values);
        }

        return isBroken || Types(syntax, rows) is not { } types ? null : Make(rows, types, outer, commonTables);
    }

    private TypedValue Default(ValuesSyntax syntax) =>
        session.Error(FunQlErrorKind.NotAllowed, syntax.Span, "DEFAULT stands in the VALUES of INSERT only.");

    private List<FunQlType>? Types(ValuesSyntax syntax, List<List<TypedValue>> rows)
    {
        var types = new List<FunQlType>();
        for (var i = 0; i < rows[0].Count; i++)
        {
            var common = rows[0][i];
            for (var j = 1; j < rows.Count; j++)
            {
                if (Coercion.Common(common, rows[j][i]) is not { } type)
                {
                    session.Error(FunQlErrorKind.Type, syntax.Rows[j][i]!.Span, $"The values of a column must be of one type: this is {rows[j][i].Type}, and what stands above is {common.Type}.");
                    return null;
                }

                if (!common.IsNull || !rows[j][i].IsNull)
                {
                    common = TypedValue.Of(BooleanLiteral.True, type, isNullable: true);
                }
            }

            types.Add(common.Type ?? FunQlType.Text);
        }

        return types;
    }

    private Block Make(List<List<TypedValue>> rows, List<FunQlType> types, Block? outer, CommonTableScope? commonTables)
    {
        var columns = new Block(outer, commonTables) { IsOpaque = true };
        for (var i = 0; i < types.Count; i++)
        {
            var value = TypedValue.Of(BooleanLiteral.True, types[i], rows.Exists(r => r[i].IsNullable));
            columns.AddColumn("column" + (i + 1).ToString(CultureInfo.InvariantCulture), value, value.Node!);
        }

        var nodes = rows
            .Select(r => r.Select((v, i) => Typed(v, types[i])).ToEquatableArray())
            .ToEquatableArray();
        var block = QueryBinding.Wrap(session, columns, n => new ValuesSource(n, nodes));
        block.IsOpaque = true;
        return block;
    }

    private Expression Typed(TypedValue value, FunQlType type) => session.Node(Coercion.To(session, value, type)!);
}
