using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Reads types.</summary>
internal static class TypeReader
{
    private static readonly Dictionary<string, DataType> Scalars = new(StringComparer.OrdinalIgnoreCase)
    {
        ["int"] = DataType.Int,
        ["bigint"] = DataType.BigInt,
        ["float"] = DataType.Float,
        ["decimal"] = TypeRules.ArgumentDecimal,
        ["string"] = DataType.Text,
        ["bool"] = DataType.Boolean,
        ["datetime"] = DataType.DateTime,
        ["date"] = DataType.Date,
        ["time"] = DataType.Time,
        ["json"] = DataType.Json,
        ["uuid"] = DataType.Uuid,
        ["interval"] = DataType.Interval,
    };

    /// <summary>The type; null with a fault.</summary>
    public static FunQlType? Read(BindingSession session, BindingScope scope, TypeSyntax syntax, bool isCast)
    {
        switch (syntax)
        {
            case ScalarTypeSyntax scalar:
                return Scalar(session, scalar.Name, isCast);
            case EnumTypeSyntax or ReferenceTypeSyntax when isCast:
                return NotCast(session, syntax.Span);
            case EnumTypeSyntax choices:
                return new(DataType.Text) { Choices = choices.Values };
            case ReferenceTypeSyntax reference:
                return Reference(session, scope, reference);
            case ArrayTypeSyntax array:
                return Array(session, scope, array, isCast);
            default:
                session.NotSupported(syntax.Span, "This type");
                return null;
        }
    }

    private static FunQlType? Scalar(BindingSession session, NameSyntax name, bool isCast)
    {
        if (string.Equals(name.Text, "uvref", StringComparison.OrdinalIgnoreCase))
        {
            return isCast ? NotCast(session, name.Span) : new(DataType.Json) { ViewNaming = ViewNaming.One };
        }

        if (Scalars.TryGetValue(name.Text, out var type))
        {
            return new(type);
        }

        session.Error(FunQlErrorKind.Name, name.Span, $"There is no type '{name.Text}'. {NameLookup.Suggest(name.Text, Scalars.Keys.Append("uvref"))}");
        return null;
    }

    private static FunQlType? NotCast(BindingSession session, SourceSpan span)
    {
        session.Error(FunQlErrorKind.NotAllowed, span, "Nothing can be cast to an enum, a reference or a name of a view: not every value is one. Cast to string, or to the type of the key.");
        return null;
    }

    private static FunQlType? Reference(BindingSession session, BindingScope scope, ReferenceTypeSyntax syntax)
    {
        var (table, view) = TableLookup.Find(session, scope, syntax.Table);
        if (view is not null)
        {
            session.Error(FunQlErrorKind.Type, syntax.Table.Span, $"'{view.Name}' is a view; a reference leads to a table.");
        }

        if (table is null)
        {
            return null;
        }

        session.Depend(ViewDependencyKind.Table, table.Name, null);
        return new(table.Key.Type) { Reference = table.Name };
    }

    private static FunQlType? Array(BindingSession session, BindingScope scope, ArrayTypeSyntax syntax, bool isCast)
    {
        if (Read(session, scope, syntax.Item, isCast) is not { } item)
        {
            return null;
        }

        if (item.ViewNaming == ViewNaming.One)
        {
            return item with { ViewNaming = ViewNaming.Many };
        }

        if (!TypeRules.CanBeItem(item.Kind))
        {
            session.Error(FunQlErrorKind.Type, syntax.Item.Span, $"An array has no items of {item}: int, bigint, float, bool, string and uuid can be.");
            return null;
        }

        return new(DataType.ArrayOf(item.Kind)) { Reference = item.Reference, Choices = item.Choices };
    }
}
