using Snapwright.Hooks;

namespace Library.Hooks;

/// <summary>A copy is lent to one member at a time, for as long as the member's plan allows.</summary>
public sealed class LoanHooks(TimeProvider clock) : TableHooks<Loan, LoanCreate, LoanUpdate>
{
    /// <inheritdoc/>
    public override async ValueTask BeforeInsertAsync(LoanCreate input, HookContext context)
    {
        var db = context.Db();
        var loanedAt = input.LoanedAt.GetValueOrDefault(clock.GetUtcNow().UtcDateTime);
        input.LoanedAt = loanedAt;

        // Writing to the copy takes its lock: of two loans at the same moment, the second sees the first.
        var copy = await db.Copies.UpdateAsync(input.CopyId, new CopyUpdate { LastLoanedAt = loanedAt }, context.CancellationToken);
        var member = await db.Members.FindAsync(input.MemberId, context.CancellationToken);
        if (copy is null || member is null)
        {
            return; // The foreign key refuses it and names the relation.
        }

        var terms = LoanTerms.Of(member.Plan);
        SetDueDate(input, DateOnly.FromDateTime(loanedAt), terms, context);
        if (input.ReturnedAt.GetValueOrDefault(null) is { } returnedAt)
        {
            RejectEarlyReturn(loanedAt, returnedAt, context);
            return;
        }

        if (!member.IsActive)
        {
            context.Reject("member", "The membership is not active.");
        }

        if (await db.Loans.Where(l => l.Copy == copy.Id & l.ReturnedAt.IsNull).CountAsync(context.CancellationToken) > 0)
        {
            context.Reject("copy", "The copy is on loan.");
        }

        if (await db.Loans.Where(l => l.Member == member.Id & l.ReturnedAt.IsNull).CountAsync(context.CancellationToken) >= terms.MostLoans)
        {
            context.Reject("member", $"The member has {terms.MostLoans} copies, the most that the plan allows.");
        }
    }

    /// <inheritdoc/>
    public override ValueTask BeforeUpdateAsync(Loan row, LoanUpdate input, HookContext context)
    {
        if (input.ReturnedAt.GetValueOrDefault(null) is { } returnedAt)
        {
            RejectEarlyReturn(row.LoanedAt, returnedAt, context);
        }

        return default;
    }

    private static void SetDueDate(LoanCreate input, DateOnly loanedOn, LoanTerms terms, HookContext context)
    {
        var latest = loanedOn.AddDays(terms.Days);
        if (input.DueOn.GetValueOrDefault(null) is not { } dueOn)
        {
            input.DueOn = latest;
        }
        else if (dueOn < loanedOn || dueOn > latest)
        {
            context.Reject("dueOn", $"The plan allows {terms.Days} days: {loanedOn:yyyy-MM-dd} to {latest:yyyy-MM-dd}.");
        }
    }

    private static void RejectEarlyReturn(DateTime loanedAt, DateTime returnedAt, HookContext context)
    {
        if (returnedAt < loanedAt)
        {
            context.Reject("returnedAt", "A copy cannot come back before it went out.");
        }
    }
}
