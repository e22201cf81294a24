using Snapwright.Testing;

namespace Snapwright.Tests.Hosts;

/// <summary>How an application runs: its answers must not depend on it.</summary>
public sealed record Setup(DatabaseKind Database, bool IsCompiled)
{
    public static IReadOnlyList<Setup> All { get; } =
    [
        new(DatabaseKind.Sqlite, IsCompiled: false),
        new(DatabaseKind.Sqlite, IsCompiled: true),
        new(DatabaseKind.PostgreSql, IsCompiled: false),
        new(DatabaseKind.PostgreSql, IsCompiled: true),
        new(DatabaseKind.MariaDb, IsCompiled: false),
        new(DatabaseKind.MariaDb, IsCompiled: true),
    ];

    public override string ToString() => $"{Database} {(IsCompiled ? "compiled" : "interpreted")}";
}

/// <summary>Runs a test in every setup.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EverySetupAttribute : Xunit.Sdk.DataAttribute
{
    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) => Setup.All.Select(static s => new object[] { s });
}
