using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;

namespace Snapwright.Generators.Emission;

/// <summary>The handler of a table: all that depends on its shape when it is served.</summary>
internal static class HandlerEmitter
{
    public static void Emit(SourceWriter writer, TableModel model, EquatableArray<FieldModel> fields, string rootNamespace)
    {
        // Inside of the namespace they come before the entities of the namespace around it, whatever tables are called.
        writer.Line("""
            using global::System;
            using global::Snapwright.Access;
            using global::Snapwright.Bodies;
            using global::Snapwright.Compilation;
            using global::Snapwright.Data.Json;
            using global::Snapwright.Data.Rows;
            using global::Snapwright.Data.Writes;
            using global::Snapwright.Handlers;
            using global::Snapwright.Model.Collections;
            using global::Snapwright.Model.Tables;
            using global::Snapwright.Query.Sql;
            using global::Snapwright.Query.Values;

            """);
        var names = new HandlerNames(model.Names, rootNamespace);
        var handler = model.Names.Handler;
        writer.Summary($"Serves <c>{model.Table.Name}</c>: its statements, and its rows and bodies as JSON.");
        writer.Line(GeneratedCode.Attribute);
        writer.Open($"public sealed class {handler} : CompiledTable<{names.Entity}, {names.Create}, {names.Update}>");
        writer.Line($$"""
            private {{handler}}()
            {
            }

            /// <summary>The handler; it has no state.</summary>
            public static {{handler}} Instance { get; } = new {{handler}}();

            /// <inheritdoc/>
            public override string TableName => {{Literal.Of(model.Table.Name.ToString())}};

            /// <inheritdoc/>
            public override string Fingerprint => {{Literal.Of(model.Table.Fingerprint)}};

            """);
        LayoutEmitter.Emit(writer, fields);
        writer.Line();
        if (ComputedModel.Of(model) is { Count: > 0 } computed)
        {
            ComputedEmitter.Emit(writer, computed, names);
            writer.Line();
        }

        StatementsEmitter.EmitSwitch(writer);
        writer.Line();
        RowEmitter.Emit(writer, fields);
        writer.Line();
        BodyEmitter.Emit(writer, fields, names);
        writer.Line();
        MappingEmitter.Emit(writer, model, fields, names);
        StatementsEmitter.EmitStatements(writer, model.Table);
        writer.Close();
    }
}
