using Snapwright.Model.Diagnostics;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>Aggregates as fields: <c>_count(reviews)</c>, <c>_avg(reviews.rating)</c>.</summary>
internal sealed class AggregateFieldReader(RestReading reading)
{
    // A query per row, as for a sort by one.
    private const int QueryCost = 20;

    private static readonly string[] Functions = ["_count", "_sum", "_avg", "_min", "_max"];

    /// <summary>Whether a name has the form of one.</summary>
    public static bool IsAggregate(string name) => name.Length > 0 && name[0] == '_' && name.IndexOf('(') > 0 && name[name.Length - 1] == ')';

    /// <summary>The steps of a dotted name; the dots between parentheses belong to the step.</summary>
    public static string[] Steps(string name)
    {
        var open = name.IndexOf('(');
        if (open < 0)
        {
            return name.Split('.');
        }

        var start = name.LastIndexOf('.', open) + 1;
        return start == 0 ? [name] : [.. name.Substring(0, start - 1).Split('.'), name.Substring(start)];
    }

    public AggregateTerm? Read(string name, Table table, string path)
    {
        var open = name.IndexOf('(');
        var function = name.Substring(0, open);
        var inner = name.Substring(open + 1, name.Length - open - 2);
        if (Array.IndexOf(Functions, function) < 0)
        {
            reading.Error("unknown_operator", path, $"The aggregate '{function}' is not known. {Suggestion.For(function, Functions)}");
            return null;
        }

        if (!reading.CountAggregate(path) || !reading.Spend(path, QueryCost) || new AggregateTargets(reading).Find(AggregateTarget.Rows(table), inner, path) is not { } target)
        {
            return null;
        }

        if (target.ManyDepth == 0)
        {
            reading.Error("not_allowed", path, $"'{inner}' of '{table.Name}' is one value; '{function}' is for what a to-many relation leads to.");
            return null;
        }

        if (target.Field is null && function != "_count")
        {
            reading.Error("not_allowed", path, $"'{function}' needs a field of '{inner}': {function}({inner}.id).");
            return null;
        }

        var operation = target.Field is null ? AggregateOperators.CountRecords : function.Substring(1);
        return AggregateOperators.Find(reading, target, operation, path) is { } found ? new(target.Path, target.Field, found) : null;
    }
}
