using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Parsing;

namespace Snapwright.Query.Tests.FunQl.Binding;

public sealed class BindingTests
{
    private static readonly ViewBinder Binder = new(BindingModel.Model);

    public static TheoryData<string> Titles()
    {
        var titles = new TheoryData<string>();
        foreach (var item in BindingCases.Read())
        {
            titles.Add(item.Title);
        }

        return titles;
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_text_is_bound_or_told_what_is_wrong(string title)
    {
        if (BindingCases.IsWriting)
        {
            return;
        }

        var item = Assert.Single(BindingCases.Read(), c => c.Title == title);

        Assert.Equal(item.Expected, Result(item));
    }

    [Fact]
    public void Cases_are_written_where_that_is_asked_for()
    {
        if (BindingCases.IsWriting)
        {
            BindingCases.Write(Result);
        }

        Assert.All(BindingCases.Read(), static c => Assert.NotEmpty(c.Expected));
    }

    private static string Result(BindingCase item)
    {
        var parsed = FunQlParser.ParseView(item.Text);
        return parsed.Value is { } view
            ? BindingSummary.Of(item.Text, Binder.Bind(view, new(item.Schema, !item.IsAnonymous), Caller.Anonymous))
            : BindingSummary.Of(item.Text, new BindResult(null, parsed.Errors));
    }
}
