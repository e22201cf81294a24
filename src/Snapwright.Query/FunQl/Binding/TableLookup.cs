using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Finds tables and views by their names.</summary>
internal static class TableLookup
{
    /// <summary>The name that stands for the home schema.</summary>
    private const string Self = "__self";

    /// <summary>The schema that a name of one means.</summary>
    public static string Schema(string name, BindingScope scope) => name == Self ? scope.HomeSchema : name;

    /// <summary>The table of a name, or the view where there is no such table; both null with a fault.</summary>
    public static (Table? Table, ViewDefinition? View) Find(BindingSession session, BindingScope scope, TableNameSyntax syntax, IEnumerable<string>? others = null)
    {
        var schema = syntax.Schema is null ? scope.HomeSchema : Schema(syntax.Schema.Text, scope);
        var found = FindIn(session.Model, schema, syntax.Name.Text);
        if (found is (null, null) && syntax.Schema is null && schema != TableName.DefaultSchema)
        {
            found = FindIn(session.Model, TableName.DefaultSchema, syntax.Name.Text);
        }

        if (found is (null, null))
        {
            var written = syntax.Schema is null ? syntax.Name.Text : $"{syntax.Schema.Text}.{syntax.Name.Text}";
            var names = session.Model.Tables.Select(static t => t.Name.ToString()).Concat(session.Model.Views.Select(static v => v.Name.ToString()));
            session.Error(
                FunQlErrorKind.Name, syntax.Span, $"There is no table or view '{written}'. {NameLookup.Suggest(written, (others ?? []).Concat(names))}");
        }

        return found;
    }

    /// <summary>The view of a name, whether there is a table of that name or not; null with a fault.</summary>
    public static ViewDefinition? FindView(BindingSession session, BindingScope scope, TableNameSyntax syntax)
    {
        var schema = syntax.Schema is null ? scope.HomeSchema : Schema(syntax.Schema.Text, scope);
        var view = FindViewIn(session.Model, schema, syntax.Name.Text);
        if (view is null && syntax.Schema is null && schema != TableName.DefaultSchema)
        {
            view = FindViewIn(session.Model, TableName.DefaultSchema, syntax.Name.Text);
        }

        if (view is null)
        {
            var written = syntax.Schema is null ? syntax.Name.Text : $"{syntax.Schema.Text}.{syntax.Name.Text}";
            session.Error(FunQlErrorKind.Name, syntax.Span, $"There is no view '{written}'. {NameLookup.Suggest(written, session.Model.Views.Select(static v => v.Name.ToString()))}");
        }

        return view;
    }

    private static ViewDefinition? FindViewIn(MetadataModel model, string schema, string name) =>
        model.FindView(new(schema, name)) ?? NameLookup.Find(model.Views.Where(v => IsSchema(v.Name, schema)), static v => v.Name.Name, name);

    private static (Table? Table, ViewDefinition? View) FindIn(MetadataModel model, string schema, string name)
    {
        var exact = new TableName(schema, name);
        if (model.Find(exact) is { } table)
        {
            return (table, null);
        }

        if (model.FindView(exact) is { } view)
        {
            return (null, view);
        }

        var near = NameLookup.Find(model.Tables.Where(t => IsSchema(t.Name, schema)), static t => t.Name.Name, name);
        return near is not null ? (near, null) : (null, NameLookup.Find(model.Views.Where(v => IsSchema(v.Name, schema)), static v => v.Name.Name, name));
    }

    private static bool IsSchema(TableName name, string schema) => string.Equals(name.Schema, schema, StringComparison.OrdinalIgnoreCase);
}
