using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Finds which source a name means.</summary>
internal static class FieldLookup
{
    /// <summary>The source and the name that the field has there; null with a fault.</summary>
    public static (RowSource Rows, string Field)? Find(BindingSession session, BindingScope scope, Block block, FieldSyntax syntax)
    {
        var isTableKnown = false;
        for (var current = block; current is not null; current = current.Outer)
        {
            var sources = current.Sources.Where(s => IsMeant(s, syntax, scope, StringComparison.Ordinal)).ToList();
            if (sources.Count == 0 && syntax.Table is not null)
            {
                sources = [.. current.Sources.Where(s => IsMeant(s, syntax, scope, StringComparison.OrdinalIgnoreCase))];
            }

            isTableKnown |= sources.Count > 0;
            var found = FindIn(sources, syntax.Name.Text);
            if (found.Count > 1)
            {
                session.Error(
                    FunQlErrorKind.Name,
                    syntax.Span,
                    $"'{syntax.Name.Text}' is ambiguous: {string.Join(", ", found.Select(f => $"{f.Source.Name}.{f.Field}"))}.");
                return null;
            }

            if (found.Count == 1)
            {
                return (found[0].Source.Rows, found[0].Field);
            }

            if (sources.Count > 0 && syntax.Table is not null)
            {
                break;
            }
        }

        Unknown(session, scope, block, syntax, isTableKnown);
        return null;
    }

    /// <summary>The source of a name; null where there is none.</summary>
    public static NamedSource? FindSource(BindingScope scope, Block block, string? schema, string table)
    {
        for (var current = block; current is not null; current = current.Outer)
        {
            if ((current.Sources.FirstOrDefault(s => IsMeant(s, schema, table, scope, StringComparison.Ordinal))
                ?? current.Sources.FirstOrDefault(s => IsMeant(s, schema, table, scope, StringComparison.OrdinalIgnoreCase))) is { } source)
            {
                return source;
            }
        }

        return null;
    }

    /// <summary>Tells that no source has a name.</summary>
    public static TypedValue UnknownSource(BindingSession session, Block block, NameSyntax table)
    {
        return Chain(block).Any(static b => b.IsBroken)
            ? TypedValue.Error
            : session.Error(FunQlErrorKind.Name, table.Span, $"FROM has no '{table.Text}'. {NameLookup.Suggest(table.Text, Chain(block).SelectMany(SourceNames))}");
    }

    /// <summary>The names of the sources that a query can name.</summary>
    public static IEnumerable<string> SourceNames(Block block) => block.Sources.Concat(block.Before?.Sources ?? []).Select(static s => s.Name);

    /// <summary>Whether a source is the one before the point; any is where there is none.</summary>
    public static bool IsMeant(NamedSource source, FieldSyntax syntax, BindingScope scope, StringComparison comparison) =>
        syntax.Table is null || IsMeant(source, syntax.Schema?.Text, syntax.Table.Text, scope, comparison);

    public static bool IsMeant(NamedSource source, string? schema, string table, BindingScope scope, StringComparison comparison) =>
        string.Equals(source.Name, table, comparison)
        && (schema is null || source.FullName is { } full && string.Equals(full.Schema, TableLookup.Schema(schema, scope), comparison));

    private static List<(NamedSource Source, string Field)> FindIn(List<NamedSource> sources, string name)
    {
        var found = new List<(NamedSource, string)>();
        if (name == TableFields.Main)
        {
            return [.. sources.Where(static s => s.Rows is TableRows).Select(s => (s, name))];
        }

        foreach (var source in sources)
        {
            foreach (var field in source.Rows.FieldNames.Where(f => f == name))
            {
                found.Add((source, field));
            }
        }

        if (found.Count > 0)
        {
            return found;
        }

        foreach (var source in sources)
        {
            foreach (var field in source.Rows.FieldNames.Where(f => string.Equals(f, name, StringComparison.OrdinalIgnoreCase)))
            {
                found.Add((source, field));
            }
        }

        return found;
    }

    /// <summary>Whether a source of a query itself has a field.</summary>
    public static bool IsField(Block block, string name) => FindIn([.. block.Sources], name).Count > 0;

    private static void Unknown(BindingSession session, BindingScope scope, Block block, FieldSyntax syntax, bool isTableKnown)
    {
        if (Chain(block).Any(static b => b.IsBroken))
        {
            return;
        }

        var name = syntax.Name.Text;
        if (syntax.Table is { } table && !isTableKnown)
        {
            UnknownSource(session, block, table);
            return;
        }

        var meant = Chain(block).SelectMany(static b => b.Sources).Where(s => IsMeant(s, syntax, scope, StringComparison.OrdinalIgnoreCase)).ToList();
        var many = meant.Select(s => s.Rows).OfType<TableRows>().FirstOrDefault(r => r.Table.FindRelation(name) is { HasForeignKey: false });
        if (many is not null)
        {
            var relation = many.Table.FindRelation(name)!;
            session.Error(
                FunQlErrorKind.Name,
                syntax.Name.Span,
                $"'{name}' of '{many.Table.Name}' has its foreign key elsewhere, so that it is no value of a row; join '{relation.Target}', or use a sub-query.");
            return;
        }

        var where = meant.Count == 1 ? $" in '{meant[0].Name}'" : "";
        session.Error(
            FunQlErrorKind.Name, syntax.Name.Span, $"There is no field '{name}'{where}. {NameLookup.Suggest(name, meant.SelectMany(static s => s.Rows.FieldNames))}");
    }

    private static IEnumerable<Block> Chain(Block? block)
    {
        for (; block is not null; block = block.Outer)
        {
            yield return block;
        }
    }
}
