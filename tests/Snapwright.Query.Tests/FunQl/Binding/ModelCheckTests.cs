using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Parsing;

namespace Snapwright.Query.Tests.FunQl.Binding;

public sealed class ModelCheckTests
{
    [Fact]
    public void What_is_broken_is_told_with_its_owner()
    {
        var faults = ModelChecks.Check(BindingModel.Model).Select(static f => $"{f.Kind} {f.Owner}{(f.Name is null ? "" : "." + f.Name)} {(f.IsAllowed ? "allowed" : "refused")}: {f.Error.Message}");

        Assert.Equal(
            [
                "ComputedField authors.left_loop allowed: The computed field 'left_loop' of 'authors' uses itself: authors.left_loop -> authors.right_loop -> authors.left_loop.",
                "ComputedField authors.right_loop allowed: The computed field 'right_loop' of 'authors' uses itself: authors.right_loop -> authors.left_loop -> authors.right_loop.",
                "ComputedField authors.broken allowed: There is no field 'nome' in 'authors'. Did you mean 'name'?",
            ],
            faults.Take(3));
        Assert.Equal(
            ["View hoop", "View ring", "View torn", "FieldAttributes books.language"],
            faults.Skip(3).Select(static f => string.Join(' ', f.Split(' ').Take(2))).Except(["View clear"]));
    }

    [Fact]
    public void The_cases_of_a_virtual_field_are_of_one_type()
    {
        const string Snapshot = """
            {
              "a": { "columns": [{ "name": "id", "type": "int", "isPrimary": true }], "computedFields": [{ "name": "v", "expression": "1", "isVirtual": true }] },
              "b": { "parent": "a", "columns": [{ "name": "t", "type": "text" }], "computedFields": [{ "name": "v", "expression": "t", "isVirtual": true }] },
              "c": { "parent": "a", "columns": [], "computedFields": [{ "name": "v", "expression": "2.5", "isVirtual": true }] }
            }
            """;
        var faults = ModelChecks.Check(ModelResolver.Resolve([SnapshotReader.Read("snapshot.json", Snapshot)]).Model);

        Assert.Equal(
            ["a.v The cases of the virtual field 'v' must be of one type: this is decimal with 1 digits behind the point, and what stands before is string."],
            faults.Select(static f => $"{f.Owner}.{f.Name} {f.Error.Message}"));
    }

    [Theory]
    [InlineData("price > 0 AND title <> ''", ExpressionUse.Check, "Boolean? local")]
    [InlineData("author=>born IS NOT NULL", ExpressionUse.Check, "Boolean")]
    [InlineData("price", ExpressionUse.Check, "A check must be true or false (bool), and this is decimal with 2 digits behind the point.")]
    [InlineData("published < now()", ExpressionUse.Check, "'now' has another value at every request, so that nothing stored can depend on it.")]
    [InlineData("$$user = title", ExpressionUse.Check, "An expression of the model has no arguments.")]
    [InlineData("count(*) > 1", ExpressionUse.Check, "The aggregate 'count' cannot stand in an expression of the model.")]
    [InlineData("id IN (SELECT book FROM reviews)", ExpressionUse.Check, "A query in what the schema is made of is not supported.")]
    [InlineData("id IN (SELECT book FROM reviews)", ExpressionUse.ComputedField, "Boolean?")]
    [InlineData("published < now()", ExpressionUse.ComputedField, "Boolean? local")]
    [InlineData("lower(title)", ExpressionUse.IndexColumn, "Text local")]
    [InlineData("details", ExpressionUse.IndexColumn, "An index is over values that can be compared, and this is json.")]
    [InlineData("author=>name", ExpressionUse.IndexColumn, "An index sees the row only; no arrow leads out of it.")]
    [InlineData("details", ExpressionUse.IncludedColumn, "Json? local")]
    [InlineData("inStock", ExpressionUse.IndexPredicate, "Boolean local")]
    [InlineData("pages", ExpressionUse.IndexPredicate, "The condition of an index must be true or false (bool), and this is int.")]
    [InlineData("net * 2", ExpressionUse.StoredField, "Decimal? local")]
    [InlineData("fullTitle", ExpressionUse.StoredField, "Text")]
    public void An_expression_over_a_row_is_bound_for_its_use(string text, ExpressionUse use, string expected)
    {
        var books = BindingModel.Model.Get(new("public", "books"));

        var result = new ExpressionBinder(BindingModel.Model).Bind(books, FunQlParser.ParseExpression(text).Value!, use);

        Assert.Equal(
            expected,
            result.Expression is { } bound
                ? $"{bound.Type.Kind}{(bound.IsNullable ? "?" : "")}{(bound.IsLocal ? " local" : "")}"
                : string.Join("; ", result.Errors.Select(static e => e.Message)));
        Assert.True(use == ExpressionUse.ComputedField || result.Expression is not { Parameters.Count: > 0 });
    }

    [Fact]
    public void A_fault_has_its_place_in_the_file()
    {
        const string Snapshot = """
            { "version": 1, "tables": { "t": { "columns": [{ "name": "id", "type": "int", "isPrimary": true }], "checkConstraints": [{ "name": "c", "expression": "id > nothing" }] } } }
            """;
        var model = ModelResolver.Resolve([SnapshotReader.ReadExport("metadata.json", Snapshot)]).Model;

        var fault = Assert.Single(ModelChecks.Check(model));

        var position = fault.Place.Part(fault.Error.Span.Start, fault.Error.Span.Length).Position;
        Assert.Equal("nothing", Snapshot.Substring(position.Offset, position.Length));
        Assert.False(fault.IsAllowed);
    }

    [Theory]
    [InlineData("now()", "another value at every request")]
    [InlineData("$$user", "no arguments")]
    [InlineData("(SELECT count(*) FROM t AS o)", "not supported")]
    public void A_computed_field_that_is_kept_depends_on_what_is_stored(string expression, string message)
    {
        var snapshot = $$"""
            { "version": 1, "tables": { "t": { "columns": [{ "name": "id", "type": "int", "isPrimary": true }], "computedFields": [{ "name": "f", "expression": "{{expression}}", "isMaterialized": true }] } } }
            """;
        var model = ModelResolver.Resolve([SnapshotReader.ReadExport("metadata.json", snapshot)]).Model;

        var fault = Assert.Single(ModelChecks.Check(model));

        Assert.Contains(message, fault.Error.Message, StringComparison.Ordinal);
        Assert.False(fault.IsAllowed);
    }

    [Fact]
    public void What_a_view_uses_is_known()
    {
        var view = FunQlParser.ParseView("SELECT c.title, author=>label FROM catalogue AS c").Value!;

        var bound = new ViewBinder(BindingModel.Model).Bind(view, new("public", IsPrivileged: true), Callers.Caller.System).View!;

        Assert.Equal(
            [
                "Table authors", "Table books", "Table geo.countries",
                "Field authors.country", "Field authors.name", "Field books.author", "Field books.id", "Field books.pages", "Field books.title", "Field geo.countries.code",
                "ComputedField authors.label", "View catalogue",
            ],
            bound.DependsOn.Select(static d => $"{d.Kind} {d.Name}{(d.Field is null ? "" : "." + d.Field)}"));
    }
}
