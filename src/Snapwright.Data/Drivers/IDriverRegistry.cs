namespace Snapwright.Data.Drivers;

/// <summary>
/// Where driver packages put their drivers: what the host's builder is to them. A driver stands below the host and knows no more
/// of it than this.
/// </summary>
public interface IDriverRegistry
{
    /// <summary>Adds a driver; the configuration chooses among those that are there.</summary>
    void AddDriver(DatabaseDriver driver);
}
