using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    private TypedValue BindCase(CaseSyntax syntax)
    {
        var subject = syntax.Subject is null ? null : Bind(syntax.Subject);
        var conditions = new List<Expression>();
        var isBroken = subject is { IsError: true };
        var known = new List<IReadOnlyDictionary<TableRows, TypeFact>>();
        var passed = TypeFacts.None;
        foreach (var branch in syntax.Branches)
        {
            var when = subject is null
                ? Condition(BindWhere(passed.WhenTrue, branch.When), branch.When.Span, "What stands behind WHEN")
                : Match(subject, syntax.Subject!, branch.When);
            var facts = when?.Facts ?? TypeFacts.None;
            known.Add(passed.And(session.Model, facts).WhenTrue);
            passed = passed.And(session.Model, facts.Negated());
            isBroken |= when is null or { IsError: true };
            if (when is { IsError: false })
            {
                conditions.Add(session.Node(when));
            }
        }

        var syntaxes = syntax.Branches.Select(static b => b.Then).ToList();
        if (syntax.Otherwise is not null)
        {
            syntaxes.Add(syntax.Otherwise);
        }

        known.Add(passed.WhenTrue);
        var results = syntaxes.Select((s, i) => BindWhere(known[i], s)).ToList();
        if (isBroken || results.Exists(static r => r.IsError) || Unified(results, syntaxes, "The results of CASE") is not { } all)
        {
            return TypedValue.Error;
        }

        var branches = conditions.Select((c, i) => new ConditionalBranch(c, all.Nodes[i])).ToEquatableArray();
        var otherwise = syntax.Otherwise is null ? null : all.Nodes[all.Nodes.Count - 1];
        return TypedValue.Of(
            new Conditional(branches, otherwise, all.Type.Node), all.Type, otherwise is null || results.Exists(static r => r.IsNullable));
    }

    private TypedValue Match(TypedValue subject, ExpressionSyntax subjectSyntax, ExpressionSyntax when) =>
        subject.IsError ? Bind(when) : Compare(ComparisonOperator.Equal, subject, Bind(when), subjectSyntax, when);

    // The name that it has in the model, whatever the text calls it.
    private TypedValue BindViewName(ViewNameSyntax syntax)
    {
        if (TableLookup.FindView(session, scope, syntax.View) is not { } view)
        {
            return TypedValue.Error;
        }

        session.Depend(ViewDependencyKind.ViewName, view.Name, null);
        var json = $"{{\"schema\":{CanonicalJson.Write(view.Name.Schema)},\"name\":{CanonicalJson.Write(view.Name.Name)}}}";
        return TypedValue.OfLiteral(SqlValue.Json(json), new(DataType.Json) { ViewNaming = ViewNaming.One });
    }

    private TypedValue BindArray(ArraySyntax syntax)
    {
        if (syntax.Items.Count == 0)
        {
            return TypedValue.OfLiteral(SqlValue.Array([]), new(DataType.ArrayOf(TypeKind.Text)));
        }

        var items = syntax.Items.Select(Bind).ToList();
        if (items.Exists(static i => i.IsError) || Unified(items, [.. syntax.Items], "The items of an array") is not { } all)
        {
            return TypedValue.Error;
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].IsNullable)
            {
                return Wrong(syntax.Items[i].Span, "An item of an array cannot be NULL, and this one may be; use coalesce.");
            }
        }

        if (all.Type.ViewNaming == ViewNaming.One)
        {
            return ArrayOfViews(items, all.Type with { ViewNaming = ViewNaming.Many });
        }

        if (!TypeRules.CanBeItem(all.Type.Kind))
        {
            return Wrong(syntax.Span, $"An array has no items of {all.Type}: int, bigint, float, bool, string and uuid can be.");
        }

        var type = new FunQlType(DataType.ArrayOf(all.Type.Kind)) { Reference = all.Type.Reference, Choices = all.Type.Choices };
        var literals = items.ConvertAll(i => Coercion.To(session, i, all.Type)?.Literal);
        if (literals.TrueForAll(static l => l is not null))
        {
            return TypedValue.OfLiteral(SqlValue.Array([.. literals.Select(static l => l!.Value)]), type);
        }

        return TypedValue.Of(new ArrayItems(all.Nodes.ToEquatableArray(), type.Data), type, isNullable: false);
    }

    private TypedValue ArrayOfViews(List<TypedValue> items, FunQlType type) => items.TrueForAll(static i => i.Literal is not null)
        ? TypedValue.OfLiteral(SqlValue.Json($"[{string.Join(",", items.Select(static i => i.Literal!.Value.AsString))}]"), type)
        : TypedValue.Of(new JsonArrayOf(items.Select(session.Node).ToEquatableArray()), type, isNullable: false);

    private TypedValue BindJsonObject(JsonObjectSyntax syntax)
    {
        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var isBroken = false;
        foreach (var property in syntax.Properties)
        {
            if (!names.Add(property.Name.Text))
            {
                session.Error(FunQlErrorKind.Name, property.Name.Span, $"The object has '{property.Name.Text}' twice.");
                isBroken = true;
            }

            var value = Bind(property.Value);
            isBroken |= value.IsError;
            if (!value.IsError)
            {
                members.Add(new(session.Node(TypedValue.OfLiteral(SqlValue.Text(property.Name.Text), FunQlType.Text)), InJson(value)));
            }
        }

        return isBroken ? TypedValue.Error : TypedValue.Of(new JsonObjectOf(members.ToEquatableArray()), FunQlType.Json, isNullable: false);
    }

    private TypedValue BindJsonArray(JsonArraySyntax syntax)
    {
        var items = syntax.Items.Select(Bind).ToList();
        return items.Exists(static i => i.IsError)
            ? TypedValue.Error
            : TypedValue.Of(new JsonArrayOf(items.Select(InJson).ToEquatableArray()), FunQlType.Json, isNullable: false);
    }

    private TypedValue BindQuantified(QuantifiedSyntax syntax)
    {
        var operation = Comparisons.Of(syntax.Operator);
        var value = Bind(syntax.Value);
        if (syntax.Items is ScalarQuerySyntax query)
        {
            return QuerySide(value, syntax.Value, query.Query, Comparisons.IsOrder(operation)) is { } side
                ? Truth(new QuantifiedQuery(operation, syntax.IsAll, side.Value, side.Query), isNullable: true)
                : TypedValue.Error;
        }

        var array = Bind(syntax.Items);
        if (AnyError(value, array))
        {
            return TypedValue.Error;
        }

        if (array.Type is not { Kind: TypeKind.Array } type)
        {
            return Wrong(syntax.Items.Span, $"{(syntax.IsAll ? "ALL" : "ANY")} takes an array or a query, and this is {Describe(array)}.");
        }

        var item = new FunQlType(type.Data.ItemType);
        if (Coercion.To(session, value, item) is not { } brought)
        {
            return Wrong(syntax.Value.Span, $"{Describe(value)} cannot be compared with items of {type}.");
        }

        return Truth(new QuantifiedItems(operation, syntax.IsAll, session.Node(brought), session.Node(array)), value.IsNullable || array.IsNullable);
    }
}
