using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Binding.Commands;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The field that an expression names, stored or computed: what attributes it has follows from it.</summary>
internal abstract record NamedField;

/// <summary>A field of a table.</summary>
/// <param name="Rows">The rows that it is a field of; null where there are none, as in a domain.</param>
/// <param name="Table">The table.</param>
/// <param name="Field">Its name.</param>
internal sealed record FieldOfTable(TableRows? Rows, TableName Table, string Field) : NamedField;

/// <summary>A column of a query.</summary>
/// <param name="Rows">The rows of the query.</param>
/// <param name="Ordinal">The place of the column among those that it yields.</param>
internal sealed record FieldOfQuery(DerivedRows Rows, int Ordinal) : NamedField;

/// <summary>A field of a row as it was before a command.</summary>
/// <param name="Values">What is read of it.</param>
/// <param name="Value">The field in the query that reads it.</param>
internal sealed record FieldBefore(ValuesBefore Values, TypedValue Value) : NamedField;
