using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;

namespace Snapwright.SystemTables;

/// <summary>
/// Tables of the framework that are not part of the served model: they have no rows of metadata and no path, so that nobody can reach them
/// through the API. Their schema is kept as that of every other table.
/// </summary>
internal static class InternalTables
{
    /// <summary>The answers to requests with an <c>Idempotency-Key</c>.</summary>
    public static Table Requests { get; } = MakeRequests();

    /// <summary>The model of them alone.</summary>
    public static MetadataModel Model { get; } = new([Requests]);

    private static Table MakeRequests()
    {
        var name = new TableName(TableName.DefaultSchema, "snapwright_requests");
        return new()
        {
            Name = name,
            IsSystem = true,
            Columns = EquatableArray.Of(
                new Column { Name = "id", DeclaredType = ColumnType.Uuid, Type = DataType.Uuid, IsNullable = false, IsPrimary = true },
                Text("request", isNullable: false),
                new Column { Name = "status", DeclaredType = ColumnType.Int, Type = DataType.Int, IsNullable = true },
                Text("location", isNullable: true),
                Text("entityTag", isNullable: true),
                Text("preference", isNullable: true),
                Text("body", isNullable: true),
                Stamped("createdAt", Stamp.Created),
                Stamped("updatedAt", Stamp.Updated)),
            Indexes = EquatableArray.Of(new KeyGroup(PhysicalNames.Index(name, ["createdAt"]), EquatableArray.Of("createdAt"), EquatableArray.Of("createdAt"))),
        };
    }

    private static Column Text(string name, bool isNullable) =>
        new() { Name = name, DeclaredType = ColumnType.Text, Type = DataType.Text, IsNullable = isNullable };

    private static Column Stamped(string name, Stamp stamp) =>
        new() { Name = name, DeclaredType = ColumnType.DateTime, Type = DataType.DateTime, IsNullable = false, IsGenerated = true, Stamp = stamp };
}
