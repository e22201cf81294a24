using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Binds mappings: their attribute is that of the cell's value, and what becomes of it is in the mapping itself.</summary>
internal sealed class MappingBinding(BindingSession session, BindingScope scope)
{
    /// <summary>The attribute, which is one of each row; null with a fault.</summary>
    /// <param name="syntax">The attribute.</param>
    /// <param name="mapping">Its mapping.</param>
    /// <param name="type">The type of what is mapped.</param>
    public BoundAttribute? Bind(AttributeSyntax syntax, MappingSyntax mapping, FunQlType type)
    {
        if (mapping.IsOfItems != (type.Kind == TypeKind.Array))
        {
            session.Error(
                FunQlErrorKind.Type, syntax.Span, mapping.IsOfItems ? $"'array MAPPING' is of an array, and this is of {type}." : "A MAPPING of an array is written 'array MAPPING'.");
            return null;
        }

        var item = mapping.IsOfItems ? new FunQlType(type.Data.ItemType) { Choices = type.Choices, Reference = type.Reference } : type;
        var expressions = new ExpressionBinding(session, scope, new Block(null, null), Clause.Values);
        var whens = mapping.Branches.Select(b => Literal(expressions, b.When, item)).ToList();
        var syntaxes = mapping.Branches.Select(static b => b.Then).Concat(mapping.Otherwise is null ? [] : [mapping.Otherwise]).ToList();
        var thens = syntaxes.ConvertAll(expressions.Bind);
        if (whens.Exists(static w => w is null) || thens.Exists(static t => t.IsError) || Common(thens, syntaxes) is not { } result)
        {
            return null;
        }

        var values = new List<SqlValue>();
        for (var i = 0; i < thens.Count; i++)
        {
            if (Literals.ValueAs(session, thens[i], result) is not { } value)
            {
                session.Error(FunQlErrorKind.NotAllowed, syntaxes[i].Span, "What a MAPPING yields is a literal.");
                return null;
            }

            values.Add(value);
        }

        var cases = whens.Select((w, i) => new MappingCase(w!.Value, values[i])).ToEquatableArray();
        var bound = new BoundMapping(cases, mapping.Otherwise is null ? null : values[values.Count - 1], mapping.IsOfItems);
        var naming = mapping.IsOfItems && result.ViewNaming == ViewNaming.One ? ViewNaming.Many : result.ViewNaming;
        var mapped = !mapping.IsOfItems ? result.Data : naming == ViewNaming.Many ? DataType.Json : DataType.ArrayOf(result.Kind);
        return new(syntax.Name.Text, mapped, AttributeScope.PerRow, -1) { IsInternal = syntax.IsInternal, Mapping = bound, ViewNaming = naming };
    }

    private SqlValue? Literal(ExpressionBinding expressions, ExpressionSyntax syntax, FunQlType type)
    {
        var literal = expressions.Bind(syntax);
        if (literal.IsError)
        {
            return null;
        }

        if (Literals.ValueAs(session, literal, type) is not { } value)
        {
            session.Error(FunQlErrorKind.Type, syntax.Span, $"WHEN of a MAPPING wants a literal of {type}.");
            return null;
        }

        if (type.Choices.Count > 0 && value is { IsNull: false, Kind: TypeKind.Text } && !type.Choices.Contains(value.AsString))
        {
            session.Error(FunQlErrorKind.Type, syntax.Span, $"'{value.AsString}' is none of the choices of the enum. {NameLookup.Suggest(value.AsString, type.Choices)}");
            return null;
        }

        return value;
    }

    private FunQlType? Common(List<TypedValue> values, List<ExpressionSyntax> syntaxes)
    {
        FunQlType? common = null;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].Type is not { } type)
            {
                continue;
            }

            common = common is null ? type : TypeRules.Unify(common, type);
            if (common is null)
            {
                session.Error(FunQlErrorKind.Type, syntaxes[i].Span, $"What a MAPPING yields is of one type, and this is {type}.");
                return null;
            }
        }

        return common ?? FunQlType.Text;
    }
}
