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
        var isNarrowed = false;
        if (rows.Known is { } known && name != TableFields.Main && TableFields.Find(table, name) is null)
        {
            (table, isNarrowed) = (known.Table, true);
        }

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
                ? ReadKept(rows, table, kept, span, isValue)
                : Expand(rows, table, computed, span);
        }

        session.Depend(ViewDependencyKind.Field, table.Name, field.Name);
        if (isNarrowed)
        {
            session.Depend(ViewDependencyKind.Table, table.Name, null);
        }

        var type = field.Column is { } c ? TableFields.Type(c) : TableFields.Type(field.Relation!);
        var column = field.Column is { } stored ? rows.Column(stored.StoredName, stored.Type) : rows.Column(field.Relation!.ForeignKey!, type.Data);
        if (isValue)
        {
            rows.Block.Groups.Use(rows, column, ExpandedAt ?? span, name);
        }

        // In rows of other types the column is NULL, and a database may look at it before it knows the type.
        var isNullable = (field.Column?.IsNullable ?? field.Relation!.IsNullable) || rows.IsNullable || isNarrowed;
        var value = TypedValue.Of(column, type, isNullable, isNarrowed ? null : new FieldOrigin(rows.Identity, field.Name), field.Name);
        return isNarrowed ? value : value.OfField(new FieldOfTable(rows, table.Name, field.Name));
    }

    private TypedValue ReadKept(TableRows rows, Table table, MaterializedField kept, SourceSpan span, bool isValue)
    {
        var (name, value) = (kept.Definition.Name, kept.Value);
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

        var isNullable = value.IsNullable || rows.IsNullable || !ReferenceEquals(table, rows.Table);
        return TypedValue.Of(column, new(value.Type) { Reference = value.Reference, Choices = value.Choices }, isNullable, name: name);
    }

    private TypedValue Expand(TableRows rows, Table table, ComputedField field, SourceSpan span)
    {
        var read = field.IsVirtual && table.Hierarchy is not null ? ReadVirtual(rows, table, field, span) : ExpandIn(rows, table, field, span);
        if (read.IsError)
        {
            return TypedValue.Error;
        }

        var value = OfPresent(rows, field, read, ExpandedAt ?? span);
        return ReferenceEquals(table, rows.Table) ? value.OfField(new FieldOfTable(rows, table.Name, field.Name)) : value;
    }

    // What it is depends on the table that the row is of; where only one says what it is, nothing is asked of the row.
    private TypedValue ReadVirtual(TableRows rows, Table table, ComputedField field, SourceSpan span)
    {
        var types = rows.Known?.Types ?? table.Hierarchy!.Types;
        var groups = types.DefaultIfEmpty(table.Name)
            .GroupBy(t => session.Model.Get(t).FindComputedField(field.Name)!.InheritedFrom ?? t)
            .OrderByDescending(g => session.Model.Get(g.Key).Hierarchy!.Ancestors.Count)
            .ThenBy(static g => g.Key.ToString(), StringComparer.Ordinal)
            .ToList();
        var before = rows.Known;
        var cases = new List<(EquatableArray<TableName> Types, TypedValue Value)>();
        foreach (var group in groups)
        {
            var declaring = session.Model.Get(group.Key);
            session.Depend(ViewDependencyKind.Table, declaring.Name, null);
            rows.Known = new(group.ToEquatableArray(), declaring);
            cases.Add((group.ToEquatableArray(), ExpandIn(rows, declaring, declaring.FindComputedField(field.Name)!, span)));
        }

        rows.Known = before;
        if (cases.Exists(static c => c.Value.IsError))
        {
            return TypedValue.Error;
        }

        if (cases.Count == 1)
        {
            return cases[0].Value;
        }

        var type = (ColumnReference)ReadTable(rows, Hierarchy.TypeField, span, isValue: true).Node!;
        var expressions = new ExpressionBinding(session, scope, rows.Block, Clause.Definition);
        return expressions.OfCases(cases, type, span, $"The cases of the virtual field '{field.Name}'") ?? TypedValue.Error;
    }

    private TypedValue ExpandIn(TableRows rows, Table table, ComputedField field, SourceSpan span)
    {
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
        var value = new ExpressionBinding(session, new((field.InheritedFrom ?? table.Name).Schema, IsPrivileged: true), ofRow, Clause.Definition) { ExpandedAt = ExpandedAt ?? span }.Bind(syntax);
        (session.Arguments, session.Text) = (arguments, text);
        session.Close();
        return session.Collapse(mark, span, what) ? TypedValue.Error : value;
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
        var node = new Conditional(EquatableArray.Of(new ConditionalBranch(isPresent, session.Node(value))), null, type.Node);
        return TypedValue.Of(node, type, isNullable: true, name: field.Name);
    }
}
