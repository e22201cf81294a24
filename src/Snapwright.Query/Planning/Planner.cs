using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Requests;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Planning;

/// <summary>
/// Makes plans: resolved requests and writes become typed queries with the caller's permissions woven in. Pure; one per model.
/// </summary>
public sealed class Planner(MetadataModel model)
{
    /// <summary>Reads rows. The values of its parameters are those of <see cref="RequestShape.Of"/> for the same request.</summary>
    public ReadPlan PlanRead(ReadRequest request, Caller caller) => new ReadPlanning(model, new PermissionWeaver(caller)).Plan(request);

    /// <summary>Reads one row by its key, <c>$1</c>; ordinals are slots.</summary>
    public ReadPlan PlanGet(Table table, Caller caller) =>
        PlanRead(new ReadRequest { Table = table, Key = default(Values.SqlValue) }, caller);

    /// <summary>Reads the first rows by key, ascending; no parameters, ordinals are slots.</summary>
    public ReadPlan PlanList(Table table, int limit, Caller caller) => PlanRead(new ReadRequest { Table = table, Limit = limit }, caller);

    /// <summary>
    /// Inserts a row. A parameter for every stored field that the database does not generate, in the order of slots.
    /// </summary>
    public InsertPlan PlanInsert(Table table, Caller caller)
    {
        var fields = StoredFields.Of(table);
        var weaver = new PermissionWeaver(caller);
        weaver.Restrict(table, 0, null);
        return new(caller, table, Assign(fields.Where(static f => !f.IsDatabaseGenerated)), Returning(fields), DefaultShape.Of(fields));
    }

    /// <summary>Updates the row of a key. Parameters: the given slots in their order, then the key.</summary>
    public UpdatePlan PlanUpdate(Table table, IReadOnlyList<int> slots, Caller caller)
    {
        var fields = StoredFields.Of(table);
        var weaver = new PermissionWeaver(caller);
        return new(
            caller,
            table,
            Change(slots.Select(s => fields[s])),
            weaver.Restrict(table, 0, KeyEquals(table, slots.Count))!,
            Returning(fields),
            DefaultShape.Of(fields));
    }

    /// <summary>Deletes the row of a key, <c>$1</c>.</summary>
    public DeletePlan PlanDelete(Table table, Caller caller) =>
        new(caller, table, new PermissionWeaver(caller).Restrict(table, 0, KeyEquals(table, 0))!);

    /// <summary>Updates the rows of many keys alike, and yields none. Parameters: the given slots in their order, then the array of keys.</summary>
    public UpdatePlan PlanUpdateMany(Table table, IReadOnlyList<int> slots, Caller caller)
    {
        var fields = StoredFields.Of(table);
        return new(
            caller,
            table,
            Change(slots.Select(s => fields[s])),
            new PermissionWeaver(caller).Restrict(table, 0, KeyIn(table, slots.Count))!,
            default,
            DefaultShape.Of(fields));
    }

    /// <summary>
    /// Updates rows, each in its own way, and yields none. Parameters: the keys but for the last, then row by row the given slots in their order, then the array of keys. A
    /// row can be there several times, with the same values.
    /// </summary>
    public UpdatePlan PlanUpdateEach(Table table, IReadOnlyList<int> slots, int rows, Caller caller)
    {
        var fields = StoredFields.Of(table);
        var changes = slots.Select((slot, place) =>
        {
            var field = fields[slot];
            Parameter ValueOf(int row) => new(rows - 1 + (row * slots.Count) + place, field.Type);
            var branches = Enumerable.Range(0, rows - 1).Select(row => new ConditionalBranch(KeyEquals(table, row), ValueOf(row)));
            return new ColumnChange(field.PhysicalColumn, new Conditional(branches.ToEquatableArray(), ValueOf(rows - 1), field.Type));
        });
        return new(
            caller,
            table,
            changes.ToEquatableArray(),
            new PermissionWeaver(caller).Restrict(table, 0, KeyIn(table, rows - 1 + (rows * slots.Count)))!,
            default,
            DefaultShape.Of(fields));
    }

    /// <summary>Deletes the rows of an array of keys, <c>$1</c>.</summary>
    public DeletePlan PlanDeleteMany(Table table, Caller caller) =>
        new(caller, table, new PermissionWeaver(caller).Restrict(table, 0, KeyIn(table, 0))!);

    /// <summary>Sets the links of a row over a many-to-many relation.</summary>
    public LinkPlan PlanLinks(Table table, Relation relation, Caller caller)
    {
        var weaver = new PermissionWeaver(caller);
        weaver.Restrict(table, 0, null);
        weaver.Restrict(model.Get(relation.Target), 0, null);
        return new(caller, table, relation);
    }

    private static EquatableArray<Assignment> Assign(IEnumerable<StoredField> fields) =>
        fields.Select(static (f, i) => new Assignment(f.PhysicalColumn, new Parameter(i, f.Type))).ToEquatableArray();

    private static EquatableArray<ColumnChange> Change(IEnumerable<StoredField> fields) =>
        fields.Select(static (f, i) => new ColumnChange(f.PhysicalColumn, new Parameter(i, f.Type))).ToEquatableArray();

    private static EquatableArray<ColumnReference> Returning(EquatableArray<StoredField> fields) =>
        fields.Select(static f => new ColumnReference(0, f.PhysicalColumn, f.Type)).ToEquatableArray();

    private static InList KeyIn(Table table, int parameter) =>
        new(new ColumnReference(0, table.Key.Name, table.Key.Type), new Parameter(parameter, DataType.ArrayOf(table.Key.Type.Kind)));

    private static Comparison KeyEquals(Table table, int parameter) =>
        new(ComparisonOperator.Equal, new ColumnReference(0, table.Key.Name, table.Key.Type), new Parameter(parameter, table.Key.Type));
}
