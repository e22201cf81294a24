using Snapwright.Access;

namespace Library.Seeding;

/// <summary>Inserts rows in one transaction and counts them.</summary>
internal sealed class Sower(Db db, Dice dice, CancellationToken cancellationToken)
{
    /// <summary>The tables.</summary>
    public Db Db { get; } = db;

    /// <summary>Where all chance comes from.</summary>
    public Dice Dice { get; } = dice;

    /// <summary>How many rows were inserted.</summary>
    public int Rows { get; private set; }

    /// <summary>Inserts a row.</summary>
    public async ValueTask<TEntity> AddAsync<TEntity, TKey, TCreate, TUpdate, TFields>(
        TableSet<TEntity, TKey, TCreate, TUpdate, TFields> table, TCreate row)
        where TEntity : class
        where TKey : struct
        where TCreate : class
        where TUpdate : class
        where TFields : ITableFields<TFields>
    {
        Rows++;
        return await table.InsertAsync(row, cancellationToken);
    }
}
