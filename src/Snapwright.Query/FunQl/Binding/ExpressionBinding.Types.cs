using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    private TypedValue BindTypeTest(TypeTestSyntax syntax)
    {
        var value = BindPath(syntax.Path);
        var (table, view) = TableLookup.Find(session, scope, syntax.Table);
        if (view is not null)
        {
            return session.Error(FunQlErrorKind.NotAllowed, syntax.Table.Span, $"'{view.Name}' is a view, and rows are of tables.");
        }

        if (value.IsError || table is null)
        {
            return TypedValue.Error;
        }

        if (value is not { Origin.Field: Hierarchy.TypeField, Node: ColumnReference column } || session.Rows(column.Source) is not TableRows { Table.Hierarchy: not null } rows)
        {
            return session.Error(
                FunQlErrorKind.NotAllowed, syntax.Path.Span, $"{Word(syntax)} asks of which table a row is: of '{Hierarchy.TypeField}' of a table with a parent or children.");
        }

        session.Depend(ViewDependencyKind.Table, table.Name, null);
        return syntax.IsExact ? BindExactType(syntax, rows, column, table) : BindInherited(syntax, rows, column, table);
    }

    private TypedValue BindExactType(TypeTestSyntax syntax, TableRows rows, ColumnReference column, Table table)
    {
        if (table.IsAbstract)
        {
            return session.Error(FunQlErrorKind.NotAllowed, syntax.Table.Span, $"'{table.Name}' is abstract: no row is of it alone. INHERITED FROM asks for those below it.");
        }

        return rows.Table.Hierarchy!.Types.Contains(table.Name)
            ? OfTypes(rows, column, new(EquatableArray.Of(table.Name), table))
            : Unrelated(syntax, rows.Table, table);
    }

    private TypedValue BindInherited(TypeTestSyntax syntax, TableRows rows, ColumnReference column, Table table)
    {
        if (table.Name == rows.Table.Name || rows.Table.Hierarchy!.IsBelow(table.Name))
        {
            return Truth(BooleanLiteral.True, isNullable: false);
        }

        return table.Hierarchy?.IsBelow(rows.Table.Name) == true
            ? OfTypes(rows, column, new(table.Hierarchy.Types, table))
            : Unrelated(syntax, rows.Table, table);
    }

    private TypedValue OfTypes(TableRows rows, ColumnReference column, TypeFact fact)
    {
        Expression test = fact.Types.Count == 0 ? BooleanLiteral.False : new IsOfType(column, fact.Types);
        return Truth(test, rows.IsNullable).WithFacts(TypeFacts.Of(session.Model, rows, fact));
    }

    /// <summary>One value of several, by the table that a row is of; null with a fault.</summary>
    public TypedValue? OfCases(IReadOnlyList<(EquatableArray<TableName> Types, TypedValue Value)> cases, ColumnReference type, SourceSpan span, string what)
    {
        var place = new NullSyntax { Span = span };
        if (Unified(cases.Select(static c => c.Value).ToList(), cases.Select(ExpressionSyntax (_) => place).ToList(), what) is not { } all)
        {
            return null;
        }

        var branches = cases.Take(cases.Count - 1).Select((c, i) => new ConditionalBranch(new IsOfType(type, c.Types), all.Nodes[i])).ToEquatableArray();
        return TypedValue.Of(
            new Conditional(branches, all.Nodes[all.Nodes.Count - 1], all.Type.Node), all.Type, cases.Any(static c => c.Value.IsNullable || c.Value.IsNull));
    }

    private TypedValue Unrelated(TypeTestSyntax syntax, Table rows, Table table) => session.Error(
        FunQlErrorKind.NotAllowed,
        syntax.Table.Span,
        $"No row of '{rows.Name}' is of '{table.Name}'. Tables below it: {(rows.Hierarchy!.Descendants.Count == 0 ? "none" : string.Join(", ", rows.Hierarchy.Descendants))}.");

    private static string Word(TypeTestSyntax syntax) => syntax.IsExact ? "OFTYPE" : "INHERITED FROM";

    /// <summary>Binds where rows are known to be of some tables, so that they have the fields of those.</summary>
    private TypedValue BindWhere(IReadOnlyDictionary<TableRows, TypeFact> known, ExpressionSyntax syntax)
    {
        if (known.Count == 0)
        {
            return Bind(syntax);
        }

        var before = known.Keys.Select(static rows => (Rows: rows, rows.Known)).ToList();
        foreach (var fact in known)
        {
            fact.Key.Known = fact.Key.Known is { } earlier ? earlier.And(session.Model, fact.Value) : fact.Value;
        }

        var value = Bind(syntax);
        before.ForEach(static b => b.Rows.Known = b.Known);
        return value;
    }
}
