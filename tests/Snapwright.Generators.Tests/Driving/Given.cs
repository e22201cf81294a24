namespace Snapwright.Generators.Tests.Driving;

/// <summary>Snapshots for tests, and the run that all tests want.</summary>
internal static class Given
{
    /// <summary>Runs the generator twice, sees that the second run keeps everything, and hands the first one on.</summary>
    public static Generation Generate(string snapshot) => Generate(Project.With(snapshot));

    /// <inheritdoc cref="Generate(string)"/>
    public static Generation Generate(Project project)
    {
        var generation = project.Run();
        project.Run().AssertNothingWasMadeAnew();

        // An edit of C# is a new compilation: nothing of ours depends on it.
        project.Write("internal static class Edited;").Run().AssertNothingWasMadeAnew();
        return generation;
    }

    /// <summary>A snapshot of the folder <c>Snapshots</c>.</summary>
    public static string Snapshot(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Snapshots", name + ".json"));
}
