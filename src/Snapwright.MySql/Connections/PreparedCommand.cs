using System.Data.Common;

namespace Snapwright.MySql.Connections;

/// <summary>A statement that a connection has prepared on the server.</summary>
/// <param name="Command">The command, with a parameter per place.</param>
/// <param name="Values">Which value of the statement stands at each place.</param>
internal sealed record PreparedCommand(DbCommand Command, int[] Values);
