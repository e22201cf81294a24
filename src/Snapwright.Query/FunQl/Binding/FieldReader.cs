using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Reads fields of sources.</summary>
internal sealed class FieldReader(BindingSession session, BindingScope scope)
{
    /// <summary>Where the computed field is named that is being written out; null in the text itself.</summary>
    public SourceSpan? ExpandedAt { get; init; }

    /// <summary>The value of a field.</summary>
    /// <param name="rows">The source.</param>
    /// <param name="name">The name of the field, or of the main field.</param>
    /// <param name="span">Where it is named.</param>
    /// <param name="isValue">Whether it is the value that is wanted, and not the row that it refers to.</param>
    public TypedValue Read(RowSource rows, string name, SourceSpan span, bool isValue) => rows switch
    {
        TableRows table => ReadTable(table, name, span, isValue),
        DerivedRows derived => ReadDerived(derived, name, span, isValue),
        _ => throw new ArgumentException($"No fields of {rows.GetType().Name}.", nameof(rows)),
    };

    private TypedValue ReadDerived(DerivedRows rows, string name, SourceSpan span, bool isValue)
    {
        if (NameLookup.Find(rows.Columns, static c => c.Name, name) is not { } column)
        {
            return session.Error(FunQlErrorKind.Name, span, $"There is no column '{name}'. {NameLookup.Suggest(name, rows.FieldNames)}");
        }

        if (column.Value.IsError)
        {
            return TypedValue.Error;
        }

        var value = rows.Value(column);
        if (isValue)
        {
            rows.Block.Groups.Use(rows, (ColumnReference)value.Node!, ExpandedAt ?? span, name);
        }

        return value;
    }

    private TypedValue ReadTable(TableRows rows, string name, SourceSpan span, bool isValue)
    {
        var table = rows.Table;
        if (TableFields.Find(table, name) is not { } field)
        {
            return session.Error(FunQlErrorKind.Name, span, $"There is no field '{name}' in '{table.Name}'. {NameLookup.Suggest(name, TableFields.Names(table))}");
        }

        if (field.IsElsewhere)
        {
            return session.Error(
                FunQlErrorKind.Name,
                span,
                $"'{name}' of '{table.Name}' has its foreign key elsewhere, so that it is no value of a row; join '{field.Relation!.Target}', or use a sub-query.");
        }

        if (!field.IsPublished && !scope.IsPrivileged)
        {
            return session.Error(FunQlErrorKind.NotAllowed, span, $"'{field.Name}' of '{table.Name}' is not published; only stored views may use it.");
        }

        if (field.Computed is { } computed)
        {
            return computed.IsMaterialized && session.ReadsStored && session.Texts.Materialized(table, computed) is { } kept
                ? ReadKept(rows, kept, span, isValue)
                : Expand(rows, computed, span);
        }

        session.Depend(ViewDependencyKind.Field, table.Name, field.Name);
        var type = field.Column is { } c ? TableFields.Type(c) : TableFields.Type(field.Relation!);
        var column = field.Column is { } stored ? rows.Column(stored.Name, stored.Type) : rows.Column(field.Relation!.ForeignKey!, type.Data);
        if (isValue)
        {
            rows.Block.Groups.Use(rows, column, ExpandedAt ?? span, name);
        }

        var isNullable = (field.Column?.IsNullable ?? field.Relation!.IsNullable) || rows.IsNullable;
        return TypedValue.Of(column, type, isNullable, new FieldOrigin(rows.Identity, field.Name), field.Name)
            .OfField(new FieldOfTable(rows, table.Name, field.Name));
    }

    private TypedValue ReadKept(TableRows rows, MaterializedField kept, SourceSpan span, bool isValue)
    {
        var (table, name, value) = (rows.Table, kept.Definition.Name, kept.Value);
        session.Depend(ViewDependencyKind.ComputedField, table.Name, name);
        foreach (var used in value.DependsOn)
        {
            session.Depend(used.Kind, used.Name, used.Field, used.IsAsRoot);
        }

        var column = rows.Column(kept.Column, value.Type);
        if (isValue)
        {
            rows.Block.Groups.Use(rows, column, ExpandedAt ?? span, name);
        }

        return TypedValue.Of(column, new(value.Type) { Reference = value.Reference, Choices = value.Choices }, value.IsNullable || rows.IsNullable, name: name);
    }

    private TypedValue Expand(TableRows rows, ComputedField field, SourceSpan span)
    {
        var table = rows.Table;
        var what = $"The computed field '{field.Name}' of '{table.Name}'";
        session.Depend(ViewDependencyKind.ComputedField, table.Name, field.Name);
        var parsed = session.Texts.Expression(field.Expression);
        if (parsed.Value is not { } syntax)
        {
            return session.Error(parsed.Errors[0].Kind, span, $"{what} is broken: {parsed.Errors[0].Message}");
        }

        if (!session.Open($"{table.Name}.{field.Name}", what, span))
        {
            return TypedValue.Error;
        }

        var mark = session.Mark();
        var ofRow = new Block(null, null);
        ofRow.AddSource(new(table.Name.Name, table.Name, rows));
        var (arguments, text) = (session.Arguments, session.Text);
        (session.Arguments, session.Text) = (ArgumentScope.None, what);
        var value = new ExpressionBinding(session, new(table.Name.Schema, IsPrivileged: true), ofRow, Clause.Definition) { ExpandedAt = ExpandedAt ?? span }.Bind(syntax);
        (session.Arguments, session.Text) = (arguments, text);
        session.Close();
        return session.Collapse(mark, span, what) || value.IsError
            ? TypedValue.Error
            : OfPresent(rows, field, value, ExpandedAt ?? span).OfField(new FieldOfTable(rows, table.Name, field.Name));
    }

    // What is computed of no row is NULL, whatever it is computed of.
    private TypedValue OfPresent(TableRows rows, ComputedField field, TypedValue value, SourceSpan span)
    {
        if (value.IsNull)
        {
            return TypedValue.OfLiteral(SqlValue.Null(TypeKind.Text), FunQlType.Text).Named(field.Name);
        }

        if (!rows.IsNullable || value.Node is ColumnReference)
        {
            return value.Named(field.Name);
        }

        rows.Block.Groups.Use(rows, rows.KeyReference, span, rows.Table.Key.Name);
        var type = value.Type!;
        var isPresent = new Not(new IsNull(rows.KeyReference));
        var node = new Conditional(EquatableArray.Of(new ConditionalBranch(isPresent, session.Node(value))), null, type.Data);
        return TypedValue.Of(node, type, isNullable: true, name: field.Name);
    }
}
