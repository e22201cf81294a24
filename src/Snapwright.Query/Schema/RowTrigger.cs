using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Query.Schema;

/// <summary>A trigger on rows.</summary>
/// <param name="Table">The table that it is on.</param>
/// <param name="Name">Its name, which ends in a hash of its definition.</param>
/// <param name="Statements">What makes it, where it is there already anew.</param>
internal sealed record RowTrigger(TableName Table, string Name, EquatableArray<string> Statements);
