namespace Snapwright.Parity.Tests.Randomised;

/// <summary>Keys of rows.</summary>
internal static class RandomKeys
{
    /// <summary>So many different keys, in their order.</summary>
    public static IEnumerable<object> Of(TableShape table, int count, Random random) => table.Key.Kind switch
    {
        FieldKind.Uuid => Different(count, () => $"{random.NextInt64():x16}{random.NextInt64():x16}".Insert(20, "-").Insert(16, "-").Insert(12, "-").Insert(8, "-")),
        FieldKind.BigInt when !table.IsKeyGenerated => Different(count, () => random.Next(20) == 0 ? random.Next(2) == 0 ? long.MaxValue : long.MinValue : random.NextInt64(-1L << 40, 1L << 40)),
        _ => Enumerable.Range(1, count).Select(static i => (object)(long)i),
    };

    private static IEnumerable<object> Different<T>(int count, Func<T> make)
        where T : notnull
    {
        var keys = new HashSet<T>();
        while (keys.Count < count)
        {
            keys.Add(make());
        }

        return keys.Cast<object>().Order(Comparer<object>.Create(EvaluatedTests.Compare));
    }
}
