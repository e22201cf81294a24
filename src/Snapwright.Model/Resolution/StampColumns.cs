using Snapwright.Model.Json;
using Snapwright.Model.Snapshots.Reading;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Resolution;

/// <summary>The columns that every table has without asking, and those of hierarchies.</summary>
internal static class StampColumns
{
    // A schema, a dot and a name.
    private const int MostCharacters = (2 * NameRules.MostCharacters) + 1;

    public static IReadOnlyList<Column> All { get; } = [Make("createdAt", Stamp.Created), Make("updatedAt", Stamp.Updated)];

    /// <summary>The column that says of which table a row is: rows of a table that is not abstract are its own unless they come through another.</summary>
    public static Column TypeOf(TableScope scope) => new()
    {
        Name = Hierarchy.TypeField,
        DeclaredType = ColumnType.Text,
        Type = new(TypeKind.Text, Length: MostCharacters),
        IsNullable = false,
        IsGenerated = true,
        IsUpdatable = false,
        Stamp = Stamp.SubEntity,
        Default = scope.Declaration.IsAbstract ? null : new(IsNow: false, CanonicalJson.Write(scope.Name.ToString())),
        Description = "The table that the row is of.",
    };

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
