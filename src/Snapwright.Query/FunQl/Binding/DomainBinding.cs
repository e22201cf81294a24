using Snapwright.Model.Collections;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Binds <c>DOMAIN OF</c>: the choices of an enum, a row each.</summary>
internal sealed class DomainBinding(BindingSession session, BindingScope scope, Block block)
{
    private const string Column = "value";

    /// <summary>The rows with the names that the source has for its column; null with a fault.</summary>
    public DerivedRows? Bind(DomainSourceSyntax syntax)
    {
        if (syntax.IsAsRoot && !scope.IsPrivileged)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, "Only stored views may read without the restrictions of the caller's role.");
        }

        if (TypeOf(syntax) is not { } of)
        {
            return null;
        }

        if (of.Type is not { Kind: Model.Tables.TypeKind.Text, Choices: { Count: > 0 } choices })
        {
            session.Error(FunQlErrorKind.Type, syntax.Span, $"Only an enum has a domain, and this is {of.Type}.");
            return null;
        }

        var inner = new Block(null, null) { IsOpaque = true };
        var value = TypedValue.Of(BooleanLiteral.True, of.Type, isNullable: false);
        inner.AddColumn(Column, of.Field is null ? value : value.OfField(of.Field), BooleanLiteral.True);
        if (ColumnNames.Rename(session, inner, syntax.Columns, syntax.Alias) is not { } columns)
        {
            return null;
        }

        var rows = choices
            .Select(c => EquatableArray.Of(session.Node(TypedValue.OfLiteral(Values.SqlValue.Text(c), FunQlType.Text))))
            .ToEquatableArray();
        return new(block, session.NextSource(), columns, inner, n => new ValuesSource(n, rows));
    }

    private (FunQlType Type, NamedField? Field)? TypeOf(DomainSourceSyntax syntax)
    {
        if (syntax.OfType is { } type)
        {
            return TypeReader.Read(session, scope, type, isCast: false) is { } read ? (read, null) : null;
        }

        if (syntax.IsField)
        {
            return OfField((FieldSyntax)syntax.Of!.Start);
        }

        // Of what the path leads to only the type is wanted.
        var uses = block.FieldUses;
        var value = new ExpressionBinding(session, scope, block, Clause.On).BindPath(syntax.Of!);
        block.FieldUses = uses;
        return value.IsError ? null : (value.Type ?? FunQlType.Text, value.Field is FieldOfTable field ? field with { Rows = null } : null);
    }

    private (FunQlType Type, NamedField? Field)? OfField(FieldSyntax syntax)
    {
        if (syntax.Table is null)
        {
            session.Error(FunQlErrorKind.Name, syntax.Span, $"DOMAIN OF FIELD wants the table of '{syntax.Name.Text}' before it: table.{syntax.Name.Text}.");
            return null;
        }

        var (table, view) = TableLookup.Find(session, scope, new(syntax.Schema, syntax.Table) { Span = syntax.Span });
        if (view is not null)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"'{view.Name}' is a view; DOMAIN OF FIELD is of a field of a table.");
        }

        if (table is null)
        {
            return null;
        }

        var none = new Block(null, null);
        var rows = new TableRows(none, session.NextSource(), table);
        session.Add(rows);
        var value = new FieldReader(session, scope).Read(rows, syntax.Name.Text, syntax.Name.Span, isValue: false);
        return value.IsError ? null : (value.Type ?? FunQlType.Text, value.Field is FieldOfTable field ? field with { Rows = null } : null);
    }
}
