using System.Reflection;
using Microsoft.Extensions.Hosting;
using Snapwright.Runtimes;

namespace Snapwright.OpenApi;

/// <summary>The document of the running model, written once per runtime.</summary>
internal sealed class OpenApiDocuments(IHostEnvironment environment)
{
    private Written? _newest;

    /// <summary>The document of a runtime.</summary>
    public ReadOnlyMemory<byte> Of(Runtime runtime)
    {
        if (Volatile.Read(ref _newest) is { } newest && newest.Runtime == runtime)
        {
            return newest.Json;
        }

        var version = Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3) ?? "1.0.0";
        var written = new Written(runtime, OpenApiWriter.Write(runtime.Model, environment.ApplicationName, version));
        Volatile.Write(ref _newest, written);
        return written.Json;
    }

    private sealed record Written(Runtime Runtime, byte[] Json);
}
