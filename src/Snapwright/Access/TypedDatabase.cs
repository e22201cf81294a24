namespace Snapwright.Access;

/// <summary>What the generated <c>Db</c> class stands on: transactions over its tables.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public abstract class TypedDatabase<TSelf>
    where TSelf : TypedDatabase<TSelf>
{
    /// <summary>Typed access that runs on <paramref name="data"/>.</summary>
    protected TypedDatabase(IDataAccess data)
    {
        ArgumentNullException.ThrowIfNull(data);
        DataAccess = data;
    }

    /// <summary>Where calls run.</summary>
    protected IDataAccess DataAccess { get; }

    /// <summary>
    /// Runs work in one transaction: committed when it returns, rolled back when it throws. Use the database that the work is
    /// given; inside a transaction it is part of that one.
    /// </summary>
    public async ValueTask TransactionAsync(Func<TSelf, ValueTask> work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        await TransactionAsync(
            async db =>
            {
                await work(db).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="TransactionAsync(Func{TSelf, ValueTask}, CancellationToken)"/>
    public ValueTask<T> TransactionAsync<T>(Func<TSelf, ValueTask<T>> work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return DataAccess.TransactionAsync(data => work(On(data)), cancellationToken);
    }

    /// <summary>The same database on other data access: that of a transaction.</summary>
    protected abstract TSelf On(IDataAccess data);
}
