using Snapwright.Hooks;

namespace Snapwright.Tests.Hosts;

/// <summary>Hooks that change, refuse, fail and write elsewhere.</summary>
public sealed class LetterHooks : TableHooks<Letter, LetterCreate, LetterUpdate>
{
    public override ValueTask BeforeInsertAsync(LetterCreate input, HookContext context)
    {
        input.Text = input.Text.Trim();
        if (input.Text == "forbidden")
        {
            context.Reject("text", "This text is forbidden.");
        }
        else if (input.Text == "below")
        {
            input.Priority = -1;
        }

        return default;
    }

    public override async ValueTask AfterInsertAsync(Letter row, HookContext context)
    {
        await new Db(context.Data).Audits.InsertAsync(new() { Entry = $"inserted {row.Text}" }, context.CancellationToken);
        if (row.Text == "failing")
        {
            throw new InvalidOperationException("A secret of the hook.");
        }
    }

    public override ValueTask BeforeUpdateAsync(Letter row, LetterUpdate input, HookContext context)
    {
        if (input.Priority.HasValue && input.Priority.Value < row.Priority)
        {
            context.Reject("priority", "The priority only rises.");
        }

        return default;
    }

    public override async ValueTask AfterUpdateAsync(Letter before, Letter after, HookContext context) =>
        await new Db(context.Data).Audits.InsertAsync(new() { Entry = $"{before.Text} became {after.Text}" }, context.CancellationToken);

    public override ValueTask BeforeDeleteAsync(Letter row, HookContext context)
    {
        if (row.Priority == 9)
        {
            context.Reject("priority", "It is too important.");
        }

        return default;
    }

    public override async ValueTask AfterDeleteAsync(Letter row, HookContext context) =>
        await new Db(context.Data).Audits.InsertAsync(new() { Entry = $"deleted {row.Text}" }, context.CancellationToken);
}
