using Snapwright.Hooks;

namespace Snapwright.Tests.Hosts;

/// <summary>Hooks of a table in the middle of a hierarchy.</summary>
public sealed class BoxHooks : TableHooks<Box, BoxCreate, BoxUpdate>
{
    public override ValueTask BeforeInsertAsync(BoxCreate input, HookContext context)
    {
        input.Name = input.Name.Trim();
        return default;
    }

    public override ValueTask BeforeUpdateAsync(Box row, BoxUpdate input, HookContext context)
    {
        if (input.Name is { HasValue: true, Value: "taken" })
        {
            context.Reject("name", "This name is taken.");
        }

        return default;
    }

    public override async ValueTask AfterUpdateAsync(Box before, Box after, HookContext context) =>
        await new Db(context.Data).Audits.InsertAsync(new() { Entry = $"box {before.Name} became {after.Name}" }, context.CancellationToken);

    public override ValueTask BeforeDeleteAsync(Box row, HookContext context)
    {
        if (row.Weight == 9)
        {
            context.Reject("weight", "It is too heavy.");
        }

        return default;
    }
}
