using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Model.Resolution;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Values;
using Snapwright.Testing;

namespace Snapwright.Documentation.Tests;

/// <summary>What the pages say that an expression of FunQL comes to, it comes to on every database.</summary>
public sealed class ExampleTests
{
    private const string Language = "funql-examples";
    private const string Mark = " -- ";

    private static readonly ViewBinder Binder = new(ModelResolver.Resolve([]).Model);

    public static TheoryData<DatabaseKind> Kinds => [.. Enum.GetValues<DatabaseKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_example_comes_to_what_the_page_says(DatabaseKind kind)
    {
        var examples = Examples();
        Assert.True(examples.Count > 80, $"There are {examples.Count} examples.");
        await using var database = await TestDatabase.CreateAsync(kind);
        var wrong = new List<string>();
        foreach (var (place, expression, expected) in examples)
        {
            var result = await RunAsync(database.Database, expression);
            if (result != expected)
            {
                wrong.Add($"{place}: {expression}\n  the page: {expected}\n  {kind}: {result}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static List<(string Place, string Expression, string Expected)> Examples()
    {
        var examples = new List<(string, string, string)>();
        foreach (var page in Repository.Pages.Order(StringComparer.Ordinal))
        {
            foreach (var block in CodeBlock.Of(Repository.Read(page)).Where(static b => b.Language == Language))
            {
                var lines = block.Text.Split('\n');
                for (var i = 0; i < lines.Length; i++)
                {
                    var at = lines[i].LastIndexOf(Mark, StringComparison.Ordinal);
                    Assert.True(at > 0, $"{page}({block.Line + i + 1}): the example does not say what it comes to.");
                    examples.Add(($"{page}({block.Line + i + 1})", lines[i][..at].Trim(), lines[i][(at + Mark.Length)..].Trim()));
                }
            }
        }

        return examples;
    }

    private static async Task<string> RunAsync(Database database, string expression)
    {
        var parsed = FunQlParser.ParseView($"SELECT (({expression}) :: json) :: string AS result");
        if (parsed.Value is not { } syntax)
        {
            return parsed.Errors[0].Message;
        }

        var bound = Binder.Bind(syntax, new("public", IsPrivileged: true), Caller.Anonymous);
        if (bound.View is not { Plan: var plan })
        {
            return bound.Errors[0].Message;
        }

        SqlValue[] values = [.. plan.Parameters.Select(static p => ((ConstantParameter)p).Value)];
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        try
        {
            var statement = database.Dialect.Write(plan.Query, new(plan.Parameters.Select(static p => p.Type).ToArray()));
            await using var rows = await session.QueryAsync(statement, values, CancellationToken.None);
            await rows.ReadAsync(CancellationToken.None);
            return rows.IsNull(0) ? "null" : rows.GetString(0);
        }
        catch (DatabaseFaultException e)
        {
            return e.Fault.Kind switch
            {
                DatabaseFaultKind.InvalidValue => "value_out_of_range",
                DatabaseFaultKind.DivisionByZero => "division_by_zero",
                var other => other.ToString(),
            };
        }
    }
}
