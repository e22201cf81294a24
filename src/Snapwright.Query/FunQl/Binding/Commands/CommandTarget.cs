using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding.Commands;

/// <summary>Finds the table that a command changes.</summary>
internal static class CommandTarget
{
    /// <summary>The table; null with a fault.</summary>
    public static Table? Find(BindingSession session, BindingScope scope, CommandSyntax syntax)
    {
        var target = syntax.Target;
        var (table, view) = TableLookup.Find(session, scope, target.Table);
        if (view is not null)
        {
            session.Error(FunQlErrorKind.NotAllowed, target.Table.Span, $"'{view.Name}' is a view; rows are written to tables.");
        }

        if (table is null)
        {
            return null;
        }

        if (target.IsAsRoot)
        {
            session.NotSupported(target.Span, "WITH SUPERUSER ROLE for the table that a command changes");
            return null;
        }

        if (table.IsSystem)
        {
            session.NotSupported(target.Table.Span, $"A command on '{table.Name}', whose rows are edits of the schema and written through /api/{table.Name},");
            return null;
        }

        var fault = table.IsFrozen ? $"The rows of '{table.Name}' are frozen: they are only read."
            : table.IsAbstract && syntax is InsertSyntax
                ? $"'{table.Name}' is abstract and has no rows of its own; insert into one of: {string.Join(", ", table.Hierarchy!.Types)}."
            : table.IsSingleRecord && syntax is DeleteSyntax ? $"The one row of '{table.Name}' cannot be deleted."
            : null;
        if (fault is null)
        {
            return table;
        }

        session.Error(FunQlErrorKind.NotAllowed, target.Table.Span, fault);
        return null;
    }
}
