using Snapwright.Access;
using Snapwright.Data.Faults;
using Snapwright.Idempotency;
using Snapwright.Problems;

namespace Snapwright.Writes;

/// <summary>Runs planned writes: each in one transaction, with the answer to a repeatable request in the same.</summary>
internal sealed class WriteRunner(IdempotencyStore store)
{
    private const int Attempts = 5;

    /// <summary>Runs a write.</summary>
    /// <param name="scope">Where it runs; without a session.</param>
    /// <param name="write">The write.</param>
    /// <param name="request">The request by which its answer is found again; null where it has no <c>Idempotency-Key</c>.</param>
    /// <param name="answer">Takes the answer.</param>
    /// <returns>Why nothing was written; null where it was, or had been.</returns>
    public async ValueTask<ApiProblem?> RunAsync(WriteScope scope, PlannedWrite write, IdempotentRequest? request, WriteAnswer answer)
    {
        for (var attempt = 1; ; attempt++)
        {
            // A repeatable request is read behind its claim: where it was answered before, that answer is the right one.
            if (request is null && write.Read(scope.Runtime) is { } unreadable)
            {
                return unreadable;
            }

            answer.Clear();
            try
            {
                return await RunOnceAsync(scope, write, request, answer);
            }
            catch (DatabaseFaultException e) when (attempt < Attempts && (write.IsRace(e.Fault) || (request is not null && store.IsTaken(e.Fault))))
            {
                // Another request was first with the same row or the same key: what it left behind is found by the next attempt.
                continue;
            }
            catch (DatabaseFaultException e) when (request is not null && store.IsTaken(e.Fault))
            {
                return IdempotencyStore.Busy;
            }
            catch (DatabaseFaultException e)
            {
                return await write.ExplainAsync(scope, e);
            }
            catch (WriteRejectedException e)
            {
                return new(ProblemCodes.InvalidBody, $"A write to '{e.Table}' that belongs to this one was refused.", e.Errors);
            }
        }
    }

    private async ValueTask<ApiProblem?> RunOnceAsync(WriteScope scope, PlannedWrite write, IdempotentRequest? request, WriteAnswer answer)
    {
        await using var session = await scope.Runtime.Database.OpenWriteAsync(scope.CancellationToken);
        if (request is not null && await store.FindAsync(session, request, answer, scope.CancellationToken) is { IsKnown: true } found)
        {
            return found.Problem;
        }

        await session.BeginAsync(scope.CancellationToken);
        var inside = scope with { Session = session };
        if (request is not null)
        {
            if (await store.ClaimAsync(session, request, scope.CancellationToken) is { } busy)
            {
                return busy;
            }

            if (write.Read(scope.Runtime) is { } unreadable)
            {
                return unreadable;
            }
        }

        await Deferral.BeginAsync(session, scope.Runtime.Database.Dialect, write.DefersConstraints, write.DefersRestrict, scope.CancellationToken);
        if (await write.RunAsync(inside, answer) is { } problem)
        {
            await session.RollbackAsync(scope.CancellationToken);
            return problem;
        }

        if (request is not null)
        {
            await store.CompleteAsync(session, request, answer, scope.CancellationToken);
        }

        await session.CommitAsync(scope.CancellationToken);
        return null;
    }
}
