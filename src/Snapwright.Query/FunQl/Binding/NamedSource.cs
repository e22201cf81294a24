using Snapwright.Model.Tables;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>A source by the name that a query has for it.</summary>
/// <param name="Name">The name: its alias, or that of the table.</param>
/// <param name="FullName">The table or view, where it has no alias, so that it can be named with its schema.</param>
/// <param name="Rows">The source.</param>
internal sealed record NamedSource(string Name, TableName? FullName, RowSource Rows);
