using Microsoft.CodeAnalysis;

namespace Snapwright.Generators.Pipeline;

/// <summary>Which of our libraries the project uses; that decides what is emitted.</summary>
/// <param name="HasServer">The host: entities, handlers, the catalog.</param>
/// <param name="HasClient">The typed client.</param>
internal sealed record Capabilities(bool HasServer, bool HasClient)
{
    private const string Server = "Snapwright";
    private const string Client = "Snapwright.Client";

    /// <summary>The capabilities of a compilation. The host itself has the host.</summary>
    public static Capabilities Of(Compilation compilation)
    {
        var hasServer = compilation.AssemblyName == Server;
        var hasClient = false;
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            hasServer |= reference.Name == Server;
            hasClient |= reference.Name == Client;
        }

        return new(hasServer, hasClient);
    }
}
