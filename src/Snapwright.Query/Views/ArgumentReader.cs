using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.Rest;
using Snapwright.Query.Values;

namespace Snapwright.Query.Views;

/// <summary>The values of the arguments of a view, out of JSON or out of the texts of a URL.</summary>
internal sealed class ArgumentReader(EquatableArray<BoundArgument> arguments)
{
    private const string ViewForm = "the name of a view, {\"schema\": \"...\", \"name\": \"...\"}";

    private readonly SqlValue?[] _values = new SqlValue?[arguments.Count];
    private readonly bool[] _isGiven = new bool[arguments.Count];
    private readonly List<RestQueryError> _errors = [];

    public EquatableArray<RestQueryError> Errors => _errors.ToEquatableArray();

    public IEnumerable<string> Names => arguments.Select(static a => a.Name);

    public bool Has(string name) => IndexOf(name) >= 0;

    /// <summary>Reads a value of a URL: <c>null</c> is NULL where the argument takes it, arrays are JSON or have commas.</summary>
    public void ReadText(string name, string text)
    {
        var index = IndexOf(name);
        var argument = arguments[index];
        if (text == "null" && argument.IsNullable)
        {
            Read(name, new JsonNull(0));
        }
        else if (argument.Type.Kind == TypeKind.Json || (argument.Type.Kind == TypeKind.Array && text.Length > 0 && text[0] == '['))
        {
            if (JsonText.TryParse(text, out var node, out var error))
            {
                Read(name, node);
            }
            else
            {
                _isGiven[index] = true;
                Error("invalid_json", name, $"At character {error.Offset + 1}: {error.Message}");
            }
        }
        else
        {
            Read(name, new JsonString(text, 0, text.Length));
        }
    }

    /// <summary>Reads a value of a body.</summary>
    public void Read(string name, JsonNode node)
    {
        var index = IndexOf(name);
        if (_isGiven[index])
        {
            Error("duplicate_argument", name, $"The argument '{name}' is given twice.");
            return;
        }

        _isGiven[index] = true;
        _values[index] = Value(arguments[index], node);
    }

    public void Unknown(string name, string message) => Error("unknown_argument", name, message);

    /// <summary>The values in the order of the arguments; without meaning where there are errors.</summary>
    public SqlValue[] Finish()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            var argument = arguments[i];
            if (_isGiven[i])
            {
                continue;
            }

            if (argument.IsRequired)
            {
                Error("required", argument.Name, $"The argument '{argument.Name}' must be given: {Describe(argument)}.");
            }

            _values[i] = argument.Default ?? SqlValue.Null(argument.Type.Kind);
        }

        return [.. _values.Select(static v => v ?? default)];
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private SqlValue? Value(BoundArgument argument, JsonNode node)
    {
        if (node is JsonNull)
        {
            if (!argument.IsNullable)
            {
                Error("null_not_allowed", argument.Name, $"The argument '{argument.Name}' takes no null: {Describe(argument)}.");
            }

            return SqlValue.Null(argument.Type.Kind);
        }

        return argument.Type.Kind switch
        {
            TypeKind.Array => Items(argument, node),
            TypeKind.Json => Json(argument, node),
            _ => Scalar(argument, argument.Type, node),
        };
    }

    private SqlValue? Items(BoundArgument argument, JsonNode node)
    {
        IReadOnlyList<JsonNode>? items = node switch
        {
            JsonArray array => array.Items,
            JsonString { Value.Length: 0 } => [],
            JsonString list => [.. list.Value.Split(',').Select(static t => new JsonString(t.Trim(), 0, 0))],
            _ => null,
        };
        if (items is null)
        {
            return Wrong(argument, node);
        }

        var values = new SqlValue[items.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (Scalar(argument, argument.Type.ItemType, items[i]) is not { } value)
            {
                return null;
            }

            values[i] = value;
        }

        return SqlValue.Array(values);
    }

    private SqlValue? Json(BoundArgument argument, JsonNode node)
    {
        if (argument.ViewNaming != ViewNaming.None && !IsOfViews(argument.ViewNaming, node))
        {
            return Wrong(argument, node);
        }

        if (node.Levels > JsonText.MostStoredLevels)
        {
            Error("out_of_range", argument.Name, $"The argument '{argument.Name}' has {node.Levels} levels of objects and arrays; at most {JsonText.MostStoredLevels} are allowed.");
            return null;
        }

        var text = CanonicalJson.Write(node);
        return ValueText.IsStorable(text) && text.IndexOf("\\u0000", StringComparison.Ordinal) < 0 ? SqlValue.Json(text) : Wrong(argument, node);
    }

    private static bool IsOfViews(ViewNaming naming, JsonNode node) => naming == ViewNaming.Many
        ? node is JsonArray array && array.Items.All(static i => IsOfViews(ViewNaming.One, i))
        : node is JsonObject { Properties.Count: 2 } name && name.Properties[0].Name != name.Properties[1].Name && name.Properties.All(static p => p.Name is "schema" or "name" && p.Value is JsonString { Value.Length: > 0 });

    private SqlValue? Scalar(BoundArgument argument, DataType type, JsonNode node)
    {
        var text = node switch
        {
            JsonString s => s.Value,
            JsonNumber n when type.Kind is TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Decimal => n.RawText,
            JsonBoolean b when type.Kind == TypeKind.Boolean => b.Value ? "true" : "false",
            _ => null,
        };
        if (text is null || !ValueText.TryParse(type, text, out var value))
        {
            return Wrong(argument, node);
        }

        if (argument.Choices.Count > 0 && !argument.Choices.Contains(text))
        {
            Error("not_a_choice", argument.Name, $"'{RestReading.Shorten(text)}' is not one of: {string.Join(", ", argument.Choices)}.");
            return null;
        }

        if (type.Kind == TypeKind.Decimal && !Fits(value.AsDecimal, type))
        {
            Error("out_of_range", argument.Name, $"A decimal of '{argument.Name}' has at most {type.Precision - type.Scale} digits before the point and {type.Scale} behind it.");
            return null;
        }

        return value;
    }

    // Databases differ in what they do with digits that a type has no room for.
    private static bool Fits(decimal value, DataType type)
    {
        if (AggregateTypes.IsWide(type))
        {
            return true;
        }

        var before = decimal.Truncate(Math.Abs(value)).ToString(CultureInfo.InvariantCulture).TrimStart('0').Length;
        return decimal.Round(value, type.Scale) == value && before <= type.Precision - type.Scale;
    }

    private SqlValue? Wrong(BoundArgument argument, JsonNode node)
    {
        var found = node is JsonString text ? $"'{RestReading.Shorten(text.Value)}'" : node.Description;
        Error("wrong_type", argument.Name, $"The argument '{argument.Name}' is {Describe(argument)}, not {found}.");
        return null;
    }

    private static string Describe(BoundArgument argument) => argument.ViewNaming != ViewNaming.None
        ? argument.ViewNaming == ViewNaming.One ? ViewForm : $"an array of which each item is {ViewForm}"
        : argument.Choices.Count > 0 && argument.Type.Kind != TypeKind.Array
        ? "one of " + string.Join(", ", argument.Choices)
        : argument.Type.Kind == TypeKind.Array ? $"an array of which each item is {ValueText.Describe(argument.Type.ItemType)}" : ValueText.Describe(argument.Type);

    private void Error(string code, string name, string message)
    {
        const int Most = 50;
        if (_errors.Count < Most)
        {
            name = RestReading.Shorten(name);
            _errors.Add(new(code, name, name, message));
        }
    }
}
