using Snapwright.Data.Faults;
using Snapwright.Problems;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>
/// A write that a request asks for, of one row or many, as one transaction. It can be run again from its beginning: nothing of a run is kept but
/// what the next one makes anew.
/// </summary>
internal abstract class PlannedWrite
{
    /// <summary>Whether rows of it may refer to rows that come later in it.</summary>
    public virtual bool DefersConstraints => false;

    /// <summary>
    /// Whether rows that it deletes may stand against each other: databases that delete a set as one allow that, and one that refuses row by row is
    /// told to wait.
    /// </summary>
    public virtual bool DefersRestrict => false;

    /// <summary>Reads its bodies, with the tables of a runtime; null for nothing wrong.</summary>
    public virtual ApiProblem? Read(Runtime runtime) => null;

    /// <summary>Runs in the open transaction of the scope; null when it is done and the answer is complete, else it is rolled back.</summary>
    public abstract ValueTask<ApiProblem?> RunAsync(WriteScope scope, WriteAnswer answer);

    /// <summary>What a fault of the database means to the client, after the transaction was rolled back; the scope has no session.</summary>
    public abstract ValueTask<ApiProblem> ExplainAsync(WriteScope scope, DatabaseFaultException fault);

    /// <summary>Whether the fault means that another write came between, so that another run may succeed.</summary>
    public virtual bool IsRace(DatabaseFault fault) => false;
}
