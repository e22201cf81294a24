using Snapwright.Data.Databases;
using Snapwright.Query.Sql;

namespace Snapwright.Writes;

/// <summary>Tells a database to look at references at the end of a transaction only.</summary>
internal static class Deferral
{
    /// <summary>Tells it, where a write needs it.</summary>
    /// <param name="session">The session of the transaction.</param>
    /// <param name="dialect">Its dialect.</param>
    /// <param name="constraints">Whether rows of the write may refer to rows that come later in it.</param>
    /// <param name="restrict">Whether rows that it deletes may stand against each other.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async ValueTask BeginAsync(DatabaseSession session, Dialect dialect, bool constraints, bool restrict, CancellationToken cancellationToken)
    {
        if ((constraints || (restrict && dialect.DefersRestrict)) && dialect.DeferConstraints is { } defer)
        {
            await session.ExecuteAsync(defer, default, cancellationToken);
        }
    }
}
