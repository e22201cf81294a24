using Snapwright.Data.Rows;
using Snapwright.Data.Writes;
using Snapwright.Model.Tables;

namespace Snapwright.Compilation;

/// <summary>
/// Leads from the slots that typed code was compiled for to the slots of the running table. It is the identity for a table
/// that is served compiled; other running tables may have more fields, or the same in another order.
/// </summary>
public sealed class LayoutMap
{
    private readonly CompiledTable _compiled;
    private readonly int[]? _running;

    private LayoutMap(CompiledTable compiled, Table table, int[]? running, int runningCount)
    {
        _compiled = compiled;
        _running = running;
        RunningCount = runningCount;
        Table = table;
    }

    /// <summary>The running table.</summary>
    public Table Table { get; }

    /// <summary>The number of slots of the running table.</summary>
    public int RunningCount { get; }

    /// <summary>Whether all slots are the same.</summary>
    public bool IsIdentity => _running is null;

    /// <summary>The map of a compiled table to the running one.</summary>
    /// <exception cref="StaleLayoutException">A field is gone or has another type, or may now be NULL and could not.</exception>
    public static LayoutMap Of(CompiledTable compiled, Table table)
    {
        if (compiled.Fingerprint == table.Fingerprint)
        {
            return new(compiled, table, null, compiled.Layout.Count);
        }

        var fields = StoredFields.Of(table);
        var running = new int[compiled.Layout.Count];
        for (var slot = 0; slot < running.Length; slot++)
        {
            running[slot] = Find(compiled.Layout[slot], fields, table);
        }

        return new(compiled, table, running, fields.Count);
    }

    /// <summary>The running slot of a compiled one; -1 for a field that the running table lacks.</summary>
    public int ToRunning(int slot) => _running is null ? slot : _running[slot];

    /// <summary>A row of the running table as typed code expects it.</summary>
    public RowReader ToCompiled(RowReader row) => _running is null ? row : new RemappedRowReader(row, _running);

    /// <summary>The values of typed code as the running table takes them.</summary>
    /// <exception cref="StaleLayoutException">A field that the running table lacks is set.</exception>
    public RowValues ToRunning(RowValues compiled)
    {
        if (_running is null)
        {
            return compiled;
        }

        var values = new RowValues(RunningCount) { Links = compiled.Links };
        Apply(compiled, values);
        return values;
    }

    /// <summary>
    /// Sets the values of typed code in those of the running table; what typed code does not know stays as it is. For hooks, whose
    /// inputs are made of a body that may have more fields than they know.
    /// </summary>
    /// <exception cref="StaleLayoutException">A field that the running table lacks is set.</exception>
    public void Apply(RowValues compiled, RowValues running)
    {
        for (var slot = 0; slot < compiled.Count; slot++)
        {
            var target = ToRunning(slot);
            if (target < 0)
            {
                if (compiled.IsSet(slot))
                {
                    throw new StaleLayoutException(_compiled.TableName, _compiled.Layout[slot].Name, "is gone");
                }
            }
            else if (compiled.IsSet(slot))
            {
                running.Set(target, compiled[slot]);
            }
            else
            {
                running.Unset(target);
            }
        }

        running.Links = compiled.Links;
    }

    /// <summary>The values of the running table that typed code knows.</summary>
    public RowValues ToCompiled(RowValues running)
    {
        if (_running is null)
        {
            return running;
        }

        var values = new RowValues(_running.Length) { Links = running.Links };
        for (var slot = 0; slot < _running.Length; slot++)
        {
            if (_running[slot] >= 0 && running.IsSet(_running[slot]))
            {
                values.Set(slot, running[_running[slot]]);
            }
        }

        return values;
    }

    private static int Find(CompiledField field, Model.Collections.EquatableArray<StoredField> fields, Table table)
    {
        var name = table.Name.ToString();
        foreach (var candidate in fields)
        {
            if (candidate.Name != field.Name)
            {
                continue;
            }

            if (candidate.Type.Kind != field.Type.Kind || candidate.Type.Item != field.Type.Item)
            {
                throw new StaleLayoutException(name, field.Name, $"is now {candidate.Type.Kind} and was {field.Type.Kind}");
            }

            if (candidate.IsNullable && !field.IsNullable)
            {
                throw new StaleLayoutException(name, field.Name, "may now be null and could not");
            }

            return candidate.Slot;
        }

        // A nullable field reads as NULL where it is gone; anything else has no value to show.
        return field.IsNullable ? -1 : throw new StaleLayoutException(name, field.Name, "is gone");
    }
}
