using System.Collections.Concurrent;

namespace Snapwright.Runtimes;

/// <summary>
/// A thread-safe cache of at most twice its capacity. It has two generations: when the young one is full it becomes the old one, and
/// what was not asked for during a whole generation is gone.
/// </summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _turn = new();

    // The dictionary's own count takes all of its locks.
    private int _count;
    private volatile ConcurrentDictionary<TKey, TValue> _young = new();
    private volatile ConcurrentDictionary<TKey, TValue> _old = new();

    /// <summary>The value of a key, or null.</summary>
    public TValue? Find(TKey key)
    {
        if (_young.TryGetValue(key, out var value))
        {
            return value;
        }

        if (_old.TryGetValue(key, out value))
        {
            Add(key, value);
            return value;
        }

        return null;
    }

    /// <summary>Adds a value; of two that race, either stays.</summary>
    public void Add(TKey key, TValue value)
    {
        if (Volatile.Read(ref _count) >= capacity)
        {
            lock (_turn)
            {
                if (Volatile.Read(ref _count) >= capacity)
                {
                    _old = _young;
                    _young = new();
                    _count = 0;
                }
            }
        }

        if (_young.TryAdd(key, value))
        {
            Interlocked.Increment(ref _count);
        }
    }
}
