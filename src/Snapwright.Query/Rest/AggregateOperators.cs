using Snapwright.Model.Diagnostics;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>The aggregates by name, and which are for which types.</summary>
internal static class AggregateOperators
{
    /// <summary>The number of rows that a to-many relation leads to.</summary>
    public const string CountRecords = "countRecords";

    private static readonly string[] Counts = ["count", "countDistinct"];
    private static readonly string[] Ordered = [.. Counts, "min", "max"];
    private static readonly string[] Numeric = [.. Counts, "sum", "avg", "min", "max"];

    /// <summary>Whether a name is that of an aggregate.</summary>
    public static bool IsKnown(string name) => name == CountRecords || Array.IndexOf(Numeric, name) >= 0;

    /// <summary>The function of a name, where it is for the target; else null, with an error.</summary>
    public static AggregateFunction? Find(RestReading reading, AggregateTarget target, string name, string place)
    {
        string[] choices = target.Field is { } field ? For(field) : [CountRecords];
        if (Array.IndexOf(choices, name) >= 0)
        {
            return name switch
            {
                "countDistinct" => AggregateFunction.CountDistinct,
                "sum" => AggregateFunction.Sum,
                "avg" => AggregateFunction.Average,
                "min" => AggregateFunction.Min,
                "max" => AggregateFunction.Max,
                _ => AggregateFunction.Count,
            };
        }

        if (IsKnown(name) && target.Field is { } other)
        {
            var what = other.Relation is null ? $"holds {ValueText.Describe(other.Type)}" : "is a reference";
            reading.Error("not_allowed", place, $"'{name}' is not for '{other.Name}', which {what}. Choices: {string.Join(", ", choices)}.");
        }
        else
        {
            reading.Error("unknown_operator", place, $"The aggregate '{name}' is not known here. {Suggestion.For(name, choices)}");
        }

        return null;
    }

    private static string[] For(StoredField field) => field switch
    {
        { Relation: not null } => Counts,
        { Type.Kind: TypeKind.Int or TypeKind.BigInt or TypeKind.Decimal or TypeKind.Float } => Numeric,
        { Type.Kind: TypeKind.Text or TypeKind.Date or TypeKind.Time or TypeKind.DateTime or TypeKind.Interval } => Ordered,
        { Type.Kind: TypeKind.Json or TypeKind.Array } => ["count"],
        _ => Counts,
    };
}
