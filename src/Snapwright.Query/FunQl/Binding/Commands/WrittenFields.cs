using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding.Commands;

/// <summary>Finds the fields that a command writes, each named once.</summary>
/// <param name="session">The session.</param>
/// <param name="scope">Where the text stands.</param>
/// <param name="table">The table.</param>
/// <param name="isInsert">Whether rows are made, or are there.</param>
internal sealed class WrittenFields(BindingSession session, BindingScope scope, Table table, bool isInsert)
{
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    /// <summary>The field of a name; null with a fault.</summary>
    public StoredField? Find(NameSyntax name)
    {
        if (TableFields.Find(table, name.Text) is not { } field)
        {
            Error(FunQlErrorKind.Name, name, $"There is no field '{name.Text}' in '{table.Name}'. {NameLookup.Suggest(name.Text, StoredFields.Of(table).Select(static f => f.Name))}");
            return null;
        }

        if (Fault(field) is { } fault)
        {
            Error(FunQlErrorKind.NotAllowed, name, $"'{field.Name}' of '{table.Name}' {fault}");
            return null;
        }

        if (!_named.Add(field.Name))
        {
            Error(FunQlErrorKind.Name, name, $"'{field.Name}' is set twice.");
            return null;
        }

        session.Depend(ViewDependencyKind.Field, table.Name, field.Name);
        return StoredFields.Of(table).First(f => f.Name == field.Name);
    }

    private string? Fault(TableField field)
    {
        if (field.Computed is not null)
        {
            return "is computed, and is not written.";
        }

        if (field.IsElsewhere)
        {
            return $"has its foreign key elsewhere; write the rows of '{field.Relation!.Target}'.";
        }

        if (!field.IsPublished && !scope.IsPrivileged)
        {
            return "is not published; only stored views may use it.";
        }

        var stored = StoredFields.Of(table).First(f => f.Name == field.Name);
        return !stored.IsInsertable ? "is made by the server."
            : isInsert || stored.IsChangeable ? null
            : stored.Column is { IsPrimary: true } ? "is the key, and does not change."
            : "is set when a row is made, and does not change (isUpdatable).";
    }

    private void Error(FunQlErrorKind kind, NameSyntax name, string message) => session.Error(kind, name.Span, message);
}
