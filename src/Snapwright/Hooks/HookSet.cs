using Snapwright.Compilation;
using Snapwright.Data.Rows;
using Snapwright.Data.Writes;

namespace Snapwright.Hooks;

/// <summary>The hooks of a table, without its types: rows are objects, inputs are values by slot of the running table.</summary>
internal abstract class HookSet
{
    /// <summary>Instances for one write.</summary>
    public abstract HookRun Start(IServiceProvider services);
}

/// <summary>The hooks of one write.</summary>
internal abstract class HookRun
{
    /// <summary>The typed row at the reader's position.</summary>
    public abstract object ReadRow(RowReader row);

    public abstract ValueTask BeforeInsertAsync(RowValues values, HookContext context);

    public abstract ValueTask AfterInsertAsync(object row, HookContext context);

    public abstract ValueTask BeforeUpdateAsync(object row, RowValues values, HookContext context);

    public abstract ValueTask AfterUpdateAsync(object before, object after, HookContext context);

    public abstract ValueTask BeforeDeleteAsync(object row, HookContext context);

    public abstract ValueTask AfterDeleteAsync(object row, HookContext context);
}

/// <summary>The hooks of a table with its types.</summary>
internal sealed class HookSet<TEntity, TCreate, TUpdate>(
    CompiledTable<TEntity, TCreate, TUpdate> compiled, LayoutMap map, IReadOnlyList<HookRegistration> registrations) : HookSet
    where TEntity : class
    where TCreate : class
    where TUpdate : class
{
    public override HookRun Start(IServiceProvider services)
    {
        var hooks = new TableHooks<TEntity, TCreate, TUpdate>[registrations.Count];
        for (var i = 0; i < hooks.Length; i++)
        {
            hooks[i] = (TableHooks<TEntity, TCreate, TUpdate>)registrations[i].Create(services);
        }

        return new Run(compiled, map, hooks);
    }

    private sealed class Run(CompiledTable<TEntity, TCreate, TUpdate> compiled, LayoutMap map, TableHooks<TEntity, TCreate, TUpdate>[] hooks) : HookRun
    {
        public override object ReadRow(RowReader row) => compiled.ReadEntity(map.ToCompiled(row));

        public override async ValueTask BeforeInsertAsync(RowValues values, HookContext context)
        {
            var known = map.ToCompiled(values);
            var input = compiled.ToCreate(known);
            foreach (var hook in hooks)
            {
                await hook.BeforeInsertAsync(input, context);
            }

            compiled.Apply(input, known);
            GiveBack(known, values);
        }

        public override async ValueTask AfterInsertAsync(object row, HookContext context)
        {
            foreach (var hook in hooks)
            {
                await hook.AfterInsertAsync((TEntity)row, context);
            }
        }

        public override async ValueTask BeforeUpdateAsync(object row, RowValues values, HookContext context)
        {
            var known = map.ToCompiled(values);
            var input = compiled.ToUpdate(known);
            foreach (var hook in hooks)
            {
                await hook.BeforeUpdateAsync((TEntity)row, input, context);
            }

            compiled.Apply(input, known);
            GiveBack(known, values);
        }

        public override async ValueTask AfterUpdateAsync(object before, object after, HookContext context)
        {
            foreach (var hook in hooks)
            {
                await hook.AfterUpdateAsync((TEntity)before, (TEntity)after, context);
            }
        }

        public override async ValueTask BeforeDeleteAsync(object row, HookContext context)
        {
            foreach (var hook in hooks)
            {
                await hook.BeforeDeleteAsync((TEntity)row, context);
            }
        }

        public override async ValueTask AfterDeleteAsync(object row, HookContext context)
        {
            foreach (var hook in hooks)
            {
                await hook.AfterDeleteAsync((TEntity)row, context);
            }
        }

        private void GiveBack(RowValues known, RowValues values)
        {
            if (!ReferenceEquals(known, values))
            {
                map.Apply(known, values);
            }
        }
    }
}
