using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Checks the attributes of a field, as a view that selects the field would have them.</summary>
internal static class FieldAttributeChecks
{
    public static EquatableArray<FunQlError> Check(ModelTexts texts, FieldAttributes attributes)
    {
        var parsed = texts.Attributes(attributes.Attributes);
        if (parsed.Errors.Count > 0)
        {
            return parsed.Errors;
        }

        if (texts.Model.Find(attributes.Table) is not { } table || TableFields.Find(table, attributes.Field) is not { IsElsewhere: false })
        {
            // The reader of the model has told of the name, at its own place.
            return default;
        }

        var session = new BindingSession(texts, new PermissionWeaver(Caller.System), isDefinition: false);
        var scope = new BindingScope(attributes.Schema, IsPrivileged: true);
        var block = new Block(null, null);
        var rows = new TableRows(block, session.NextSource(), table);
        session.Add(rows);
        block.AddSource(new(table.Name.Name, table.Name, rows));
        block.SetFrom(new SourceLeaf(rows, null, isLateral: false));
        var value = new FieldReader(session, scope).Read(rows, attributes.Field, default, isValue: true);
        if (value.IsError)
        {
            return default;
        }

        block.AddColumn(attributes.Field, value, session.Node(value));
        var collector = new AttributeCollector();
        collector.Begin(session, scope, block);
        collector.OfColumns.AddRange(parsed.Value.Select(static a => (0, a)));
        new AttributeBinding(session, scope, block, new ViewLayout(session, scope, block)).Bind(collector);
        return session.SortedErrors();
    }
}
