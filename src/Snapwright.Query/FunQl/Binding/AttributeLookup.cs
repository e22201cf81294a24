using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Finds the attributes of fields, arguments and queries.</summary>
internal static class AttributeLookup
{
    /// <summary>The attributes of a field, each name once: those that a query below gives it, then those that the model does.</summary>
    public static IEnumerable<PlacedAttribute> OfField(BindingSession session, NamedField? field) => OfField(session, field, [], new(StringComparer.Ordinal));

    /// <summary>The attributes of an argument.</summary>
    public static IEnumerable<PlacedAttribute> OfArgument(BindingSession session, BindingScope scope, ArgumentInScope argument) =>
        argument.Attributes.Select(a => new PlacedAttribute(a, scope, session.Arguments, new Block(null, null), default)
        {
            Key = $"${argument.Name}.@{a.Name.Text}",
        });

    /// <summary>The attributes that a query has as a whole, or for each of its rows.</summary>
    public static IEnumerable<PlacedAttribute> OfRows(RowSource rows)
    {
        var way = new List<DerivedRows>();
        while (rows is DerivedRows { Inner: { } inner } derived)
        {
            way.Insert(0, derived);
            if (inner.Attributes is { } collector)
            {
                return collector.OfRows.Where(static a => a.Mapping is null).Select(a => Placed(collector, a, way));
            }

            // A query in parentheses that have an order of their own.
            if (inner.Sources.Count != 1)
            {
                break;
            }

            rows = inner.Sources[0].Rows;
        }

        return [];
    }

    private static IEnumerable<PlacedAttribute> OfField(BindingSession session, NamedField? field, List<DerivedRows> way, HashSet<string> names)
    {
        switch (field)
        {
            case FieldOfTable ofTable:
                foreach (var (syntax, schema, table) in DefaultAttributes.Of(session.Texts, ofTable.Table, ofTable.Field))
                {
                    if (names.Add(syntax.Name.Text))
                    {
                        yield return OfModel(ofTable, syntax, schema, table, way);
                    }
                }

                break;
            case FieldOfQuery { Rows: { Inner: { } inner } rows } ofQuery:
                var index = inner.Columns.FindIndex(c => c.Ordinal == ofQuery.Ordinal);
                List<DerivedRows> further = [rows, .. way];
                foreach (var (_, syntax) in inner.Attributes?.OfColumns.Where(a => a.Column == index) ?? [])
                {
                    if (names.Add(syntax.Name.Text))
                    {
                        yield return Placed(inner.Attributes!, syntax, further);
                    }
                }

                foreach (var attribute in index < 0 ? [] : OfField(session, inner.Columns[index].Value.Field, further, names))
                {
                    yield return attribute;
                }

                break;
            case FieldBefore before:
                foreach (var attribute in OfField(session, before.Value.Field, [], names))
                {
                    yield return attribute with { Before = before.Values };
                }

                break;
        }
    }

    // The expression names the table that says so, which can be one that the row's inherits from.
    private static PlacedAttribute OfModel(FieldOfTable field, AttributeSyntax syntax, string schema, TableName table, List<DerivedRows> way)
    {
        var row = new Block(null, null);
        if (field.Rows is { } rows)
        {
            row.AddSource(new(table.Name, table, rows));
        }

        var name = $"{table}.{field.Field}";
        return new(syntax, new(schema, IsPrivileged: true), ArgumentScope.None, row, way.ToEquatableArray()) { Text = $"'{name}'", Key = $"{name}.@{syntax.Name.Text}" };
    }

    private static PlacedAttribute Placed(AttributeCollector collector, AttributeSyntax syntax, List<DerivedRows> way) =>
        new(syntax, collector.Scope!, collector.Arguments, collector.Block!, way.ToEquatableArray())
        {
            Text = collector.Text,
            Key = collector.Text is null ? null : $"{collector.Text}.@{syntax.Name.Text}",
        };
}
