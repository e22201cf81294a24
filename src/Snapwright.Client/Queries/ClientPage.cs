namespace Snapwright.Client.Queries;

/// <summary>A page of rows.</summary>
/// <typeparam name="TRow">A row.</typeparam>
/// <param name="Rows">The rows; fewer than asked for at the end.</param>
/// <param name="FilterCount">How many rows meet the condition.</param>
/// <param name="TotalCount">How many rows the table has.</param>
public sealed record ClientPage<TRow>(IReadOnlyList<TRow> Rows, long FilterCount, long TotalCount);
