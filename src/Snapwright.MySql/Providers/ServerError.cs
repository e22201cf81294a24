using System.Data.Common;

namespace Snapwright.MySql.Providers;

/// <summary>What ADO.NET's abstract exception does not say: the number of the server's error.</summary>
internal static class ServerError
{
    // The key that MySql.Data and MySqlConnector both put it under.
    private const string Key = "Server Error Code";

    /// <summary>The number, as in the manual's list of error codes; 0 where the server said nothing.</summary>
    public static int NumberOf(DbException exception) => exception.Data[Key] switch
    {
        int number => number,
        Enum code => Convert.ToInt32(code, System.Globalization.CultureInfo.InvariantCulture),
        _ => exception.InnerException is DbException inner ? NumberOf(inner) : 0,
    };
}
