namespace Snapwright.Access;

/// <summary>
/// Where typed data access runs: each call in a session of its own, or all calls in one transaction. The generated <c>Db</c>
/// class takes one; it is registered with the services of the application.
/// </summary>
public interface IDataAccess;
