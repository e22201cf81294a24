using Snapwright.Generators.Views;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.FunQl.Views;
using Snapwright.Query.Planning;
using Snapwright.Query.Sql;
using Snapwright.Query.Views;

namespace Snapwright.Generators.Emission;

/// <summary>What the server uses of a view: statements, values of arguments, rows.</summary>
internal static class CompiledViewEmitter
{
    public static void Emit(SourceWriter writer, ViewModel model, string rootNamespace)
    {
        // Inside of the namespace they come before the entities of the namespace around it, whatever tables are called.
        writer.Line("""
            using global::System;
            using global::Snapwright.Access;
            using global::Snapwright.Compilation;
            using global::Snapwright.Data.Json;
            using global::Snapwright.Data.Rows;
            using global::Snapwright.Handlers;
            using global::Snapwright.Model.Collections;
            using global::Snapwright.Model.Tables;
            using global::Snapwright.Query.FunQl.Plans;
            using global::Snapwright.Query.FunQl.Views;
            using global::Snapwright.Query.Sql;
            using global::Snapwright.Query.Values;

            """);
        var (view, row) = (model.Names.Compiled, $"global::{rootNamespace}.{model.Names.Row}");
        writer.Summary(model.IsCommand
            ? $"Runs <c>{model.Name}</c>: its arguments, and what it yields."
            : $"Reads <c>{model.Name}</c>: its statements, and its rows typed and as JSON.");
        writer.Line(GeneratedCode.Attribute);
        writer.Open($"public sealed class {view} : {(model.HasRows ? $"CompiledView<{row}>" : "CompiledView")}");
        writer.Line($$"""
            private {{view}}()
            {
            }

            /// <summary>The view; it has no state.</summary>
            public static {{view}} Instance { get; } = new {{view}}();

            /// <inheritdoc/>
            public override string ViewName => {{Literal.Of(model.Name)}};

            /// <inheritdoc/>
            public override string Fingerprint => {{Literal.Of(model.Fingerprint)}};

            """);
        EmitList(writer, "CompiledArgument", "Arguments", model.Arguments.Select(static a => (a.Name, a.Type.Kind, a.IsNullable)));
        writer.Line();
        EmitList(writer, "CompiledColumn", "Columns", model.Columns.Select(static c => (c.Name, c.Type.Kind, c.IsNullable)));
        writer.Line();
        // A command is read and written by the server, row by row where it has to be; there is no statement that is all of it.
        var dialects = model.IsCommand ? [] : StatementsEmitter.Dialects.Where(d => d.Unsupported(model.Bound.Plan.Query).Count == 0).ToList();
        EmitSwitch(writer, dialects);
        writer.Line();
        ViewValuesEmitter.Emit(writer, model, rootNamespace);
        writer.Line();
        if (model.HasRows)
        {
            EmitReadRow(writer, model, row, rootNamespace);
            writer.Line();
        }

        RowEmitter.Emit(writer, model.Columns);
        EmitStatements(writer, new ViewTable(TableName.Parse(model.Name), model.Bound), dialects);
        writer.Close();
    }

    private static void EmitList(SourceWriter writer, string type, string property, IEnumerable<(string Name, DataType Type, bool IsNullable)> items)
    {
        writer.Line("/// <inheritdoc/>");
        var list = items
            .Select(i => $"new {type}({Literal.Of(i.Name)}, {LayoutEmitter.TypeOf(i.Type)}, IsNullable: {Literal.Of(i.IsNullable)})")
            .ToList();
        if (list.Count == 0)
        {
            writer.Line($"public override EquatableArray<{type}> {property} => default;");
            return;
        }

        writer.Line($"public override EquatableArray<{type}> {property} {{ get; }} = EquatableArray.Of(");
        writer.Indent();
        writer.Line(string.Join(",\n", list) + ");");
        writer.Outdent();
    }

    private static void EmitSwitch(SourceWriter writer, IReadOnlyList<Dialect> dialects)
    {
        writer.Line("/// <inheritdoc/>");
        if (dialects.Count == 0)
        {
            writer.Line("public override ViewStatement? Statement(string dialect) => null;");
            return;
        }

        writer.Open("public override ViewStatement? Statement(string dialect) => dialect switch");
        foreach (var dialect in dialects)
        {
            writer.Line($"{Literal.Of(dialect.Name)} => {StatementsEmitter.ClassOf(dialect)}.Statement,");
        }

        writer.Line("_ => null,");
        writer.Close(";");
    }

    private static void EmitReadRow(SourceWriter writer, ViewModel model, string row, string rootNamespace)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override {row} ReadRow(RowReader row) => new()");
        writer.Line("{");
        writer.Indent();
        for (var i = 0; i < model.Columns.Count; i++)
        {
            var column = model.Columns[i];
            var read = RowGetter.Of(column.Type, i);
            var value = column.Type.Choice is { } choice ? $"global::{rootNamespace}.{choice}Text.Parse({read})" : read;
            writer.Line($"{column.Property} = {(column.IsNullable ? $"row.IsNull({Literal.Of(i)}) ? null : " : "")}{value},");
        }

        writer.Close(";");
    }

    private static void EmitStatements(SourceWriter writer, ViewTable view, IReadOnlyList<Dialect> dialects)
    {
        var planner = new Planner(new MetadataModel([view.Table]));

        // Each dialect in a class of its own, so that only the one that runs is ever made.
        foreach (var dialect in dialects)
        {
            var statement = ViewStatement.Of(view, planner, dialect);
            writer.Line();
            writer.Open($"private static class {StatementsEmitter.ClassOf(dialect)}");
            writer.Line("internal static readonly ViewStatement Statement = new(");
            writer.Indent();
            StatementsEmitter.EmitStatement(writer, "", statement.Statement, "),");
            writer.Line(Parameters(statement.Parameters) + ");");
            writer.Outdent();
            writer.Close();
        }
    }

    private static string Parameters(EquatableArray<ViewParameter> parameters) => parameters.Count == 0
        ? "default"
        : $"EquatableArray.Of<ViewParameter>(\n    {string.Join(",\n    ", parameters.Select(Parameter))})";

    private static string Parameter(ViewParameter parameter)
    {
        var type = LayoutEmitter.TypeOf(parameter.Type);
        return parameter switch
        {
            ArgumentParameter argument => $"new ArgumentParameter({type}, {Literal.Of(argument.Argument)})",
            ConstantParameter constant => $"new ConstantParameter({type}, {SqlLiteral.Of(constant.Value)})",
            GlobalParameter global => $"new GlobalParameter({type}, GlobalArgument.{global.Global})",
            _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter, "No text for it."),
        };
    }
}
