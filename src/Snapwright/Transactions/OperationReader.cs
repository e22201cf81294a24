using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Snapwright.Bodies;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Writes;

namespace Snapwright.Transactions;

/// <summary>Reads the body of a transaction. All that can be known before anything is written is checked, and told at once.</summary>
/// <param name="runtime">The runtime.</param>
/// <param name="caller">Who asks.</param>
/// <param name="most">Most operations.</param>
internal sealed partial class OperationReader(Runtime runtime, Caller caller, int most)
{
    private static readonly string[] Verbs = ["create", "update", "delete", "upsert", "command"];
    private static readonly string[] Names = [.. Verbs, "data", "id", "as", "onConflict", "onConflictAction", "arguments"];

    private readonly RowErrors _errors = new();
    private readonly List<Operation> _operations = [];
    private readonly Dictionary<string, Operation> _byAlias = new(StringComparer.Ordinal);

    /// <summary>The operations; null with a problem.</summary>
    public (IReadOnlyList<Operation>? Operations, ApiProblem? Problem) Read(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
        {
            return (null, new(ProblemCodes.InvalidJson, "The body is not UTF-8."));
        }

        try
        {
            var items = Split(json);
            if (items.Count > most)
            {
                return (null, new(ProblemCodes.BodyTooLarge, $"A transaction may have at most {most} operations (Snapwright:Limits:MaxOperations)."));
            }

            for (var i = 0; i < items.Count && !_errors.IsFull; i++)
            {
                Add(string.Create(CultureInfo.InvariantCulture, $"operations[{i}]"), items[i]);
            }
        }
        catch (JsonException e)
        {
            return (null, new(ProblemCodes.InvalidJson, BodyParser.Position(json.Span, e)));
        }

        return _errors.IsEmpty ? (_operations, null) : (null, _errors.ToProblem());
    }

    private List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> json)
    {
        var items = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        var hasOperations = false;
        while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetStringSafely();
            reader.Read();
            if (name != "operations")
            {
                Error(name, BodyErrorCodes.UnknownField, $"A transaction has no field '{name}'. Choices: operations.");
                reader.Skip();
            }
            else if (reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
            }
            else
            {
                hasOperations = true;
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    items.Add(json[start..(int)reader.BytesConsumed]);
                }
            }
        }

        while (reader.Read())
        {
        }

        if (!hasOperations)
        {
            Error("operations", BodyErrorCodes.Required, "A transaction is an object with an array 'operations'.");
        }

        return items;
    }

    private void Add(string place, ReadOnlyMemory<byte> json)
    {
        if (json.Span[0] != (byte)'{')
        {
            Error(place, BodyErrorCodes.WrongType, "An operation is an object.");
            return;
        }

        var parts = Parts(place, json);
        var verbs = Verbs.Where(parts.ContainsKey).ToList();
        if (verbs.Count != 1)
        {
            Error(place, BodyErrorCodes.Required, "An operation has one of 'create', 'update', 'delete' and 'upsert', with the name of a table, or 'command' with that of a view.");
            return;
        }

        var kind = Enum.Parse<OperationKind>(verbs[0], ignoreCase: true);
        if ((kind == OperationKind.Command ? OfCommand(place, parts) : OfTable(place, kind, parts)) is not { } operation)
        {
            return;
        }

        _operations.Add(operation);
        if (operation.Alias is { } alias && !_byAlias.TryAdd(alias, operation))
        {
            Error($"{place}.as", BodyErrorCodes.DuplicateField, $"An earlier operation is '{alias}' already.");
        }
    }

    private Operation? OfTable(string place, OperationKind kind, Dictionary<string, ReadOnlyMemory<byte>> parts)
    {
        var verb = kind.ToString().ToLowerInvariant();
        if (Table($"{place}.{verb}", parts[verb]) is not { } table)
        {
            return null;
        }

        if (parts.ContainsKey("arguments"))
        {
            Error($"{place}.arguments", BodyErrorCodes.UnknownField, "This is for 'command' only.");
        }

        var operation = new Operation(place, kind, table) { Alias = Alias(place, kind, parts) };
        operation = WithKey(operation, parts);
        operation = WithConflict(operation, parts);
        return WithData(operation, parts);
    }

    private Dictionary<string, ReadOnlyMemory<byte>> Parts(string place, ReadOnlyMemory<byte> json)
    {
        var parts = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetStringSafely();
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!Names.Contains(name))
            {
                Error($"{place}.{name}", BodyErrorCodes.UnknownField, $"An operation has no field '{name}'. {Suggestion.For(name, Names)}");
            }
            else if (!parts.TryAdd(name, json[start..(int)reader.BytesConsumed]))
            {
                Error($"{place}.{name}", BodyErrorCodes.DuplicateField, $"The operation has the field '{name}' more than once.");
            }
        }

        return parts;
    }

    private ServedTable? Table(string place, ReadOnlyMemory<byte> json)
    {
        if (Text(json) is not { } name)
        {
            Error(place, BodyErrorCodes.WrongType, "The name of a table is expected.");
            return null;
        }

        if (runtime.Find(name) is not { } table)
        {
            var shown = name.Length <= 100 ? name : name[..100];
            Error(place, BodyErrorCodes.UnknownTable, $"There is no table '{shown}'. {Suggestion.For(shown, [.. runtime.Tables.Select(static t => t.Name)])}");
            return null;
        }

        if (table.Writer.SchemaWrites is not null)
        {
            _errors.Add(place, new(ProblemCodes.SchemaEditUnsupported, $"Rows of '{table.Name}' are edits of the schema, and each is a transaction of its own."));
            return null;
        }

        return table;
    }

    private string? Alias(string place, OperationKind kind, Dictionary<string, ReadOnlyMemory<byte>> parts)
    {
        if (!parts.TryGetValue("as", out var json))
        {
            return null;
        }

        if (kind == OperationKind.Delete)
        {
            Error($"{place}.as", BodyErrorCodes.UnknownField, "A delete has no result to refer to.");
        }
        else if (Text(json) is { } name && AliasForm().IsMatch(name))
        {
            return name;
        }
        else
        {
            Error($"{place}.as", BodyErrorCodes.WrongType, "A name is expected: a letter or '_', then at most 62 letters, digits and '_'.");
        }

        return null;
    }

    private Operation WithKey(Operation operation, Dictionary<string, ReadOnlyMemory<byte>> parts)
    {
        var place = $"{operation.Place}.id";
        var isNeeded = operation.Kind is OperationKind.Update or OperationKind.Delete;
        if (!parts.TryGetValue("id", out var json))
        {
            if (isNeeded)
            {
                Error(place, BodyErrorCodes.Required, "The key of the row is required.");
            }

            return operation;
        }

        if (!isNeeded)
        {
            Error(place, BodyErrorCodes.UnknownField, "A key stands here for 'update' and 'delete' only; of a new row it is part of 'data'.");
            return operation;
        }

        if (ReferenceScanner.Whole(json.Span) is { } text)
        {
            var reference = new Reference(place, 0, json.Length, text, "");
            Check(reference);
            return operation with { KeyReference = reference };
        }

        var faults = new BodyErrors();
        var key = KeyText.Read(operation.Table, json.Span, faults);
        AddAll(operation.Place, faults);
        return operation with { Key = key };
    }

    private Operation WithConflict(Operation operation, Dictionary<string, ReadOnlyMemory<byte>> parts)
    {
        var hasFields = parts.TryGetValue("onConflict", out var fields);
        var hasAction = parts.TryGetValue("onConflictAction", out var action);
        if (operation.Kind != OperationKind.Upsert)
        {
            if (hasFields || hasAction)
            {
                Error($"{operation.Place}.{(hasFields ? "onConflict" : "onConflictAction")}", BodyErrorCodes.UnknownField, "This is for 'upsert' only.");
            }

            return operation;
        }

        if (!hasFields || (Text(fields) ?? Texts(fields)) is not { } names || (hasAction && Text(action) is null))
        {
            Error($"{operation.Place}.onConflict", BodyErrorCodes.Required, "An upsert needs 'onConflict': the key or the fields of a unique group, as a text with commas or as an array.");
            return operation;
        }

        var faults = new List<BodyError>();
        var target = ConflictTarget.Read(operation.Table, names, hasAction ? Text(action) : null, faults);
        foreach (var fault in faults)
        {
            Error($"{operation.Place}.{fault.Field}", fault.Code, fault.Message);
        }

        return operation with { Conflict = target };
    }

    private Operation WithData(Operation operation, Dictionary<string, ReadOnlyMemory<byte>> parts)
    {
        var place = $"{operation.Place}.data";
        var hasData = parts.TryGetValue("data", out var data);
        if (operation.Kind == OperationKind.Delete)
        {
            if (hasData)
            {
                Error(place, BodyErrorCodes.UnknownField, "A delete has no data.");
            }

            return operation;
        }

        if (!hasData || data.Span[0] != (byte)'{')
        {
            Error(place, hasData ? BodyErrorCodes.WrongType : BodyErrorCodes.Required, "An object with the fields of the row is expected.");
            return operation;
        }

        operation = operation with { Data = data, References = ReferenceScanner.Scan(JsonFields(operation.Table), data.Span, place) };
        foreach (var reference in operation.References)
        {
            Check(reference);
        }

        CheckData(operation);
        return operation;
    }

    private static HashSet<string> JsonFields(ServedTable table) =>
        table.Fields.Where(static f => f.Type.Kind == TypeKind.Json).Select(static f => f.Name).ToHashSet(StringComparer.Ordinal);

    // What is behind references is checked when they have values; the rest of the fields now.
    private void CheckData(Operation operation)
    {
        var open = operation.References.Select(static r => r.Field).ToHashSet(StringComparer.Ordinal);
        var table = operation.Table;
        var json = open.Count == 0 ? operation.Data : DataText.Without(operation.Data, open);
        SqlValue? key = operation.Kind == OperationKind.Update ? operation.Key ?? SqlValue.Null(table.Table.Key.Type.Kind) : null;
        if (BodyParser.Read(runtime, table, json.Span, key, out var values) is { } problem)
        {
            _errors.Add($"{operation.Place}.data", problem);
        }
        else if (operation.Kind == OperationKind.Create)
        {
            var faults = new BodyErrors();
            table.Writer.CheckInsert(values, faults);
            foreach (var fault in faults.Errors.Where(e => !open.Contains(e.Field)))
            {
                Error($"{operation.Place}.data.{fault.Field}", fault.Code, fault.Message);
            }
        }
    }

    private void Check(Reference reference)
    {
        if (!_byAlias.TryGetValue(reference.Alias, out var source))
        {
            var choices = _byAlias.Count == 0 ? "There are none." : $"Choices: {string.Join(", ", _byAlias.Keys)}.";
            Error(reference.Place, BodyErrorCodes.InvalidReference, $"No earlier operation is '{Shown(reference.Alias)}'. {choices}");
            return;
        }

        var path = reference.Path;
        if (source.Command is { Table.View: var view })
        {
            CheckResult(reference, source, view);
            return;
        }

        var field = path.Length == 0 ? null : source.Table.Fields.FirstOrDefault(f => f.Name == path[0] && f.IsPublished);
        if (field is null || path.Length > 2 || (path.Length == 2 && (field.Relation is null || path[1] != "id")))
        {
            var names = source.Table.Fields.Where(static f => f.IsPublished).Select(static f => f.Relation is null ? f.Name : f.Name + ".id");
            Error(
                reference.Place,
                BodyErrorCodes.InvalidReference,
                $"'{Shown(reference.Text)}' names no field of '{source.Alias}', a row of '{source.Table.Name}'. {Suggestion.For(string.Join('.', path), [.. names])}");
        }
    }

    private void AddAll(string place, BodyErrors faults)
    {
        foreach (var fault in faults.Errors)
        {
            Error($"{place}.{fault.Field}", fault.Code, fault.Message);
        }
    }

    private void Error(string place, string code, string message) => _errors.Add(ProblemCodes.InvalidBody, place, code, message);

    private static string Shown(string text) => text.Length <= 100 ? text : text[..100];

    private static string? Text(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetStringSafely() : null;
    }

    private static string? Texts(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var texts = new List<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            texts.Add(reader.GetStringSafely());
        }

        return reader.TokenType == JsonTokenType.EndArray ? string.Join(',', texts) : null;
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]{0,62}\z")]
    private static partial Regex AliasForm();
}
