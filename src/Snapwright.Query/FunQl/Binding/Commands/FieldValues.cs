using Snapwright.Model.Rules;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding.Commands;

/// <summary>Brings values to the fields that they are written to.</summary>
internal static class FieldValues
{
    /// <summary>The type of the values that are read for a field: decimals with all their digits, so that those that do not fit are told and not cut.</summary>
    public static FunQlType TypeOf(StoredField field)
    {
        var type = field.Column is { } column ? TableFields.Type(column) : TableFields.Type(field.Relation!);
        return field.Type.Kind == TypeKind.Decimal ? type with { Data = DecimalTypes.Wide(field.Type.Scale) } : type;
    }

    /// <summary>A value as one of a field; null with a fault. What a literal breaks is told here, of all others when the row is written.</summary>
    public static TypedValue? Bring(BindingSession session, StoredField field, TypedValue value, SourceSpan span)
    {
        if (value.IsError)
        {
            return null;
        }

        var type = TypeOf(field);
        var brought = IsOther(value.Type, type) ? null : Coercion.To(session, value, type);
        if (brought is null)
        {
            session.Error(FunQlErrorKind.Type, span, $"'{field.Name}' is {type}, and this is {value.Type}.");
        }
        else if (!field.IsNullable && brought.Literal is { IsNull: true })
        {
            session.Error(FunQlErrorKind.Type, span, $"'{field.Name}' is never NULL.");
        }
        else if (brought.Literal is { IsNull: false } literal && Fault(field, literal) is { } fault)
        {
            session.Error(FunQlErrorKind.Type, span, $"'{field.Name}': {fault}");
        }
        else
        {
            return Widened(session, brought, type);
        }

        return null;
    }

    // Rows of VALUES have one form in each column.
    private static TypedValue Widened(BindingSession session, TypedValue value, FunQlType type) =>
        type.Kind == TypeKind.Decimal && value.Literal is null && !AggregateTypes.IsWide(value.Type!.Data)
            ? TypedValue.Of(new Cast(session.Node(value), type.Data), type, value.IsNullable)
            : value;

    private static bool IsOther(FunQlType? value, FunQlType field) => value?.Reference is { } target && field.Reference is { } wanted && target != wanted;

    private static string? Fault(StoredField field, SqlValue literal)
    {
        if (field.Column is not { } column)
        {
            return null;
        }

        if (literal.Kind == TypeKind.Text && column.Choices.Count > 0 && !column.Choices.Contains(literal.AsString))
        {
            return $"'{literal.AsString}' is none of its choices. {NameLookup.Suggest(literal.AsString, column.Choices)}";
        }

        return column.Rules.FirstOrDefault(r => r.IsEnabled && !Allows(r, literal))?.Text;
    }

    private static bool Allows(ColumnRule rule, SqlValue value) => value.Kind switch
    {
        TypeKind.Int or TypeKind.BigInt => rule.Allows(value.AsInt64),
        TypeKind.Float => rule.Allows(value.AsDouble),
        TypeKind.Decimal => rule.Allows(value.AsDecimal),
        TypeKind.Text => rule.Allows(value.AsString),
        TypeKind.Array => rule.AllowsItems(value.AsArray.Length),
        _ => true,
    };
}
