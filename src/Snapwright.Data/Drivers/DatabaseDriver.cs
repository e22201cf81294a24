using Snapwright.Data.Databases;

namespace Snapwright.Data.Drivers;

/// <summary>A driver that an application can choose by configuration.</summary>
/// <param name="Name">The value of <c>Snapwright:Database</c>: <c>sqlite</c>, <c>postgres</c>, <c>mysql</c>.</param>
/// <param name="DefaultConnectionString">Used where <c>ConnectionStrings:Snapwright</c> is not set; null where there can be none.</param>
/// <param name="Open">Makes the database of a connection string, with settings; opens no connection yet.</param>
public sealed record DatabaseDriver(string Name, string? DefaultConnectionString, Func<string, DatabaseSettings, Database> Open);
