using Snapwright.Testing;

namespace Snapwright.Parity.Tests.Applications;

/// <summary>One way to serve: which path, on which database.</summary>
public sealed record Variant(bool UseCompiled, DatabaseKind Database)
{
    /// <summary>All of them; the first is what the others are compared with.</summary>
    public static IReadOnlyList<Variant> All { get; } =
    [
        new(UseCompiled: true, DatabaseKind.Sqlite),
        new(UseCompiled: false, DatabaseKind.Sqlite),
        new(UseCompiled: true, DatabaseKind.PostgreSql),
        new(UseCompiled: false, DatabaseKind.PostgreSql),
        new(UseCompiled: true, DatabaseKind.MariaDb),
        new(UseCompiled: false, DatabaseKind.MariaDb),
    ];

    /// <summary>As <c>/api/admin/runtime</c> says it.</summary>
    public string Path => UseCompiled ? "compiled" : "interpreted";

    /// <inheritdoc/>
    public override string ToString() => $"{Path} on {Database}";
}
