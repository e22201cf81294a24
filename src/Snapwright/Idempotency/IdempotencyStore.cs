using System.Text;
using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Data.Rows;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Query.Expressions;
using Snapwright.Query.Planning;
using Snapwright.Query.Requests;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.SystemTables;
using Snapwright.Writes;

namespace Snapwright.Idempotency;

/// <summary>What became of the look for an earlier answer.</summary>
/// <param name="IsKnown">Whether the key was used; then the answer is complete, or there is a problem.</param>
/// <param name="Problem">Why the key cannot be used.</param>
internal readonly record struct EarlierAnswer(bool IsKnown, ApiProblem? Problem);

/// <summary>
/// The answers to requests with an <c>Idempotency-Key</c>. A request claims its key by inserting a row, at the beginning of its transaction: a second
/// request of the key waits there for the first, and then finds its answer, or the key free where the first came to nothing.
/// </summary>
internal sealed class IdempotencyStore
{
    private const int RetrySeconds = 1;
    private const int DeletedAtOnce = 1000;
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _clock;
    private readonly TimeSpan _lifetime;
    private readonly Slots _slots = new();
    private readonly SqlStatement _find;
    private readonly SqlStatement _claim;
    private readonly SqlStatement _complete;
    private readonly SqlStatement _delete;
    private readonly SqlStatement _findExpired;
    private readonly SqlStatement _deleteMany;
    private long _lastCleaning = long.MinValue;

    public IdempotencyStore(Dialect dialect, TimeProvider clock, TimeSpan lifetime)
    {
        _clock = clock;
        _lifetime = lifetime;
        var table = InternalTables.Requests;
        var planner = new Planner(InternalTables.Model);
        _find = dialect.Write(planner.PlanGet(table, Caller.System).Query);
        _claim = dialect.Write(planner.PlanInsert(table, Caller.System));
        _complete = dialect.Write(planner.PlanUpdate(table, _slots.Completed, Caller.System));
        _delete = dialect.Write(planner.PlanDelete(table, Caller.System));
        _deleteMany = dialect.Write(planner.PlanDeleteMany(table, Caller.System));
        _findExpired = dialect.Write(planner.PlanRead(Expired(default), Caller.System).Query);
    }

    /// <summary>The request that has the key does not end.</summary>
    public static ApiProblem Busy { get; } =
        new(ProblemCodes.RequestInProgress, "A request with this Idempotency-Key is still running.") { RetryAfter = RetrySeconds };

    /// <summary>Whether a fault says that another request has claimed a key since it was looked for.</summary>
    public bool IsTaken(DatabaseFault fault) => fault is { Kind: DatabaseFaultKind.Unique, Table: "snapwright_requests" };

    /// <summary>Looks for the answer to an earlier request of the key, and deletes one that is too old.</summary>
    public async ValueTask<EarlierAnswer> FindAsync(
        DatabaseSession session, IdempotentRequest request, WriteAnswer answer, CancellationToken cancellationToken)
    {
        await CleanAsync(session, cancellationToken);
        var key = new[] { SqlValue.Uuid(request.Id) };
        await using (var row = await session.QueryAsync(_find, key, cancellationToken))
        {
            if (!await row.ReadAsync(cancellationToken))
            {
                return default;
            }

            if (row.GetDateTime(_slots.CreatedAt) > Now() - _lifetime)
            {
                return Take(row, request, answer);
            }
        }

        await session.ExecuteAsync(_delete, key, cancellationToken);
        return default;
    }

    /// <summary>Claims the key in the open transaction; a problem where the request that has it does not end.</summary>
    /// <exception cref="DatabaseFaultException">The key was claimed by another, see <see cref="IsTaken"/>.</exception>
    public async ValueTask<ApiProblem?> ClaimAsync(DatabaseSession session, IdempotentRequest request, CancellationToken cancellationToken)
    {
        var now = SqlValue.DateTime(Now().Ticks);
        var values = new[]
        {
            SqlValue.Uuid(request.Id), SqlValue.Text(request.Content), SqlValue.Null(TypeKind.Int), SqlValue.Null(TypeKind.Text),
            SqlValue.Null(TypeKind.Text), SqlValue.Null(TypeKind.Text), SqlValue.Null(TypeKind.Text), now, now,
        };
        try
        {
            await session.ExecuteAsync(_claim, values, cancellationToken);
            return null;
        }
        catch (DatabaseFaultException e) when (e.Fault.Kind is DatabaseFaultKind.Timeout or DatabaseFaultKind.Conflict)
        {
            return Busy;
        }
    }

    /// <summary>Stores the answer in the transaction of the write.</summary>
    public async ValueTask CompleteAsync(DatabaseSession session, IdempotentRequest request, WriteAnswer answer, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetString(answer.Body.Written.Span);
        var values = new[]
        {
            SqlValue.Int(answer.Status), Text(answer.Location), Text(answer.EntityTag), Text(answer.Preference), SqlValue.Text(body),
            SqlValue.Uuid(request.Id),
        };
        await session.ExecuteAsync(_complete, values, cancellationToken);
    }

    private EarlierAnswer Take(RowReader row, IdempotentRequest request, WriteAnswer answer)
    {
        if (row.GetString(_slots.Request) != request.Content)
        {
            return new(true, new(ProblemCodes.IdempotencyKeyReused, "Another request was sent with this Idempotency-Key: its query or its body was different."));
        }

        answer.Status = row.GetInt32(_slots.Status);
        answer.Location = TextOf(row, _slots.Location);
        answer.EntityTag = TextOf(row, _slots.EntityTag);
        answer.Preference = TextOf(row, _slots.Preference);
        answer.IsReplayed = true;
        answer.Body.Raw(row.GetString(_slots.Body));
        return new(true, null);
    }

    // Whoever uses keys keeps the table small; there is nothing to clean up where nobody does.
    private async ValueTask CleanAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var now = Now();
        var last = Interlocked.Read(ref _lastCleaning);
        if (now.Ticks < last + BetweenCleanings.Ticks || Interlocked.CompareExchange(ref _lastCleaning, now.Ticks, last) != last)
        {
            return;
        }

        var keys = new List<SqlValue>();
        await using (var rows = await session.QueryAsync(_findExpired, new[] { SqlValue.DateTime((now - _lifetime).Ticks) }, cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                keys.Add(SqlValue.Uuid(rows.GetGuid(0)));
            }
        }

        if (keys.Count > 0)
        {
            await session.ExecuteAsync(_deleteMany, new[] { SqlValue.Array([.. keys]) }, cancellationToken);
        }
    }

    private ReadRequest Expired(SqlValue before) => new()
    {
        Table = InternalTables.Requests,
        Selection = new(Model.Collections.EquatableArray.Of<SelectedField>(new SelectedColumn(_slots.Fields[0]))),
        Filter = new CompareFilter(_slots.Fields[_slots.CreatedAt], ComparisonOperator.LessOrEqual, before),
        Limit = DeletedAtOnce,
    };

    private DateTime Now()
    {
        var ticks = _clock.GetUtcNow().UtcTicks;
        return new(ticks - (ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }

    private static SqlValue Text(string? text) => text is null ? SqlValue.Null(TypeKind.Text) : SqlValue.Text(text);

    private static string? TextOf(RowReader row, int slot) => row.IsNull(slot) ? null : row.GetString(slot);

    /// <summary>Where the columns are.</summary>
    private sealed class Slots
    {
        public Model.Collections.EquatableArray<StoredField> Fields { get; } = StoredFields.Of(InternalTables.Requests);

        public int Request => Of("request");

        public int Status => Of("status");

        public int Location => Of("location");

        public int EntityTag => Of("entityTag");

        public int Preference => Of("preference");

        public int Body => Of("body");

        public int CreatedAt => Of("createdAt");

        public int[] Completed => [Status, Location, EntityTag, Preference, Body];

        private int Of(string name) => Fields.First(f => f.Name == name).Slot;
    }
}
