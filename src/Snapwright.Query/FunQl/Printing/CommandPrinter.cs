using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>Inserts, updates and deletes.</summary>
internal sealed class CommandPrinter(PrintOutput output)
{
    public void Print(CommandSyntax command)
    {
        if (command.With is not null)
        {
            output.Queries.With(command.With);
            output.Add(" ");
        }

        switch (command)
        {
            case InsertSyntax n:
                Insert(n);
                break;
            case UpdateSyntax n:
                output.Add("UPDATE ").Sources.Print(n.Target);
                Assignments(n.Assignments);
                Source(" FROM ", n.From);
                output.Queries.Clause(" WHERE ", n.Where);
                break;
            case DeleteSyntax n:
                output.Add("DELETE FROM ").Sources.Print(n.Target);
                Source(" USING ", n.Using);
                output.Queries.Clause(" WHERE ", n.Where);
                break;
        }

        if (command.Returning.Count > 0)
        {
            output.Add(" RETURNING ").List(command.Returning, static (o, r) => o.Queries.Result(r));
        }
    }

    public void Assignment(AssignmentSyntax node)
    {
        if (node.Columns.Count == 1)
        {
            output.Name(node.Columns[0]);
        }
        else
        {
            output.Add("(").List(node.Columns, static (o, c) => o.Name(c)).Add(")");
        }

        output.Add(" = ").Queries.ValueOrDefault(node.Value);
    }

    public void OnConflict(OnConflictSyntax node)
    {
        output.Add("ON CONFLICT").Columns(node.Columns).Add(node.Assignments.Count == 0 ? " DO NOTHING" : " DO UPDATE");
        if (node.Assignments.Count > 0)
        {
            Assignments(node.Assignments);
            output.Queries.Clause(" WHERE ", node.Where);
        }
    }

    private void Insert(InsertSyntax insert)
    {
        output.Add("INSERT INTO ").Sources.Print(insert.Target);
        output.Columns(insert.Columns).Add(insert.Rows is null ? " DEFAULT VALUES" : " ");
        if (insert.Rows is not null)
        {
            output.Queries.Print(insert.Rows);
        }

        if (insert.OnConflict is not null)
        {
            output.Add(" ");
            OnConflict(insert.OnConflict);
        }
    }

    private void Assignments(EquatableArray<AssignmentSyntax> assignments) =>
        output.Add(" SET ").List(assignments, static (o, a) => o.Commands.Assignment(a));

    private void Source(string keyword, SourceSyntax? source)
    {
        if (source is not null)
        {
            output.Add(keyword).Sources.Print(source);
        }
    }
}
