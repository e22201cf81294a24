using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Snapwright.Bodies.Nested;
using Snapwright.Data.Writes;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Bodies;

/// <summary>The body of a create or an update as values by slot.</summary>
internal static class BodyParser
{
    /// <summary>Reads a body.</summary>
    /// <param name="runtime">Where the tables of its relations are.</param>
    /// <param name="table">The table that is written.</param>
    /// <param name="json">The body.</param>
    /// <param name="key">The key of the row that is updated; null for a create.</param>
    /// <param name="values">What the body sets.</param>
    /// <returns>What is wrong; null for nothing.</returns>
    public static ApiProblem? Read(Runtime runtime, ServedTable table, ReadOnlySpan<byte> json, SqlValue? key, out RowValues values)
    {
        values = new(table.Fields.Count);
        return Read(runtime, table, json, key, values, new());
    }

    /// <summary>Reads a body into values of which none is set, with errors of which there are none; both can be used again where nothing is wrong.</summary>
    public static ApiProblem? Read(Runtime runtime, ServedTable table, ReadOnlySpan<byte> json, SqlValue? key, RowValues values, BodyErrors errors)
    {
        if (!Utf8.IsValid(json))
        {
            return new(ProblemCodes.InvalidJson, "The body is not UTF-8.");
        }

        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                var found = BodyValues.Describe(reader.TokenType);
                return new(ProblemCodes.InvalidBody, $"The body must be a JSON object; {found} came.");
            }

            NestedBody? nested = null;
            ReadRow(runtime, table, json, isInsert: key is null, key, values, errors, ref nested);
            return errors.IsEmpty ? null : ApiProblem.OfBody(errors);
        }
        catch (JsonException e)
        {
            return new(ProblemCodes.InvalidJson, Position(json, e));
        }
    }

    /// <summary>Reads the fields of a row; its errors are added under <see cref="BodyErrors.Path"/>.</summary>
    /// <param name="runtime">Where the tables of its relations are.</param>
    /// <param name="table">The table of the row.</param>
    /// <param name="json">The object.</param>
    /// <param name="isInsert">Whether the row is created.</param>
    /// <param name="key">The key of a row that is updated, where it is known.</param>
    /// <param name="values">Takes what the object sets.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="nested">What is shared by all rows of a body that are nested in others; made with the first.</param>
    /// <exception cref="JsonException">It is not valid JSON.</exception>
    public static void ReadRow(
        Runtime runtime,
        ServedTable table,
        ReadOnlySpan<byte> json,
        bool isInsert,
        SqlValue? key,
        RowValues values,
        BodyErrors errors,
        ref NestedBody? nested)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var body = new BodyReader(reader, errors);
        while (body.NextField())
        {
            var before = values.SetCount;
            if (!table.Handler.ReadField(ref body, values))
            {
                ReadRelation(runtime, table, json, isInsert, values, ref body, ref nested);
            }
            else if (body.IsDeferred)
            {
                ReadReference(runtime, table, json, isInsert, values, values.SetCount > before, ref body, ref nested);
            }
            else if ((values.SetCount == before && !body.IsSkipped) || (values.Relations is not null && IsChanged(values, Encoding.UTF8.GetString(body.Name))))
            {
                Duplicate(Encoding.UTF8.GetString(body.Name), errors);
            }
        }

        if (!errors.IsFull)
        {
            body.Finish();
        }

        if (!isInsert)
        {
            CheckChanges(table, key, values, errors);
        }
    }

    // The handler has taken the object for a row of its own, and set the foreign key to NULL.
    private static void ReadReference(
        Runtime runtime, ServedTable table, ReadOnlySpan<byte> json, bool isInsert, RowValues values, bool isFirst, ref BodyReader body, ref NestedBody? nested)
    {
        var relation = table.Table.FindRelation(Encoding.UTF8.GetString(body.Name))!;
        if (!isFirst || IsChanged(values, relation.Name))
        {
            Duplicate(relation.Name, body.Errors);
            return;
        }

        foreach (var field in table.Fields)
        {
            if (field.Relation == relation)
            {
                values.Unset(field.Slot);
            }
        }

        nested ??= new(runtime, body.Errors);
        nested.Read(table, relation, body.Deferred(json), values, isInsert);
    }

    private static void ReadRelation(
        Runtime runtime, ServedTable table, ReadOnlySpan<byte> json, bool isInsert, RowValues values, ref BodyReader body, ref NestedBody? nested)
    {
        var name = Encoding.UTF8.GetString(body.Name);
        if (table.Table.FindRelation(name) is not { } relation)
        {
            body.Skip();
            if (table.Table.FindComputedField(name) is not null)
            {
                body.Errors.Add(name, BodyErrorCodes.NotChangeable, $"The field '{name}' is computed and cannot be written.");
            }
            else if (table.Table.ValidateBody)
            {
                var hint = Suggestion.For(name, [.. Writable(table.Table)]);
                body.Errors.Add(name, BodyErrorCodes.UnknownField, $"The table '{table.Name}' has no field '{name}'. {hint}");
            }

            return;
        }

        body.Defer();
        if (IsChanged(values, name))
        {
            Duplicate(name, body.Errors);
            return;
        }

        nested ??= new(runtime, body.Errors);
        nested.Read(table, relation, body.Deferred(json), values, isInsert);
    }

    private static bool IsChanged(RowValues values, string relation) =>
        values.Links?.ContainsKey(relation) == true || values.Relations?.Exists(c => c.Relation.Name == relation) == true;

    private static IEnumerable<string> Writable(Table table) =>
        StoredFields.Of(table).Where(static f => f.IsInsertable).Select(static f => f.Name)
            .Concat(table.Relations.Where(static r => !r.HasForeignKey).Select(static r => r.Name));

    private static void Duplicate(string name, BodyErrors errors) =>
        errors.Add(name, BodyErrorCodes.DuplicateField, $"The body has the field '{name}' more than once.");

    // A row that was read may be sent back whole: its own key changes nothing.
    private static void CheckChanges(ServedTable table, SqlValue? key, RowValues values, BodyErrors errors)
    {
        if (values.IsSet(table.KeySlot) && values[table.KeySlot] == key)
        {
            values.Unset(table.KeySlot);
        }

        foreach (var field in table.Fields)
        {
            if (values.IsSet(field.Slot) && !field.IsChangeable)
            {
                errors.Add(field.Name, BodyErrorCodes.NotChangeable, $"The field '{field.Name}' is set when the row is created and cannot be changed.");
            }
        }
    }

    internal static string Position(ReadOnlySpan<byte> json, JsonException fault)
    {
        if (json.IsEmpty)
        {
            return "The body is empty; a JSON object is expected.";
        }

        var rest = json;
        for (var line = fault.LineNumber ?? 0; line > 0 && rest.IndexOf((byte)'\n') is >= 0 and var end; line--)
        {
            rest = rest[(end + 1)..];
        }

        var before = rest[..(int)Math.Min(fault.BytePositionInLine ?? 0, rest.Length)];
        var column = Encoding.UTF8.GetCharCount(before) + 1;
        return $"The body is not valid JSON, or is nested deeper than 64 levels, at line {(fault.LineNumber ?? 0) + 1}, column {column}.";
    }
}
