using Snapwright.Testing;

namespace Snapwright.Admin.Tests;

/// <summary>The databases that every test of this assembly runs on.</summary>
public static class Databases
{
    /// <summary>For theories.</summary>
    public static TheoryData<DatabaseKind> Kinds => [.. Enum.GetValues<DatabaseKind>()];
}
