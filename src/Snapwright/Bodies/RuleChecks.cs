using Snapwright.Model.Collections;
using Snapwright.Model.Rules;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Bodies;

/// <summary>Checks a value by the rules of its column.</summary>
internal static class RuleChecks
{
    /// <summary>
    /// Adds an error for the first rule that the value breaks. A field has one entry: one that has an error already is left at that, and
    /// NULL keeps every rule.
    /// </summary>
    public static void Check(string field, EquatableArray<ColumnRule> rules, in SqlValue value, BodyErrors errors)
    {
        if (value.IsNull || rules.Count == 0 || errors.Has(field))
        {
            return;
        }

        foreach (var rule in rules)
        {
            if (rule.IsEnabled && !Allows(rule, value))
            {
                errors.Add(field, rule.Code, rule.Text);
                return;
            }
        }
    }

    private static bool Allows(ColumnRule rule, in SqlValue value) => value.Kind switch
    {
        TypeKind.Int or TypeKind.BigInt => rule.Allows(value.AsInt64),
        TypeKind.Float => rule.Allows(value.AsDouble),
        TypeKind.Decimal => rule.Allows(value.AsDecimal),
        TypeKind.Text => rule.Allows(value.AsString),
        TypeKind.Array => rule.AllowsItems(value.AsArray.Length),
        _ => true,
    };
}
