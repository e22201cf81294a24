using Snapwright.Hooks;

namespace Snapwright.Tests.Hosts;

/// <summary>Hooks of a table whose parent has hooks, too.</summary>
public sealed class GiftHooks : TableHooks<Gift, GiftCreate, GiftUpdate>
{
    public override ValueTask BeforeInsertAsync(GiftCreate input, HookContext context)
    {
        input.Note = $"for {input.Name}";
        return default;
    }

    public override ValueTask BeforeUpdateAsync(Gift row, GiftUpdate input, HookContext context)
    {
        if (input.Name.HasValue)
        {
            input.Note = $"now {input.Name.Value}";
        }

        return default;
    }

    public override async ValueTask AfterUpdateAsync(Gift before, Gift after, HookContext context) =>
        await new Db(context.Data).Audits.InsertAsync(new() { Entry = $"gift {before.Name}: {before.Note}, {after.Note}" }, context.CancellationToken);

    public override async ValueTask AfterDeleteAsync(Gift row, HookContext context) =>
        await new Db(context.Data).Audits.InsertAsync(new() { Entry = $"gift {row.Name} is gone" }, context.CancellationToken);
}
