using Snapwright.Data.Rows;
using Snapwright.Data.Writes;

namespace Snapwright.Hooks;

/// <summary>The hooks of a table that inherits: those of its ancestors, the topmost first, and its own.</summary>
internal sealed class HookLine(IReadOnlyList<HookSet> sets) : HookSet
{
    public override HookRun Start(IServiceProvider services) => new Run([.. sets.Select(s => s.Start(services))]);

    private sealed class Run(HookRun[] runs) : HookRun
    {
        // Each of them has a type of row of its own.
        public override object ReadRow(RowReader row) => Array.ConvertAll(runs, r => r.ReadRow(row));

        public override async ValueTask BeforeInsertAsync(RowValues values, HookContext context)
        {
            foreach (var run in runs)
            {
                await run.BeforeInsertAsync(values, context);
            }
        }

        public override async ValueTask AfterInsertAsync(object row, HookContext context)
        {
            for (var i = 0; i < runs.Length; i++)
            {
                await runs[i].AfterInsertAsync(((object[])row)[i], context);
            }
        }

        public override async ValueTask BeforeUpdateAsync(object row, RowValues values, HookContext context)
        {
            for (var i = 0; i < runs.Length; i++)
            {
                await runs[i].BeforeUpdateAsync(((object[])row)[i], values, context);
            }
        }

        public override async ValueTask AfterUpdateAsync(object before, object after, HookContext context)
        {
            for (var i = 0; i < runs.Length; i++)
            {
                await runs[i].AfterUpdateAsync(((object[])before)[i], ((object[])after)[i], context);
            }
        }

        public override async ValueTask BeforeDeleteAsync(object row, HookContext context)
        {
            for (var i = 0; i < runs.Length; i++)
            {
                await runs[i].BeforeDeleteAsync(((object[])row)[i], context);
            }
        }

        public override async ValueTask AfterDeleteAsync(object row, HookContext context)
        {
            for (var i = 0; i < runs.Length; i++)
            {
                await runs[i].AfterDeleteAsync(((object[])row)[i], context);
            }
        }
    }
}
