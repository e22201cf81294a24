using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The names that a source has for the columns of its query.</summary>
internal static class ColumnNames
{
    /// <summary>The columns by their new names, those without one by their own; null with a fault.</summary>
    public static IReadOnlyList<OutputColumn>? Rename(BindingSession session, Block inner, EquatableArray<NameSyntax> names, NameSyntax alias)
    {
        if (inner.Columns.Count == 0)
        {
            session.Error(FunQlErrorKind.NotAllowed, alias.Span, $"'{alias.Text}' has no columns: its query selects none.");
            return null;
        }

        if (names.Count > inner.Columns.Count)
        {
            session.Error(FunQlErrorKind.Name, names[inner.Columns.Count].Span, $"'{alias.Text}' has {inner.Columns.Count} columns, and {names.Count} names are given.");
            return null;
        }

        var columns = new List<OutputColumn>();
        var isBroken = false;
        for (var i = 0; i < inner.Columns.Count; i++)
        {
            var name = i < names.Count ? names[i].Text : inner.Columns[i].Name;
            if (name is null)
            {
                session.Error(FunQlErrorKind.Name, alias.Span, $"Column {i + 1} of '{alias.Text}' has no name.");
                isBroken = true;
            }
            else if (columns.Exists(c => c.Name == name))
            {
                session.Error(FunQlErrorKind.Name, i < names.Count ? names[i].Span : alias.Span, $"Two columns of '{alias.Text}' are called '{name}'.");
                isBroken = true;
            }

            columns.Add(inner.Columns[i] with { Name = name });
        }

        return isBroken ? null : columns;
    }
}
