namespace Snapwright.Hooks;

/// <summary>
/// Code of the application that runs around the writes of a table, inside their transaction: whatever it throws rolls the write
/// back, and <see cref="HookContext.Reject(string, string)"/> answers 422. Register with <c>AddSnapwright().AddHooks&lt;T&gt;()</c>; one
/// instance is made per write, with constructor arguments from the request's services.
/// </summary>
/// <typeparam name="TEntity">A row of the table.</typeparam>
/// <typeparam name="TCreate">What an insert takes.</typeparam>
/// <typeparam name="TUpdate">What an update takes.</typeparam>
public abstract class TableHooks<TEntity, TCreate, TUpdate>
    where TEntity : class
    where TCreate : class
    where TUpdate : class
{
    /// <summary>Before a row is inserted; may change the input.</summary>
    public virtual ValueTask BeforeInsertAsync(TCreate input, HookContext context) => default;

    /// <summary>After a row was inserted.</summary>
    public virtual ValueTask AfterInsertAsync(TEntity row, HookContext context) => default;

    /// <summary>Before a row is updated; may change the input.</summary>
    public virtual ValueTask BeforeUpdateAsync(TEntity row, TUpdate input, HookContext context) => default;

    /// <summary>After a row was updated.</summary>
    public virtual ValueTask AfterUpdateAsync(TEntity before, TEntity after, HookContext context) => default;

    /// <summary>Before a row is deleted.</summary>
    public virtual ValueTask BeforeDeleteAsync(TEntity row, HookContext context) => default;

    /// <summary>After a row was deleted.</summary>
    public virtual ValueTask AfterDeleteAsync(TEntity row, HookContext context) => default;
}
