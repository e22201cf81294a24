using Snapwright.Model.Json;

namespace Snapwright.Model.Snapshots.Writing;

/// <summary>Writes a list of objects; no list where there are none.</summary>
internal static class Objects
{
    public static void Write<T>(JsonWriter writer, string key, IEnumerable<T> items, Action<T> write)
    {
        var isBegun = false;
        foreach (var item in items)
        {
            if (!isBegun)
            {
                writer.BeginArray(key);
                isBegun = true;
            }

            writer.BeginObject();
            write(item);
            writer.EndObject();
        }

        if (isBegun)
        {
            writer.EndArray();
        }
    }
}
