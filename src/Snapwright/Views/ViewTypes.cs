using Snapwright.Data.Json;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Binding;

namespace Snapwright.Views;

/// <summary>Types as they are told to clients.</summary>
internal static class ViewTypes
{
    private const string ViewName = "uvref";

    /// <summary>As in a FunQL text: <c>array(reference(books))</c>.</summary>
    public static string Name(DataType type, TableName? reference, EquatableArray<string> choices, ViewNaming naming = ViewNaming.None) =>
        naming != ViewNaming.None ? naming == ViewNaming.One ? ViewName : $"array({ViewName})"
        : type.Kind == TypeKind.Array ? $"array({Name(type.ItemType, reference, choices)})"
        : reference is not null ? $"reference({reference})"
        : choices.Count > 0 ? $"enum({string.Join(", ", choices.Select(static c => "'" + c.Replace("'", "''", StringComparison.Ordinal) + "'"))})"
        : Name(type.Kind);

    /// <summary>As an object: <c>{"type":"reference","entity":{"schema":"public","name":"books"}}</c>.</summary>
    public static void Write(DataType type, TableName? reference, EquatableArray<string> choices, JsonOutput output, ViewNaming naming = ViewNaming.None)
    {
        output.Raw("{\"type\":"u8);
        if (naming == ViewNaming.Many)
        {
            output.Raw("\"array\",\"subtype\":"u8);
            Write(type, reference, choices, output, ViewNaming.One);
        }
        else if (naming == ViewNaming.One)
        {
            output.Value(ViewName);
        }
        else if (type.Kind == TypeKind.Array)
        {
            output.Raw("\"array\",\"subtype\":"u8);
            Write(type.ItemType, reference, choices, output);
        }
        else if (reference is not null)
        {
            output.Raw("\"reference\",\"entity\":"u8);
            WriteEntity(reference, output);
        }
        else if (choices.Count > 0)
        {
            output.Raw("\"enum\",\"values\":"u8);
            for (var i = 0; i < choices.Count; i++)
            {
                output.Raw(i == 0 ? (byte)'[' : (byte)',');
                output.Value(choices[i]);
            }

            output.Raw((byte)']');
        }
        else
        {
            output.Value(Name(type.Kind));
        }

        output.Raw((byte)'}');
    }

    /// <summary>The name of a table in two parts.</summary>
    public static void WriteEntity(TableName table, JsonOutput output)
    {
        output.Raw("{\"schema\":"u8);
        output.Value(table.Schema);
        output.Raw(",\"name\":"u8);
        output.Value(table.Name);
        output.Raw((byte)'}');
    }

    private static string Name(TypeKind kind) => kind switch
    {
        TypeKind.Text => "string",
        TypeKind.Boolean => "bool",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
