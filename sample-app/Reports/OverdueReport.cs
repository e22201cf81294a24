using System.Text.Json.Serialization;

namespace Library.Reports;

/// <summary>Copies that should be back.</summary>
/// <param name="AsOf">The day it is made for.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Loans">The longest overdue, first.</param>
public sealed record OverdueReport(DateOnly AsOf, long Count, IReadOnlyList<OverdueLoan> Loans);

/// <summary>A copy that should be back.</summary>
/// <param name="LoanId">The loan.</param>
/// <param name="DueOn">When it should have come back.</param>
/// <param name="DaysLate">By how many days it is late.</param>
/// <param name="Barcode">The label in the copy.</param>
/// <param name="Title">The book.</param>
/// <param name="Member">Who has it.</param>
/// <param name="Email">Where a notice goes.</param>
public sealed record OverdueLoan(int LoanId, DateOnly DueOn, int DaysLate, string Barcode, string Title, string Member, string Email);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OverdueReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
