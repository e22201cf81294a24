using System.Data.Common;
using MySql.Data.MySqlClient;

namespace Snapwright.MySql.Providers;

/// <summary>The one place that knows which ADO.NET provider comes with the package; the rest uses ADO.NET's own abstractions.</summary>
internal static class DefaultProvider
{
    public static DbProviderFactory Factory => MySqlClientFactory.Instance;
}
