using System.Text.Json;
using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Writes;

namespace Snapwright.Bodies.Nested;

/// <summary>The parts of a body that are about related rows: what all of them share while they are read.</summary>
internal sealed class NestedBody(Runtime runtime, BodyErrors errors)
{
    private int _depth;
    private int _rows;

    public BodyErrors Errors { get; } = errors;

    /// <summary>Reads the value of a relation into the values of the row that has it.</summary>
    /// <param name="table">The table of the row.</param>
    /// <param name="relation">The relation.</param>
    /// <param name="json">The value, complete and valid JSON.</param>
    /// <param name="values">The values of the row.</param>
    /// <param name="isInsert">Whether the row is created.</param>
    public void Read(ServedTable table, Relation relation, ReadOnlySpan<byte> json, RowValues values, bool isInsert)
    {
        if (_depth >= runtime.Limits.MaxDepth)
        {
            Errors.Add(relation.Name, BodyErrorCodes.TooMuch, $"Relations may be nested {runtime.Limits.MaxDepth} deep (Snapwright:Limits:MaxDepth).");
            return;
        }

        _depth++;
        var side = new NestedSide(table, relation, runtime.Get(runtime.Model.Get(relation.Target)));
        var change = relation.IsToOne ? ToOneValue.Read(this, side, json) : ToManyValue.Read(this, side, json);
        _depth--;
        if (change is not null)
        {
            NestedChecks.Check(side, change, isInsert, Errors);
            Keep(change, values);
        }
    }

    /// <summary>Counts one more row; false, with an error, where there are too many.</summary>
    public bool Count(string path)
    {
        if (++_rows <= runtime.Limits.MaxBulkRows)
        {
            return true;
        }

        Errors.Add(path, BodyErrorCodes.TooMuch, $"A body may name at most {runtime.Limits.MaxBulkRows} related rows (Snapwright:Limits:MaxBulkRows).");
        return false;
    }

    /// <summary>The row that an object describes.</summary>
    /// <param name="side">The relation by which it is nested.</param>
    /// <param name="json">The object.</param>
    /// <param name="path">Where it stands, from the row around it.</param>
    /// <param name="isInsert">Whether the row is created.</param>
    /// <param name="key">The key of a row that is updated, where it is known.</param>
    public RowValues ReadRow(NestedSide side, ReadOnlySpan<byte> json, string path, bool isInsert, SqlValue? key)
    {
        var outer = Errors.Path;
        Errors.Path = $"{outer}{path}.";
        var values = new RowValues(side.Target.Fields.Count);
        NestedBody? self = this;
        BodyParser.ReadRow(runtime, side.Target, json, isInsert, key, values, Errors, ref self);
        if (isInsert)
        {
            ValueChecks.Required(side.Target.Fields, values, Errors, side.Owner?.Name);
        }

        if (side.Owner is { } owner && values.Relations?.Any(c => c.Relation.Name == owner.Name) == true)
        {
            Errors.Add(owner.Name, BodyErrorCodes.NotPossible, $"'{owner.Name}' is the row around this one.");
        }

        Errors.Path = outer;
        return values;
    }

    /// <summary>The values of a unique group by which a row is found.</summary>
    public RowValues ReadMatch(NestedSide side, ReadOnlySpan<byte> json, string path)
    {
        var outer = Errors.Path;
        var before = Errors.Errors.Count;
        Errors.Path = $"{outer}{path}.";
        var values = new RowValues(side.Target.Fields.Count);
        NestedBody? self = this;
        BodyParser.ReadRow(runtime, side.Target, json, isInsert: true, null, values, Errors, ref self);
        Errors.Path = outer;
        if (Errors.Errors.Count == before && !UniqueMatch.IsGroup(side.Target, values))
        {
            Errors.Add(path, BodyErrorCodes.NotPossible, UniqueMatch.Choices(side.Target));
        }

        return values;
    }

    /// <summary>The key that a value gives: by itself, or as <c>{"id": 3}</c>.</summary>
    public SqlValue ReadKey(NestedSide side, ReadOnlySpan<byte> json, string path)
    {
        var reader = new BodyReader(new Utf8JsonReader(json), Errors);
        return reader.ReadKey(path, side.Relation.TargetKeyType);
    }

    // A plain list of keys is what links have always been.
    private static void Keep(RelationChange change, RowValues values)
    {
        if (change is { IsFullSet: true, Relation.Junction: not null }
            && change.Rows.All(static r => r is { Action: RowAction.Connect, Key: not null, Values: null }))
        {
            values.Links ??= new(StringComparer.Ordinal);
            values.Links[change.Relation.Name] = [.. change.Rows.Select(static r => r.Key!.Value).Distinct()];
            return;
        }

        values.Relations ??= [];
        values.Relations.Add(change);
    }
}
