using Snapwright.Model.Collections;

namespace Snapwright.Query.Sql;

/// <summary>Whether the planner of PostgreSQL may use something, for one statement; other databases have nothing to set.</summary>
/// <param name="Name">One of <see cref="Names"/>.</param>
/// <param name="IsOn">Whether it may.</param>
public sealed record PlannerSetting(string Name, bool IsOn)
{
    /// <summary>What can be set.</summary>
    public static EquatableArray<string> Names { get; } = EquatableArray.Of(
        "enable_bitmapscan",
        "enable_gathermerge",
        "enable_hashagg",
        "enable_hashjoin",
        "enable_indexonlyscan",
        "enable_indexscan",
        "enable_material",
        "enable_mergejoin",
        "enable_nestloop",
        "enable_parallel_append",
        "enable_parallel_hash",
        "enable_partition_pruning",
        "enable_partitionwise_aggregate",
        "enable_partitionwise_join",
        "enable_seqscan",
        "enable_sort",
        "enable_tidscan");
}
