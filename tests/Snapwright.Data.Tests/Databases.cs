using Snapwright.Testing;

namespace Snapwright.Data.Tests;

/// <summary>One database of each kind for all tests of a class.</summary>
public sealed class Databases : IAsyncLifetime
{
    private readonly Dictionary<DatabaseKind, TestDatabase> _databases = [];

    /// <summary>The kinds, for theories.</summary>
    public static TheoryData<DatabaseKind> Kinds => [.. Enum.GetValues<DatabaseKind>()];

    public TestDatabase this[DatabaseKind kind] => _databases[kind];

    public async Task InitializeAsync()
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            _databases.Add(kind, await TestDatabase.CreateAsync(kind));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var database in _databases.Values)
        {
            await database.DisposeAsync();
        }
    }
}
