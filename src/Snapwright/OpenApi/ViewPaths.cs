using System.Text.Json;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.Views;

namespace Snapwright.OpenApi;

/// <summary>The paths of views: each with its arguments as parameters, and a schema of its rows. Views that are broken have none.</summary>
internal sealed class ViewPaths
{
    /// <summary>The tag of all views.</summary>
    public const string Tag = "Views";

    private const string ResultDescription = "Rows alone, or with keys, puns and attributes.";
    private const string ResultSchema = """{"type":"string","enum":["rows","full"],"default":"rows"}""";

    private static readonly string[] SharedParameters = ["filter", "sort", "meta"];
    private static readonly string[] Problems = ["400", "406", "409", "422"];

    private static readonly string[] CommandProblems = ["400", "409", "413", "415", "422"];

    private readonly Utf8JsonWriter _json;
    private readonly List<(string Name, string? Description, BoundView View)> _views = [];

    public ViewPaths(Utf8JsonWriter json, MetadataModel model)
    {
        _json = json;
        var binder = new ViewBinder(model);
        foreach (var definition in model.Views)
        {
            if (FunQlParser.ParseView(definition.Query).Value is { } syntax
                && binder.Bind(syntax, new(definition.Name.Schema, IsPrivileged: true), Caller.Anonymous).View is { } view)
            {
                _views.Add((definition.Name.ToString(), definition.Description, view));
            }
        }
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => _views.Count > 0;

    /// <summary>Writes them as entries of <c>paths</c>.</summary>
    public void WritePaths()
    {
        foreach (var (name, description, view) in _views)
        {
            _json.WriteStartObject("/api/views/" + name);
            if (view.Command is not null)
            {
                WriteCommand(name, description, view);
                _json.WriteEndObject();
                continue;
            }

            WriteOperation("get", name, description, view, () => WriteParameters(name, view), ["304", .. Problems]);
            WriteOperation("post", name, description, view, () => WriteBody(view), [.. Problems, "413", "415"]);
            _json.WriteEndObject();
        }
    }

    /// <summary>Writes the schemas of their rows as entries of <c>components.schemas</c>.</summary>
    public void WriteSchemas()
    {
        foreach (var (name, _, view) in _views.Where(static v => v.View.Command is null or { IsReturning: true }))
        {
            _json.WriteStartObject(RowOf(name));
            _json.WriteString("type", "object");
            _json.WriteStartObject("properties");
            foreach (var column in view.Columns)
            {
                _json.WritePropertyName(column.Name);
                WriteType(column.Type, column.IsNullable, column.Choices, column.Reference, null);
            }

            _json.WriteEndObject();
            _json.WriteEndObject();
        }
    }

    private static string RowOf(string name) => name + "-view";

    private void WriteOperation(string method, string name, string? description, BoundView view, Action writeInput, string[] others)
    {
        _json.WriteStartObject(method);
        _json.WriteString("operationId", $"{name}-view-{(method == "get" ? "read" : "query")}");
        _json.WriteStartArray("tags");
        _json.WriteStringValue(Tag);
        _json.WriteEndArray();
        _json.WriteString("summary", method == "get" ? $"Rows of the view {name}" : $"Rows of the view {name} by a body");
        TypeSchemas.Text(_json, "description", description);
        writeInput();
        _json.WriteStartObject("responses");
        WriteRows(name, view, method == "get");
        foreach (var status in others)
        {
            _json.WritePropertyName(status);
            WriteReference("responses", SharedResponses.Of(status));
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteCommand(string name, string? description, BoundView view)
    {
        _json.WriteStartObject("post");
        _json.WriteString("operationId", name + "-view-run");
        _json.WriteStartArray("tags");
        _json.WriteStringValue(Tag);
        _json.WriteEndArray();
        _json.WriteString("summary", "Run the command " + name);
        TypeSchemas.Text(_json, "description", description);
        WriteBody(view);
        _json.WriteStartObject("responses");
        _json.WriteStartObject("200");
        _json.WriteString("description", $"What was written to {view.Command!.Table}.");
        _json.WriteStartObject("content");
        _json.WriteStartObject("application/json");
        _json.WritePropertyName("schema");
        const string Meta = "\"meta\":{\"type\":\"object\",\"required\":[\"affected\"],\"properties\":{\"affected\":{\"type\":\"integer\",\"format\":\"int32\"}}}}}";
        var rows = "\"data\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/" + RowOf(name) + "\"}},";
        var plain = "{\"type\":\"object\",\"required\":[\"meta\"],\"properties\":{" + (view.Command.IsReturning ? rows : "") + Meta;
        var full = """{"type":"object","required":["info","result","meta"],"properties":{"info":{"type":"object"},"result":{"type":"object"},""" + Meta;
        _json.WriteRawValue(view.Command.IsReturning ? $$"""{"anyOf":[{{plain}},{{full}}]}""" : plain);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
        foreach (var status in CommandProblems)
        {
            _json.WritePropertyName(status);
            WriteReference("responses", SharedResponses.Of(status));
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteParameters(string name, BoundView view)
    {
        _json.WriteStartArray("parameters");
        foreach (var argument in view.Arguments)
        {
            WriteParameter(ViewQueryReader.Options.Contains(argument.Name) ? "$" + argument.Name : argument.Name, argument);
        }

        var names = string.Join(", ", view.Columns.Select(static c => $"`{c.Name}`"));
        WriteOption("fields", $"Columns with commas between; `-name` for all but it. Columns of {name}: {names}.", """{"type":"string"}""");
        WriteOption("where", "A condition in FunQL over the columns.", """{"type":"string"}""");
        WriteOption("search", "Words, each of which must be part of some text of the row, or be one of its integers.", """{"type":"string"}""");
        WriteOption("limit", "Most rows; -1 for all, in JSON up to the greatest limit.", """{"type":"integer","format":"int32","minimum":-1}""");
        WriteOption("offset", "Rows to pass over.", """{"type":"integer","format":"int32","minimum":0}""");
        WriteOption("first", "Rows from a cursor on, with `after`; for views whose rows differ.", """{"type":"integer","format":"int32","minimum":1}""");
        WriteOption("after", "The `endCursor` of a page in the same order.", """{"type":"string"}""");
        WriteOption("last", "Rows before a cursor, with `before`.", """{"type":"integer","format":"int32","minimum":1}""");
        WriteOption("before", "The `startCursor` of a page in the same order.", """{"type":"string"}""");
        WriteOption("groupBy", "Groups instead of rows: columns, or parts of dates.", """{"type":"string"}""");
        WriteOption("aggregate", "Aggregates beside the rows, or of each group, as JSON.", """{"type":"string"}""");
        WriteOption("having", "A condition on groups, as JSON.", """{"type":"string"}""");
        WriteOption("result", ResultDescription, ResultSchema);
        foreach (var parameter in SharedParameters)
        {
            WriteReference("parameters", parameter);
        }

        WriteReference("parameters", "IfNoneMatch");
        _json.WriteEndArray();
    }

    private void WriteParameter(string name, BoundArgument argument)
    {
        _json.WriteStartObject();
        _json.WriteString("name", name);
        _json.WriteString("in", "query");
        if (argument.IsRequired)
        {
            _json.WriteBoolean("required", true);
        }

        if (argument.Type.Kind == TypeKind.Array)
        {
            _json.WriteString("style", "form");
            _json.WriteBoolean("explode", false);
        }

        _json.WriteString("description", Describe(argument));
        _json.WritePropertyName("schema");
        WriteType(argument.Type, isNullable: false, argument.Choices, argument.Reference, null);
        _json.WriteEndObject();
    }

    private void WriteOption(string name, string description, string schema)
    {
        _json.WriteStartObject();
        _json.WriteString("name", name);
        _json.WriteString("in", "query");
        _json.WriteString("description", description);
        _json.WritePropertyName("schema");
        _json.WriteRawValue(schema);
        _json.WriteEndObject();
    }

    private void WriteBody(BoundView view)
    {
        _json.WriteStartObject("requestBody");
        _json.WriteBoolean("required", true);
        _json.WriteStartObject("content");
        _json.WriteStartObject("application/json");
        _json.WriteStartObject("schema");
        _json.WriteString("type", "object");
        _json.WriteString("description", view.Command is null ? "The options of the GET, with the arguments apart." : "The arguments of the command.");
        _json.WriteStartObject("properties");
        _json.WriteStartObject("arguments");
        _json.WriteString("type", "object");
        _json.WriteStartObject("properties");
        foreach (var argument in view.Arguments)
        {
            _json.WritePropertyName(argument.Name);
            WriteType(argument.Type, argument.IsNullable, argument.Choices, argument.Reference, Describe(argument));
        }

        _json.WriteEndObject();
        if (view.Arguments.Any(static a => a.IsRequired))
        {
            _json.WriteStartArray("required");
            foreach (var argument in view.Arguments.Where(static a => a.IsRequired))
            {
                _json.WriteStringValue(argument.Name);
            }

            _json.WriteEndArray();
        }

        _json.WriteEndObject();
        if (view.Command is { IsReturning: true })
        {
            _json.WritePropertyName("result");
            _json.WriteRawValue(ResultSchema.Insert(1, $"\"description\":\"{ResultDescription}\","));
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteRows(string name, BoundView view, bool hasTag)
    {
        _json.WriteStartObject("200");
        _json.WriteString("description", view.Main is { } main ? $"Rows; each is one of {main.Table}." : "Rows.");
        if (hasTag)
        {
            _json.WriteStartObject("headers");
            _json.WritePropertyName("ETag");
            WriteReference("headers", "ETag");
            _json.WriteEndObject();
        }

        _json.WriteStartObject("content");
        _json.WriteStartObject("application/json");
        _json.WriteStartObject("schema");
        _json.WriteStartArray("anyOf");
        _json.WriteRawValue($$$"""{"type":"object","required":["data","meta"],"properties":{"data":{"type":"array","items":{"$ref":"#/components/schemas/{{{RowOf(name)}}}"}},"meta":{"type":"object"} } }""");
        _json.WriteRawValue("""{"type":"object","required":["info","result","meta"],"properties":{"info":{"type":"object"},"result":{"type":"object"},"meta":{"type":"object"}}}""");
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteStartObject("application/x-ndjson");
        _json.WritePropertyName("schema");
        WriteReference("schemas", RowOf(name));
        _json.WriteEndObject();
        _json.WritePropertyName("text/csv");
        _json.WriteRawValue("""{"schema":{"type":"string"}}""");
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteType(DataType type, bool isNullable, EquatableArray<string> choices, TableName? reference, string? description)
    {
        _json.WriteStartObject();
        TypeSchemas.WriteKeywords(_json, type, isNullable, choices);
        if ((description ?? (reference is null ? null : $"The key of a row of {reference}.")) is { } text)
        {
            _json.WriteString("description", text);
        }

        _json.WriteEndObject();
    }

    private static string Describe(BoundArgument argument)
    {
        var what = argument.Reference is { } reference ? $"The key of a row of {reference}." : $"The argument `{argument.Name}`.";
        return what + (argument.IsNullable ? " `null` is NULL." : "") + (argument.IsRequired ? "" : " It may be left out.");
    }

    private void WriteReference(string kind, string component)
    {
        _json.WriteStartObject();
        _json.WriteString("$ref", $"#/components/{kind}/{component}");
        _json.WriteEndObject();
    }
}
