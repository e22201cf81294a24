namespace Snapwright.Client;

/// <summary>
/// A connection to a Snapwright server; the generated <c>ApiClient</c> derives from it and has a property per table. It is
/// thread-safe and meant to be kept: it owns nothing, the <see cref="HttpClient"/> stays the caller's.
/// </summary>
public abstract class SnapwrightClient
{
    /// <summary>The most bytes of a response that are taken, unless said otherwise: 64 MiB.</summary>
    public const int DefaultMaxResponseBytes = 64 * 1024 * 1024;

    /// <summary>Makes a client of the server at the base address of <paramref name="http"/>.</summary>
    /// <param name="http">Its <see cref="HttpClient.BaseAddress"/> is the root of the application, above <c>/api</c>.</param>
    /// <param name="maxResponseBytes">The most bytes of a response that are taken, at least 1.</param>
    /// <exception cref="ArgumentException"><paramref name="http"/> has no base address.</exception>
    protected SnapwrightClient(HttpClient http, int maxResponseBytes = DefaultMaxResponseBytes)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxResponseBytes, 1);
        var address = http.BaseAddress ?? throw new ArgumentException("Set HttpClient.BaseAddress to the root of the server.", nameof(http));
        var text = address.AbsoluteUri;
        Root = text.EndsWith('/') ? address : new Uri(text + "/");
        Http = http;
        MaxResponseBytes = maxResponseBytes;
    }

    /// <summary>What requests are sent with.</summary>
    public HttpClient Http { get; }

    /// <summary>The most bytes of a response that are taken.</summary>
    public int MaxResponseBytes { get; }

    /// <summary>The root of the application, with a slash at the end.</summary>
    internal Uri Root { get; }
}
