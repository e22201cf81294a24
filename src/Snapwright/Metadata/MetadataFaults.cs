using System.Globalization;
using System.Text.RegularExpressions;
using Snapwright.Bodies;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Problems;

namespace Snapwright.Metadata;

/// <summary>Faults of the metadata as faults of the body that brought them.</summary>
internal static partial class MetadataFaults
{
    /// <summary>400 for a body that is not JSON, 422 for one that is not an object.</summary>
    public static ApiProblem OfJson(JsonReading body) => body.Diagnostics.Count > 0
        ? new(ProblemCodes.InvalidJson, $"Line {body.Diagnostics[0].Position.Line}, column {body.Diagnostics[0].Position.Column}: {body.Diagnostics[0].Message}")
        : new(ProblemCodes.InvalidBody, $"The body must be an object and is {body.Root?.Description ?? "empty"}.");

    /// <summary>409 for a table that is there.</summary>
    public static ApiProblem Duplicate(TableName table) => new(
        ProblemCodes.Duplicate,
        $"There is a table '{table}' already.",
        [new("schema", "duplicate", "Another table has this name in this schema."), new("name", "duplicate", "Another table has this name in this schema.")]);

    /// <summary>422 for indexes over expressions that are not rows of their own.</summary>
    public static ApiProblem MisplacedIndexes(TableName table)
    {
        var errors = new BodyErrors();
        errors.Add("indexes", "wrong_type", $"In rows of '{table}' this is a list of lists of fields; indexes over expressions are rows of index_definition.");
        return ApiProblem.OfBody(errors);
    }

    /// <summary>409 for what would drop or change physical things.</summary>
    public static ApiProblem Unsupported(List<string> refused) => new(
        ProblemCodes.SchemaEditUnsupported,
        $"Edits of the schema only add so far. Refused, and nothing was changed: {string.Join("; ", refused)}.");

    /// <summary>422 for a body that is read by itself: paths are the body's own.</summary>
    public static ApiProblem OfBody(IEnumerable<ModelDiagnostic> diagnostics) =>
        Problem(diagnostics, static d => d.Position.JsonPath == "$" ? "" : d.Position.JsonPath["$.".Length..]);

    /// <summary>
    /// 422 for rows that do not resolve together. Faults of what the edit added have the path in its body; faults that it caused
    /// elsewhere have the table in front.
    /// </summary>
    /// <param name="diagnostics">The faults, in the text of <see cref="MetadataRows.ToDocument"/>.</param>
    /// <param name="before">The rows before the edit.</param>
    /// <param name="after">The rows with it.</param>
    public static ApiProblem OfRows(IEnumerable<ModelDiagnostic> diagnostics, MetadataRows before, MetadataRows after)
    {
        var earlier = before.ByName();
        var later = after.ByName();
        return Problem(diagnostics, d => PlaceInList().Match(d.Position.JsonPath) is { Success: true } listed
            ? FieldOf(listed, before, after)
            : FieldOf(d.Position.JsonPath, earlier, later));
    }

    private static ApiProblem Problem(IEnumerable<ModelDiagnostic> diagnostics, Func<ModelDiagnostic, string> field)
    {
        var errors = new BodyErrors();
        foreach (var diagnostic in diagnostics.Where(static d => d.Level == DiagnosticLevel.Error))
        {
            errors.Add(field(diagnostic), diagnostic.Id, diagnostic.Message);
        }

        return ApiProblem.OfBody(errors);
    }

    private static string FieldOf(string path, Dictionary<TableName, TableRow> before, Dictionary<TableName, TableRow> after)
    {
        var match = PlaceInTable().Match(path);
        if (!match.Success || !after.TryGetValue(TableName.Parse(match.Groups["table"].Value), out var table))
        {
            return path;
        }

        var rest = match.Groups["rest"].Value;
        if (!before.TryGetValue(table.Name, out var earlier))
        {
            return rest;
        }

        if (PlaceInMember().Match(rest) is { Success: true } member)
        {
            var kind = MemberKind.All.First(k => k.Key == member.Groups["kind"].Value);
            var index = int.Parse(member.Groups["index"].Value, CultureInfo.InvariantCulture);
            if (index < table.Of(kind).Count)
            {
                if (!earlier.Of(kind).Contains(table.Of(kind)[index]))
                {
                    return member.Groups["rest"].Value;
                }
            }
            else
            {
                // Lists of fields with an index are in the row of the table itself, and come behind those with rows of their own.
                rest = FormattableString.Invariant($"{kind.Key}[{index - table.Of(kind).Count}]{member.Groups["rest"].Value}");
            }
        }

        if (earlier.Properties != table.Properties || earlier.Indexes != table.Indexes)
        {
            return rest;
        }

        return rest.Length == 0 ? table.Name.ToString() : $"{table.Name}.{rest}";
    }

    private static string FieldOf(Match listed, MetadataRows before, MetadataRows after)
    {
        var isView = listed.Groups["kind"].Value == "views";
        var row = (isView ? after.Views : after.FieldAttributes)[int.Parse(listed.Groups["index"].Value, CultureInfo.InvariantCulture)];
        var rest = listed.Groups["rest"].Value;
        return !(isView ? before.Views : before.FieldAttributes).Contains(row) ? rest : rest.Length == 0 ? row.Name : $"{row.Name}.{rest}";
    }

    [GeneratedRegex("""^\$\.tables(\.(?<table>\w+)|\["(?<table>[^"]+)"\])\.?(?<rest>.*)$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PlaceInTable();

    [GeneratedRegex("""^(?<kind>columns|relations|computedFields|uniqueConstraints|checkConstraints|indexes)\[(?<index>\d+)\]\.?(?<rest>.*)$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PlaceInMember();

    [GeneratedRegex("""^\$\.(?<kind>views|fieldAttributes)\[(?<index>\d+)\]\.?(?<rest>.*)$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PlaceInList();
}
