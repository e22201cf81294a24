using Snapwright.Data.Rows;
using Snapwright.Data.Writes;
using Snapwright.Handlers;
using Snapwright.Hooks;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Compilation;

/// <summary>The handler that the generator emits for a table. It has no state.</summary>
public abstract class CompiledTable : TableHandler
{
    /// <summary>The fingerprint of the definition it was emitted from.</summary>
    public abstract string Fingerprint { get; }

    /// <summary>
    /// The name of every stored field and its kind, by slot: what lets hooks and typed access still work where the running
    /// table has more fields than the compiled one.
    /// </summary>
    public abstract EquatableArray<CompiledField> Layout { get; }

    /// <summary>The computed fields of the typed row, in order; they are read where a query asks for them.</summary>
    public virtual EquatableArray<CompiledComputedField> ComputedFields => default;

    /// <summary>The typed row.</summary>
    public abstract Type EntityType { get; }

    /// <summary>Hooks of this table, for the running one.</summary>
    /// <exception cref="StaleLayoutException">The running table has changed so that they cannot run.</exception>
    internal abstract HookSet Hook(Table running, IReadOnlyList<HookRegistration> hooks);
}

/// <summary>A stored field as it was compiled.</summary>
/// <param name="Name">The JSON property.</param>
/// <param name="PhysicalColumn">The physical column.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNullable">Whether NULL is allowed.</param>
public sealed record CompiledField(string Name, string PhysicalColumn, Model.Tables.DataType Type, bool IsNullable);

/// <summary>A computed field as it was compiled.</summary>
/// <param name="Name">The JSON property.</param>
/// <param name="Type">Its type.</param>
public sealed record CompiledComputedField(string Name, Model.Tables.DataType Type);

/// <summary>The handler of a table with its types.</summary>
/// <typeparam name="TEntity">A row.</typeparam>
/// <typeparam name="TCreate">What an insert takes.</typeparam>
/// <typeparam name="TUpdate">What an update takes.</typeparam>
public abstract class CompiledTable<TEntity, TCreate, TUpdate> : CompiledTable
    where TEntity : class
    where TCreate : class
    where TUpdate : class
{
    /// <inheritdoc/>
    public sealed override Type EntityType => typeof(TEntity);

    internal sealed override HookSet Hook(Table running, IReadOnlyList<HookRegistration> hooks) =>
        new HookSet<TEntity, TCreate, TUpdate>(this, LayoutMap.Of(this, running), hooks);

    /// <summary>The typed row at the reader's position; ordinals are slots.</summary>
    public abstract TEntity ReadEntity(RowReader row);

    /// <summary>The typed row with the computed fields that the row of the reader has.</summary>
    /// <param name="entity">The row.</param>
    /// <param name="row">The reader at its position.</param>
    /// <param name="ordinals">Where each of <see cref="CompiledTable.ComputedFields"/> is; -1 for one that was not asked for.</param>
    public virtual TEntity ReadComputed(TEntity entity, RowReader row, int[] ordinals) => entity;

    /// <summary>The values of a create body as its typed input; required fields are set.</summary>
    public abstract TCreate ToCreate(RowValues values);

    /// <summary>Sets the values of a typed input; absent fields become unset.</summary>
    public abstract void Apply(TCreate input, RowValues values);

    /// <summary>The values of an update body as its typed input.</summary>
    public abstract TUpdate ToUpdate(RowValues values);

    /// <summary>Sets the values of a typed input; absent fields become unset.</summary>
    public abstract void Apply(TUpdate input, RowValues values);
}
