using Microsoft.AspNetCore.Http;
using Snapwright.Model.Collections;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Views;

/// <summary>The values of the parameters of a view's plan.</summary>
internal static class ViewParameters
{
    /// <summary>The language of whoever says none.</summary>
    public const string DefaultLanguage = "en-US";

    private const int LongestLanguage = 35;

    /// <summary>The values that do not depend on who asks and when; NULL for those that do.</summary>
    public static SqlValue[] Values(ViewPlan plan, EquatableArray<SqlValue> arguments)
    {
        var values = new SqlValue[plan.Parameters.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = plan.Parameters[i] switch
            {
                ConstantParameter constant => constant.Value,
                ArgumentParameter argument => arguments[argument.Argument],
                var other => SqlValue.Null(other.Type.Kind),
            };
        }

        return values;
    }

    /// <summary>The parameters that do.</summary>
    public static EquatableArray<(int Index, GlobalParameter Parameter)> Globals(ViewPlan plan) => plan.Parameters
        .Select(static (p, i) => (Index: i, Parameter: p as GlobalParameter))
        .Where(static p => p.Parameter is not null)
        .Select(static p => (p.Index, p.Parameter!))
        .ToEquatableArray();

    /// <summary>The value of one for a request.</summary>
    public static SqlValue Value(GlobalParameter parameter, HttpContext context, Runtime runtime, Caller caller) => parameter.Global switch
    {
        GlobalArgument.User => SqlValue.Text(caller.Name),
        GlobalArgument.Language => SqlValue.Text(Language(context.Request.Headers.AcceptLanguage)),
        GlobalArgument.TransactionTime => SqlValue.DateTime(runtime.Now().Ticks),
        _ => SqlValue.Null(parameter.Type.Kind),
    };

    /// <summary>The language that a client likes best.</summary>
    public static string Language(string? accepted)
    {
        var (best, weight) = (DefaultLanguage, 0.0);
        foreach (var range in Microsoft.Net.Http.Headers.StringWithQualityHeaderValue.TryParseList([accepted ?? ""], out var ranges) ? ranges : [])
        {
            var quality = range.Quality ?? 1;
            if (quality > weight && range.Value.Length <= LongestLanguage && range.Value.Value is { } name and not "*")
            {
                (best, weight) = (name, quality);
            }
        }

        return best;
    }
}
