using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;

namespace Snapwright.Compilation;

/// <summary>Where typed code finds computed fields in a row: behind the stored fields, in the order in which they were asked for.</summary>
internal static class ComputedPlaces
{
    /// <summary>The ordinal of each computed field of a compiled table, -1 for one that was not asked for; null where none was.</summary>
    /// <exception cref="StaleLayoutException">A field has another type now.</exception>
    public static int[]? Of(CompiledTable compiled, LayoutMap map, EquatableArray<ComputedValue> computed)
    {
        if (computed.Count == 0)
        {
            return null;
        }

        var ordinals = new int[compiled.ComputedFields.Count];
        for (var i = 0; i < ordinals.Length; i++)
        {
            var field = compiled.ComputedFields[i];
            ordinals[i] = -1;
            for (var place = 0; place < computed.Count; place++)
            {
                if (computed[place].Name == field.Name)
                {
                    Check(field, computed[place].Type, map.Table);
                    ordinals[i] = map.RunningCount + place;
                }
            }
        }

        return ordinals;
    }

    // A decimal is read with the digits that it was compiled with.
    private static void Check(CompiledComputedField field, DataType type, Table table)
    {
        if (field.Type with { Length = 0 } != type with { Length = 0 })
        {
            throw new StaleLayoutException(table.Name.ToString(), field.Name, $"is now {type} and was {field.Type}");
        }
    }
}
