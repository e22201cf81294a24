using Microsoft.AspNetCore.Http;
using Snapwright.Data.Json;
using Snapwright.Formats;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Binding.Commands;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Views;

/// <summary><c>GET /api/views</c>: the views with their arguments and columns.</summary>
internal static class ViewList
{
    public static async Task SendAsync(HttpContext context, Runtime runtime, Caller caller)
    {
        using var output = new JsonOutput(16 * 1024);
        output.Raw("{\"data\":["u8);
        for (var i = 0; i < runtime.Views.All.Count; i++)
        {
            if (i > 0)
            {
                output.Raw((byte)',');
            }

            Write(runtime.Views.All[i], caller, runtime.Views.Settings.AllowExplain, output);
        }

        output.Raw("]}"u8);
        await TaggedResponse.SendAsync(context, RowFormat.Json, output);
    }

    private static void Write(ServedView view, Caller caller, bool tellsFaults, JsonOutput output)
    {
        var state = view.For(caller);
        output.Raw("{\"name\":"u8);
        output.Value(view.Name);
        output.Raw(",\"description\":"u8);
        if (view.Description is { } description)
        {
            output.Value(description);
        }
        else
        {
            output.Null();
        }

        output.Raw(",\"isBroken\":"u8);
        output.Value(state.Table is null);
        if (state.Table is { View: var bound })
        {
            if (bound.Command is { } command)
            {
                output.Raw(",\"command\":"u8);
                output.Value(command.Kind switch { CommandKind.Insert => "insert", CommandKind.Update => "update", _ => "delete" });
            }

            output.Raw(",\"arguments\":["u8);
            for (var i = 0; i < bound.Arguments.Count; i++)
            {
                output.Raw(i == 0 ? ""u8 : ","u8);
                Write(bound.Arguments[i], output);
            }

            output.Raw("],\"columns\":["u8);
            for (var i = 0; i < bound.Columns.Count; i++)
            {
                output.Raw(i == 0 ? "{\"name\":"u8 : ",{\"name\":"u8);
                output.Value(bound.Columns[i].Name);
                output.Raw(",\"type\":"u8);
                output.Value(ViewTypes.Name(bound.Columns[i].Type, bound.Columns[i].Reference, bound.Columns[i].Choices, bound.Columns[i].ViewNaming));
                output.Raw(",\"isNullable\":"u8);
                output.Value(bound.Columns[i].IsNullable);
                output.Raw((byte)'}');
            }

            output.Raw((byte)']');
        }
        else if (tellsFaults)
        {
            output.Raw(",\"error\":"u8);
            output.Value(state.Fault!.Errors[0].Message);
        }

        output.Raw((byte)'}');
    }

    private static void Write(BoundArgument argument, JsonOutput output)
    {
        output.Raw("{\"name\":"u8);
        output.Value(argument.Name);
        output.Raw(",\"type\":"u8);
        output.Value(ViewTypes.Name(argument.Type, argument.Reference, argument.Choices, argument.ViewNaming));
        output.Raw(",\"isNullable\":"u8);
        output.Value(argument.IsNullable);
        output.Raw(",\"isRequired\":"u8);
        output.Value(argument.IsRequired);
        if (argument.Default is { } value)
        {
            output.Raw(",\"default\":"u8);
            ViewValues.Write(value, argument.Type, output);
        }

        output.Raw((byte)'}');
    }
}
