using System.Text;
using System.Text.Json;
using System.Text.Unicode;
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
    /// <param name="table">The table that is written.</param>
    /// <param name="json">The body.</param>
    /// <param name="key">The key of the row that is updated; null for a create.</param>
    /// <param name="values">What the body sets.</param>
    /// <returns>What is wrong; null for nothing.</returns>
    public static ApiProblem? Read(ServedTable table, ReadOnlySpan<byte> json, SqlValue? key, out RowValues values)
    {
        values = new(table.Fields.Count);
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

            var errors = new BodyErrors();
            var body = new BodyReader(reader, errors);
            ReadFields(table, ref body, values);
            if (key is { } updated)
            {
                CheckChanges(table, updated, values, errors);
            }

            return errors.IsEmpty ? null : ApiProblem.OfBody(errors);
        }
        catch (JsonException e)
        {
            return new(ProblemCodes.InvalidJson, Position(json, e));
        }
    }

    private static void ReadFields(ServedTable table, ref BodyReader body, RowValues values)
    {
        while (body.NextField())
        {
            var before = values.SetCount;
            if (!table.Handler.ReadField(ref body, values))
            {
                ReadLinks(table, ref body, values);
            }
            else if (values.SetCount == before && !body.IsSkipped)
            {
                Duplicate(Encoding.UTF8.GetString(body.Name), body.Errors);
            }
        }

        if (!body.Errors.IsFull)
        {
            body.Finish();
        }
    }

    private static void ReadLinks(ServedTable table, ref BodyReader body, RowValues values)
    {
        var name = Encoding.UTF8.GetString(body.Name);
        var relation = table.Table.FindRelation(name);
        if (relation is { Junction: not null })
        {
            var keys = body.ReadReferences(name, relation.TargetKeyType);
            values.Links ??= new(StringComparer.Ordinal);
            if (!values.Links.TryAdd(name, keys))
            {
                Duplicate(name, body.Errors);
            }

            return;
        }

        body.Skip();
        if (relation is not null)
        {
            body.Errors.Add(
                name,
                BodyErrorCodes.UnknownField,
                $"The relation '{name}' is stored by '{relation.Target}' and is set there{(relation.Inverse is { } inverse ? $", as '{inverse}'" : "")}.");
        }
        else if (table.Table.ValidateBody)
        {
            var hint = Suggestion.For(name, [.. Writable(table.Table)]);
            body.Errors.Add(name, BodyErrorCodes.UnknownField, $"The table '{table.Name}' has no field '{name}'. {hint}");
        }
    }

    private static IEnumerable<string> Writable(Table table) =>
        StoredFields.Of(table).Where(static f => f.IsInsertable).Select(static f => f.Name)
            .Concat(table.Relations.Where(static r => r.Junction is not null).Select(static r => r.Name));

    private static void Duplicate(string name, BodyErrors errors) =>
        errors.Add(name, BodyErrorCodes.DuplicateField, $"The body has the field '{name}' more than once.");

    // A row that was read may be sent back whole: its own key changes nothing.
    private static void CheckChanges(ServedTable table, SqlValue key, RowValues values, BodyErrors errors)
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

        foreach (var name in values.Links?.Keys ?? Enumerable.Empty<string>())
        {
            if (!table.Table.FindRelation(name)!.IsUpdatable)
            {
                errors.Add(name, BodyErrorCodes.NotChangeable, $"The relation '{name}' is set when the row is created and cannot be changed.");
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
