using System.Reflection;

namespace Snapwright.Packages.Tests.Feed;

/// <summary>The checkout that the tests were built in.</summary>
internal static class Checkout
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = Find();

    /// <summary>The configuration of the build: <c>Debug</c> or <c>Release</c>.</summary>
    public static string Configuration { get; } =
        typeof(Checkout).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Codegen.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"'{AppContext.BaseDirectory}' is not in a checkout.");
    }
}
