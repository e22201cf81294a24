using Snapwright.Access;
using Snapwright.Bodies;
using Snapwright.Query.Callers;

namespace Snapwright.Hooks;

/// <summary>What a hook knows of the write it runs in.</summary>
public sealed class HookContext
{
    internal HookContext(Caller caller, IDataAccess data, BodyErrors errors, CancellationToken cancellationToken)
    {
        Caller = caller;
        Data = data;
        Errors = errors;
        CancellationToken = cancellationToken;
    }

    /// <summary>Who asked for the write.</summary>
    public Caller Caller { get; }

    /// <summary>Typed data access inside the write's transaction: <c>new Db(context.Data).Books</c>, or <c>context.Db()</c>.</summary>
    public IDataAccess Data { get; }

    /// <summary>Cancelled when the client has gone.</summary>
    public CancellationToken CancellationToken { get; }

    internal BodyErrors Errors { get; }

    /// <summary>Refuses the write: 422 with an entry for the field. Several fields may be refused; nothing is written.</summary>
    public void Reject(string field, string message) => Errors.Add(field, "rejected", message);
}
