using System.Text;
using Snapwright.Model.Json;
using Snapwright.Query.Views;
using Snapwright.Runtimes;

namespace Snapwright.Views.Commands;

/// <summary>The arguments of a command that is part of something greater.</summary>
internal static class CommandArguments
{
    /// <summary>Reads them out of an object.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="command">The command.</param>
    /// <param name="json">The object, valid JSON.</param>
    public static ViewQuery Read(Runtime runtime, BoundViewState command, ReadOnlyMemory<byte> json) =>
        JsonText.TryParse("{\"arguments\":" + Encoding.UTF8.GetString(json.Span) + "}", out var body, out var error)
            ? runtime.Views.QueryReader.ReadCommand(command.Table!, body)
            : throw new FormatException("The arguments are no JSON: " + error.Message);
}
