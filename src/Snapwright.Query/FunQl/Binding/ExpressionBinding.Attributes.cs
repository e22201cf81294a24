using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    private TypedValue BindCellAttribute(CellAttributeSyntax syntax) => IsBarred(syntax.Span) ? TypedValue.Error : BindPath(syntax.Path, syntax.Name);

    private TypedValue BindRowAttribute(RowAttributeSyntax syntax)
    {
        if (IsBarred(syntax.Span))
        {
            return TypedValue.Error;
        }

        var (schema, table) = (syntax.Source.Schema?.Text, syntax.Source.Name);
        if (FieldLookup.FindSource(scope, block, schema, table.Text) is { } source)
        {
            return Attribute(AttributeLookup.OfRows(source.Rows), $"'{source.Name}'", null, syntax.Name);
        }

        return FieldLookup.UnknownSource(session, block, table);
    }

    private bool IsBarred(SourceSpan span)
    {
        if (clause != Clause.Definition)
        {
            return false;
        }

        session.Error(FunQlErrorKind.NotAllowed, span, "An expression of the model does not use attributes.");
        return true;
    }

    /// <summary>An attribute of a field: what the field is itself does not matter, unless it is mapped.</summary>
    private TypedValue AttributeOf(TypedValue field, NameSyntax name, string of) => Attribute(AttributeLookup.OfField(session, field.Field), of, field, name);

    private TypedValue Attribute(IEnumerable<PlacedAttribute> attributes, string of, TypedValue? cell, NameSyntax name)
    {
        var all = attributes.ToList();
        return NameLookup.Find(all, static a => a.Syntax.Name.Text, name.Text) is { } attribute
            ? new AttributeReader(session, block).Read(attribute, cell, name.Span)
            : session.Error(FunQlErrorKind.Name, name.Span, $"{of} has no attribute '{name.Text}'. {NameLookup.Suggest(name.Text, all.Select(static a => a.Syntax.Name.Text))}");
    }
}
