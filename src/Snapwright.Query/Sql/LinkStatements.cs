namespace Snapwright.Query.Sql;

/// <summary>The statements of a <see cref="Plans.LinkPlan"/>.</summary>
/// <param name="Clear">Deletes all links of the row whose key is <c>$1</c>.</param>
/// <param name="Add">Links the row whose key is <c>$1</c> with each key of the array <c>$2</c>.</param>
public sealed record LinkStatements(SqlStatement Clear, SqlStatement Add);
