using System.Globalization;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Binding.Commands;

namespace Snapwright.Query.Tests.FunQl.Binding;

/// <summary>What a text was bound to, in a few lines.</summary>
internal static class BindingSummary
{
    public static string Of(string text, BindResult result) =>
        string.Join("\n", result.View is { } view ? Lines(view) : result.Errors.Select(e => Of(text, e)));

    public static string Of(string text, FunQlError error)
    {
        var before = text[..Math.Min(error.Span.Start, text.Length)];
        var line = before.Count(static c => c == '\n') + 1;
        var column = error.Span.Start - (before.LastIndexOf('\n') + 1) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{line}:{column}+{error.Span.Length} {error.Kind}: {error.Message}");
    }

    private static IEnumerable<string> Lines(BoundView view)
    {
        foreach (var argument in view.Arguments)
        {
            var defaults = argument.Default is { } value ? $" default {Text(value)}" : "";
            yield return $"${argument.Name} {Type(argument.Type, argument.Reference, argument.Choices.Count, argument.ViewNaming)}{(argument.IsNullable ? "?" : "")}{(argument.PunType is null ? "" : " pun")}{defaults}{Attributes(argument.Attributes)}";
        }

        if (view.Command is { } command)
        {
            yield return $"{command.Kind.ToString().ToLowerInvariant()} {command.Table}{(command.Kind == CommandKind.Insert || command.IsOneToOne ? "" : " by sources")}";
            foreach (var line in command.Assignments.Select(Assignment))
            {
                yield return line;
            }

            if (command.OnConflict is { } conflict)
            {
                yield return $"on conflict {string.Join(" ", conflict.Groups.Select(static g => $"({string.Join(", ", g)})"))} {(conflict.Update is null ? "nothing" : "update")}";
                foreach (var line in conflict.Assignments.Select(Assignment))
                {
                    yield return line;
                }
            }
        }

        foreach (var column in view.Columns)
        {
            var parts = new List<string> { column.Name, Type(column.Type, column.Reference, column.Choices.Count, column.ViewNaming) + (column.IsNullable ? "?" : "") };
            if (column.Source is { } source)
            {
                parts.Add($"= {source.Table}.{source.Field}{(source.RowKey is { } key ? "#" + key : "")}");
            }

            if (column.MainField is { } field)
            {
                parts.Add($"main {field}");
            }

            if (column.PunType is not null)
            {
                parts.Add("pun");
            }

            yield return string.Join(" ", parts) + Attributes(column.Attributes);
        }

        for (var i = 0; i < view.Domains.Count; i++)
        {
            yield return $"domain {i}: {string.Join(", ", view.Domains[i].Select(static s => s is null ? "-" : $"{s.Table}.{s.Field}#{s.RowKey}"))}";
        }

        if (view.Main is { } main)
        {
            yield return $"rows of {main.Table}{(main.IsForInsert ? " for insert" : "")}";
        }

        if (view.Attributes.Count > 0)
        {
            yield return "view" + Attributes(view.Attributes);
        }
    }

    private static string Assignment(BoundAssignment assignment) => assignment.Ordinal is null
        ? $"set {assignment.Field} default"
        : $"set {assignment.Field} {Type(assignment.Type, null, 0)}{(assignment.DefaultRows.Count == 0 ? "" : $" default in {string.Join(", ", assignment.DefaultRows)}")}";

    private static string Text(Values.SqlValue value) => value.IsNull ? "NULL"
        : value.Kind switch
        {
            TypeKind.Text or TypeKind.Json => $"'{value.AsString}'",
            TypeKind.Decimal => value.AsDecimal.ToString(CultureInfo.InvariantCulture),
            TypeKind.Uuid => value.AsGuid.ToString(),
            TypeKind.Interval => value.AsInterval.ToString(),
            TypeKind.Array => $"[{string.Join(", ", value.AsArray.Select(Text))}]",
            TypeKind.Float => value.AsDouble.ToString(CultureInfo.InvariantCulture),
            _ => value.AsInt64.ToString(CultureInfo.InvariantCulture),
        };

    private static string Attributes(IEnumerable<BoundAttribute> attributes) => string.Concat(attributes.Select(static a =>
        $" @{a.Name}:{(a.ViewNaming == ViewNaming.None ? a.Type.Kind : $"Views{a.ViewNaming}")}/{(a.Mapping is null ? a.Scope.ToString() : "Mapping")}{(a.IsInternal ? "/internal" : "")}"));

    private static string Type(DataType type, TableName? reference, int choices, ViewNaming naming = ViewNaming.None)
    {
        if (naming != ViewNaming.None)
        {
            return naming == ViewNaming.One ? "uvref" : "uvref[]";
        }

        var name = type.Kind switch
        {
            TypeKind.Decimal => $"decimal({type.Precision},{type.Scale})",
            TypeKind.Array => $"{type.Item}[]",
            _ => type.Kind.ToString().ToLowerInvariant(),
        };
        return name + (reference is null ? "" : $"->{reference}") + (choices == 0 ? "" : $"/{choices}");
    }
}
