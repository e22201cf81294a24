using Microsoft.AspNetCore.Http;

namespace Snapwright.Writes;

/// <summary>Where the hooks of a write get their services from. Those of a request are made when they are first asked for, and most writes ask for none.</summary>
internal readonly struct WriteServices
{
    private readonly HttpContext? _context;
    private readonly IServiceProvider? _provider;

    public WriteServices(HttpContext context) => _context = context;

    public WriteServices(IServiceProvider provider) => _provider = provider;

    public IServiceProvider Provider => _provider ?? _context!.RequestServices;
}
