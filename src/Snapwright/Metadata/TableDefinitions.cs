using System.Text;
using Microsoft.AspNetCore.Http;
using Snapwright.Bodies;
using Snapwright.Data.Faults;
using Snapwright.Data.Json;
using Snapwright.Model.Json;
using Snapwright.Problems;
using Snapwright.Rest;
using Snapwright.Runtimes;
using Snapwright.Writes;

namespace Snapwright.Metadata;

/// <summary><c>POST /api/table_definition</c>: the body is an entry of a snapshot with its name, columns and relations included.</summary>
internal static class TableDefinitions
{
    // Strict, so that bytes that are no UTF-8 are told and not replaced.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Answers the request.</summary>
    public static async Task CreateAsync(HttpContext context, ServedTable table, WriteScope scope, int bodyLimit)
    {
        var (reading, problem) = await ReadAsync(context, bodyLimit);
        using var output = new JsonOutput();
        var row = new RowResponse(table, output);
        if (reading is not null)
        {
            problem = await AddAsync(table, scope, reading, row);
        }

        await (problem is null ? TableWrites.SendCreatedAsync(context, table, row, output) : ProblemWriter.WriteAsync(context, problem));
    }

    private static async ValueTask<ApiProblem?> AddAsync(ServedTable table, WriteScope scope, JsonReading reading, RowResponse row)
    {
        try
        {
            var outcome = await table.Writer.SchemaWrites!.AddTableAsync(scope, reading, table, row);
            return outcome.Problem;
        }
        catch (DatabaseFaultException e)
        {
            return FaultProblems.Of(e.Fault, table.Table, scope.Runtime.Model) ?? throw new InvalidOperationException("The table could not be created.", e);
        }
    }

    private static async ValueTask<(JsonReading? Reading, ApiProblem? Problem)> ReadAsync(HttpContext context, int bodyLimit)
    {
        using var body = await RequestBody.ReadAsync(context.Request, bodyLimit);
        if (body.Problem is not null)
        {
            return (null, body.Problem);
        }

        try
        {
            return (JsonText.Parse("body", Utf8.GetString(body.Json)), null);
        }
        catch (DecoderFallbackException e)
        {
            return (null, new(ProblemCodes.InvalidJson, $"The body is not UTF-8: byte {e.Index} cannot be read."));
        }
    }
}
