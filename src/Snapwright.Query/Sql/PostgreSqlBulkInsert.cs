using System.Globalization;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>
/// Many rows by one statement: an array per column, side by side, and one value for a stamp, which all rows share. The rows are sorted by their place before they are inserted, so that the keys
/// that the database makes, and the rows that come back, are in the order of the arrays.
/// </summary>
internal static class PostgreSqlBulkInsert
{
    public static SqlStatement Write(Dialect dialect, InsertPlan plan, bool isReturning)
    {
        var columns = plan.Assignments;
        var stamps = plan.Table.Columns.Where(static c => c.Stamp is not null).Select(static c => c.Name).ToList();
        var own = columns.Where(c => !stamps.Contains(c.Column)).ToList();
        if (own.Count == 0)
        {
            // The arrays tell how many rows there are.
            own.AddRange(columns);
        }

        var sql = new SqlText(dialect).Append("INSERT INTO ").Append(dialect.Quote(plan.Table.StoredIn)).Append(" (");
        sql.AppendList(columns, ", ", c => sql.AppendName(c.Column)).Append(") SELECT ");
        sql.AppendList(columns, ", ", c => _ = own.Contains(c) ? sql.Append(Place(c)).Append(Cast(c.Value.Type)) : sql.AppendParameter(c.Value)).Append(" FROM unnest(");
        sql.AppendList(own, ", ", c => sql.AppendParameter(new Parameter(c.Value.Index, Transport(c.Value.Type))));
        sql.Append(") WITH ORDINALITY AS r(").AppendList(own, ", ", c => sql.Append(Place(c))).Append(", place) ORDER BY r.place");
        if (isReturning)
        {
            ChangeWriter.WriteReturning(sql, plan.Returning);
        }

        return sql.ToStatement();
    }

    private static string Place(Assignment column) => "c" + column.Value.Index.ToString(CultureInfo.InvariantCulture);

    // An array of arrays must be a rectangle, and unnest would flatten it; an array of JSON is not taken by every driver.
    private static DataType Transport(DataType type) => type.Kind is TypeKind.Array or TypeKind.Json
        ? DataType.ArrayOf(TypeKind.Text)
        : new(TypeKind.Array, 0, type.Precision, type.Scale, type.Kind);

    private static string Cast(DataType type) => type.Kind switch
    {
        TypeKind.Json => "::json",
        TypeKind.Array => type.ItemType.Kind switch
        {
            TypeKind.Int => "::integer[]",
            TypeKind.BigInt => "::bigint[]",
            TypeKind.Float => "::double precision[]",
            TypeKind.Boolean => "::boolean[]",
            TypeKind.Uuid => "::uuid[]",
            _ => "::text[]",
        },
        _ => "",
    };
}
