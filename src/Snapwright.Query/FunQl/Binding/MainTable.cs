using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The table whose rows are the rows of a view.</summary>
internal static class MainTable
{
    /// <summary>What is found, held against what FOR INSERT INTO or FOR UPDATE OF says.</summary>
    public static MainRow? Of(BindingSession session, BindingScope scope, Block block, ViewLayout layout, ViewTargetSyntax? target)
    {
        var main = block.Main;
        if (target is not null)
        {
            var (table, view) = TableLookup.Find(session, scope, target.Table);
            if (view is not null)
            {
                session.Error(FunQlErrorKind.NotAllowed, target.Table.Span, $"'{view.Name}' is a view; rows are written to tables.");
            }

            if (table is null || !Check(session, target, table, main) || target.IsInsert && !CheckRequired(session, target, table, layout))
            {
                return null;
            }
        }

        return main is null
            ? null
            : new(main.Table.Name, layout.RowKeys[layout.KeyOf(main)].Ordinal) { IsForInsert = target is { IsInsert: true } };
    }

    private static bool Check(BindingSession session, ViewTargetSyntax target, Table table, RowIdentity? main)
    {
        if (main?.Table.Name == table.Name)
        {
            return true;
        }

        session.Error(
            FunQlErrorKind.NotAllowed,
            target.Span,
            main is null
                ? $"The rows of the view are not those of one table, so that they are not for '{table.Name}': groups, DISTINCT, unions and inner joins lose it."
                : $"The rows of the view are those of '{main.Table.Name}', and not of '{table.Name}'.");
        return false;
    }

    private static bool CheckRequired(BindingSession session, ViewTargetSyntax target, Table table, ViewLayout layout)
    {
        var missing = StoredFields.Of(table)
            .Where(f => f.IsRequired && f.IsInsertable && !layout.Columns.Any(c => c.MainField == f.Name))
            .Select(static f => $"'{f.Name}'")
            .ToList();
        if (missing.Count == 0)
        {
            return true;
        }

        session.Error(FunQlErrorKind.NotAllowed, target.Span, $"A new row of '{table.Name}' needs {string.Join(", ", missing)}, which the view does not select.");
        return false;
    }
}
