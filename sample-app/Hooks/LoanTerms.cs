namespace Library.Hooks;

/// <summary>What a membership plan allows.</summary>
/// <param name="Days">For how many days a copy is lent.</param>
/// <param name="MostLoans">How many copies a member may have at once.</param>
public sealed record LoanTerms(int Days, int MostLoans)
{
    /// <summary>The terms of a plan.</summary>
    public static LoanTerms Of(MemberPlan plan) => plan switch
    {
        MemberPlan.Student => new(28, 8),
        MemberPlan.Premium => new(42, 15),
        _ => new(21, 5),
    };
}
