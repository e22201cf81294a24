using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding.Commands;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    /// <summary>The place of a path: a field of a source, or an argument.</summary>
    /// <param name="path">The path.</param>
    /// <param name="attribute">The attribute of it that is wanted; null for the value itself.</param>
    public TypedValue BindPath(PathSyntax path, NameSyntax? attribute = null)
    {
        if (path.Arrows.FirstOrDefault(static a => a.IsAsRoot) is { } arrow)
        {
            CheckAsRoot(arrow.Span);
        }
        else if (path.IsAsRoot)
        {
            CheckAsRoot(path.Span);
        }

        return path.Start is ArgumentNameSyntax argument ? BindArgumentPath(argument, path, attribute) : BindFieldPath((FieldSyntax)path.Start, path, attribute);
    }

    private void CheckAsRoot(SourceSpan span)
    {
        if (!scope.IsPrivileged)
        {
            session.Error(FunQlErrorKind.NotAllowed, span, "Only stored views may read without the restrictions of the caller's role.");
        }
    }

    private TypedValue BindFieldPath(FieldSyntax start, PathSyntax path, NameSyntax? attribute)
    {
        if (start.Table is { } table && ValuesBefore.Find(block, table.Text) is { } before)
        {
            return before.Read(path, attribute);
        }

        if (FieldLookup.Find(session, scope, block, start) is not { } found)
        {
            return TypedValue.Error;
        }

        var home = found.Rows.Block;
        var (uses, loose) = (home.FieldUses++, home.Groups.Mark);
        var value = Walk(found.Rows, found.Field, start.Name, path.Arrows, path.IsAsRoot, 0);
        if (attribute is null || value.IsError)
        {
            return value;
        }

        var attributes = AttributeLookup.OfField(session, value.Field).ToList();
        if (NameLookup.Find(attributes, static a => a.Syntax.Name.Text, attribute.Text) is not { Syntax.Mapping: not null })
        {
            home.FieldUses = uses;
            home.Groups.Forget(loose);
        }

        return Attribute(attributes, LastName(path), value, attribute);
    }

    // A field of a source and the arrows from a place on.
    private TypedValue Walk(RowSource rows, NameSyntax field, EquatableArray<ArrowSyntax> arrows, bool isAsRoot, int at) =>
        Walk(rows, field.Text, field, arrows, isAsRoot, at);

    private TypedValue Walk(RowSource rows, string field, NameSyntax name, EquatableArray<ArrowSyntax> arrows, bool isAsRoot, int at)
    {
        var isLast = at == arrows.Count;
        var value = new FieldReader(session, scope) { ExpandedAt = ExpandedAt }.Read(rows, field, name.Span, isLast);
        if (isLast || value.IsError)
        {
            return value;
        }

        var arrow = arrows[at];
        if (Follow(value, arrow, name.Text, at == arrows.Count - 1 ? isAsRoot || arrow.IsAsRoot : arrow.IsAsRoot) is not { } target)
        {
            return TypedValue.Error;
        }

        return Walk(target, arrow.Name.Text, arrow.Name, arrows, isAsRoot, at + 1);
    }

    private TableRows? Follow(TypedValue value, ArrowSyntax arrow, string name, bool isAsRoot)
    {
        if (value.Type is not { Reference: { } reference, Kind: not TypeKind.Array } type)
        {
            Wrong(arrow.Span, $"=> leads from a reference to the row that it refers to, and '{name}' is {Describe(value)}.");
            return null;
        }

        if (value.Node is not ColumnReference column)
        {
            session.NotSupported(arrow.Span, $"=> behind '{name}', which is computed,");
            return null;
        }

        return session.Rows(column.Source).Follow(session, column, session.Model.Get(reference), value.IsNullable, isAsRoot);
    }

    private static string LastName(PathSyntax path) =>
        $"'{(path.Arrows.Count > 0 ? path.Arrows[path.Arrows.Count - 1].Name.Text : (path.Start as FieldSyntax)?.Name.Text)}'";

    private TypedValue BindArgumentPath(ArgumentNameSyntax syntax, PathSyntax path, NameSyntax? attribute)
    {
        if (attribute is not null && path.Arrows.Count == 0)
        {
            return BindArgumentAttribute(syntax, attribute);
        }

        var value = BindArgument(syntax);
        if (value.IsError || path.Arrows.Count == 0)
        {
            return value;
        }

        if (value.Type is not { Reference: { } reference, Kind: not TypeKind.Array })
        {
            return Wrong(path.Arrows[0].Span, $"=> leads from a reference to the row that it refers to, and '${syntax.Name.Text}' is {Describe(value)}.");
        }

        var target = session.Model.Get(reference);
        var inner = new Block(block, null);
        var rows = new TableRows(inner, session.NextSource(), target);
        session.Add(rows);
        session.Depend(ViewDependencyKind.Table, target.Name, null, path.IsAsRoot || path.Arrows[0].IsAsRoot);
        inner.SetFrom(new SourceLeaf(rows, session.Weaver.Restrict(target, rows.Number, null), isLateral: false));
        inner.Conditions.Add(new Comparison(ComparisonOperator.Equal, rows.KeyReference, session.Node(value)));
        var field = new ExpressionBinding(session, scope, inner, Clause.Results).Walk(rows, path.Arrows[0].Name, path.Arrows, path.IsAsRoot, 1);
        if (attribute is not null && !field.IsError)
        {
            field = new ExpressionBinding(session, scope, inner, Clause.Results).AttributeOf(field, attribute, LastName(path));
        }

        if (field.IsError || field.Node is null)
        {
            return field;
        }

        inner.AddColumn(null, field, session.Node(field));
        return TypedValue.Of(new ScalarQuery(inner.ToQuery()), field.Type!, isNullable: true);
    }

    private TypedValue BindArgumentAttribute(ArgumentNameSyntax syntax, NameSyntax attribute)
    {
        var argument = syntax.IsGlobal ? null : NameLookup.Find(session.Arguments.Items, static a => a.Name, syntax.Name.Text);
        if (argument is null && !syntax.IsGlobal)
        {
            return BindArgument(syntax);
        }

        var attributes = (argument is null ? [] : AttributeLookup.OfArgument(session, scope, argument)).ToList();
        var isMapped = NameLookup.Find(attributes, static a => a.Syntax.Name.Text, attribute.Text) is { Syntax.Mapping: not null };
        var value = isMapped ? BindArgument(syntax) : null;
        return value is { IsError: true } ? value : Attribute(attributes, $"'{(syntax.IsGlobal ? "$$" : "$")}{syntax.Name.Text}'", value, attribute);
    }

    private TypedValue BindArgument(ArgumentNameSyntax syntax)
    {
        if (session.IsDefinition || clause == Clause.Definition && !syntax.IsGlobal)
        {
            return session.Error(FunQlErrorKind.NotAllowed, syntax.Span, "An expression of the model has no arguments.");
        }

        session.ArgumentUses++;
        if (syntax.IsGlobal)
        {
            return GlobalArguments.Bind(session, syntax.Name);
        }

        var arguments = session.Arguments;
        if (NameLookup.Find(arguments.Items, static a => a.Name, syntax.Name.Text) is not { } argument)
        {
            return session.Error(
                FunQlErrorKind.Name,
                syntax.Span,
                $"There is no argument '${syntax.Name.Text}'. {NameLookup.Suggest(syntax.Name.Text, arguments.Items.Select(static a => a.Name))}");
        }

        if (argument.Type is not { } type)
        {
            return TypedValue.Error;
        }

        return arguments.AreLiterals
            ? TypedValue.OfLiteral(argument.Default ?? Values.SqlValue.Null(type.Kind), type)
            : TypedValue.Of(session.Parameters.Of(new ArgumentParameter(type.Node, arguments.Items.ToList().IndexOf(argument))), type, argument.IsNullable);
    }
}
