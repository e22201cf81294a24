using Microsoft.Extensions.ObjectPool;

namespace Snapwright.Bench.Yardstick.Responses;

/// <summary>Bodies for reuse.</summary>
internal sealed class JsonBodyPool
{
    private readonly DefaultObjectPool<JsonBody> _pool = new(new Policy(), maximumRetained: 128);

    public JsonBody Rent() => _pool.Get();

    public void Return(JsonBody body) => _pool.Return(body);

    private sealed class Policy : PooledObjectPolicy<JsonBody>
    {
        public override JsonBody Create() => new();

        public override bool Return(JsonBody obj)
        {
            obj.Clear();
            return true;
        }
    }
}
