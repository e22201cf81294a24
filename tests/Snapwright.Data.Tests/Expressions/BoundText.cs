using Snapwright.Model.Resolution;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Values;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>Texts of FunQL that need no tables.</summary>
internal static class BoundText
{
    private static readonly ViewBinder Binder = new(ModelResolver.Resolve([]).Model);

    /// <summary>The plan of a text; null where it is refused.</summary>
    public static ViewPlan? Find(string view)
    {
        var parsed = FunQlParser.ParseView(view);
        Assert.True(parsed.Value is not null, view + "\n" + string.Join('\n', parsed.Errors));
        return Binder.Bind(parsed.Value, new("public", IsPrivileged: true), Caller.Anonymous).View?.Plan;
    }

    /// <summary>The plan of a text that is right.</summary>
    public static ViewPlan Plan(string view)
    {
        var plan = Find(view);
        Assert.True(plan is not null, view);
        return plan;
    }

    /// <summary>The values of its parameters, which are literals all.</summary>
    public static SqlValue[] Values(ViewPlan plan) => [.. plan.Parameters.Select(static p => ((ConstantParameter)p).Value)];
}
