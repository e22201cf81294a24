using Snapwright.Model.Tables;

namespace Snapwright.Model.Resolution;

/// <summary>The columns that every table has without asking.</summary>
internal static class StampColumns
{
    public static IReadOnlyList<Column> All { get; } = [Make("createdAt", Stamp.Created), Make("updatedAt", Stamp.Updated)];

    private static Column Make(string name, Stamp stamp) => new()
    {
        Name = name,
        DeclaredType = ColumnType.DateTime,
        Type = DataType.DateTime,
        IsNullable = false,
        IsGenerated = true,
        IsUpdatable = stamp == Stamp.Updated,
        Stamp = stamp,
    };
}
