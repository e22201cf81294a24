using Snapwright.Generators.Pipeline;

namespace Snapwright.Generators.Emission;

/// <summary>The file of what is there once: the catalog, <c>Db</c>, and the way into the application.</summary>
internal static class CatalogEmitter
{
    public static string Emit(CatalogModel catalog, ProjectSettings settings)
    {
        var writer = new SourceWriter();
        writer.Header("the whole snapshot");
        writer.Open($"namespace {settings.RootNamespace}");
        EmitCatalog(writer, catalog, settings);
        if (!settings.IsSystem)
        {
            writer.Line();
            EmitDb(writer, catalog, settings);
            if (catalog.Views.Count > 0)
            {
                writer.Line();
                EmitViews(writer);
            }
        }

        writer.Close();
        if (!settings.IsSystem)
        {
            writer.Line();
            EmitEntryPoint(writer, catalog, settings);
        }

        return writer.ToString();
    }

    private static void EmitCatalog(SourceWriter writer, CatalogModel catalog, ProjectSettings settings)
    {
        writer.Summary("The tables that were compiled, with the fingerprint of the definition that each was compiled from.");
        writer.Line(GeneratedCode.Attribute);
        writer.Open($"public static class {(settings.IsSystem ? "SystemCatalog" : "SnapwrightCatalog")}");
        writer.Summary("The catalog.");
        writer.Line("public static global::Snapwright.Compilation.CompiledCatalog Instance { get; } = new(new global::Snapwright.Compilation.CompiledTable[]");
        writer.Line("{");
        writer.Indent();
        foreach (var table in catalog.Tables)
        {
            writer.Line($"{HandlerOf(table, settings)}.Instance, // {table.Fingerprint}");
        }

        if (catalog.Views.Count == 0 || settings.IsSystem)
        {
            writer.Close(");");
            writer.Close();
            return;
        }

        writer.Close(")");
        writer.Line("{");
        writer.Indent();
        writer.Line("Views = new global::Snapwright.Compilation.CompiledView[]");
        writer.Line("{");
        writer.Indent();
        foreach (var view in catalog.Views)
        {
            writer.Line($"global::{settings.RootNamespace}.{TableFileEmitter.HandlerNamespace}.{view.Names.Compiled}.Instance, // {view.Fingerprint}");
        }

        writer.Close(",");
        writer.Close(";");
        writer.Close();
    }

    private static void EmitViews(SourceWriter writer)
    {
        writer.Summary("Typed access to the views of the application.");
        writer.Line(GeneratedCode.Attribute);
        writer.Open($"public sealed partial class {ViewFileEmitter.Class} : global::Snapwright.Access.TypedViews");
        writer.Summary("Views that are read where <paramref name=\"data\"/> runs.");
        writer.Line($$"""
            public {{ViewFileEmitter.Class}}(global::Snapwright.Access.IDataAccess data)
                : base(data)
            {
            }
            """);
        writer.Close();
    }

    private static void EmitDb(SourceWriter writer, CatalogModel catalog, ProjectSettings settings)
    {
        writer.Summary("Typed access to the tables of the application.");
        writer.Line(GeneratedCode.Attribute);
        writer.Open("public sealed class Db : global::Snapwright.Access.TypedDatabase<Db>");
        writer.Summary("Typed access that runs where <paramref name=\"data\"/> does.");
        writer.Line("""
            public Db(global::Snapwright.Access.IDataAccess data)
                : base(data)
            {
            }
            """);
        foreach (var table in catalog.Tables)
        {
            var names = table.Names;
            writer.Line();
            writer.Summary($"The rows of <c>{table.Name}</c>.");
            writer.Line($"public global::Snapwright.Access.TableSet<{names.Entity}, {table.KeyType}, {names.Create}, {names.Update}, {names.Fields}> {names.Set} =>");
            writer.Indent();
            writer.Line($"new(DataAccess, {HandlerOf(table, settings)}.Instance);");
            writer.Outdent();
        }

        if (catalog.Views.Count > 0)
        {
            // A table may be called views.
            var property = catalog.Tables.Any(static t => t.Names.Set == "Views") ? ViewFileEmitter.Class : "Views";
            writer.Line();
            writer.Summary("The views.");
            writer.Line($"public {ViewFileEmitter.Class} {property} => new(DataAccess);");
        }

        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("protected override Db On(global::Snapwright.Access.IDataAccess data) => new(data);");
        writer.Close();
    }

    private static void EmitEntryPoint(SourceWriter writer, CatalogModel catalog, ProjectSettings settings)
    {
        var views = catalog.Views.Count == 0 ? "" : $"""

            builder.Services.AddScoped(static services =>
                new global::{settings.RootNamespace}.{ViewFileEmitter.Class}(services.GetRequiredService<global::Snapwright.Access.IDataAccess>()));
            """.Replace("\n", "\n            ");
        writer.Line($$"""
            namespace Microsoft.AspNetCore.Builder
            {
                using global::Microsoft.Extensions.DependencyInjection;

                /// <summary>Snapwright in this application.</summary>
                {{GeneratedCode.Attribute}}
                internal static class SnapwrightApplication
                {
                    /// <summary>Adds Snapwright with the tables of this application, and its <see cref="global::{{settings.RootNamespace}}.Db"/> as a scoped service.</summary>
                    internal static global::Snapwright.Hosting.SnapwrightBuilder AddSnapwright(this WebApplicationBuilder builder)
                    {
                        builder.Services.AddScoped(static services =>
                            new global::{{settings.RootNamespace}}.Db(services.GetRequiredService<global::Snapwright.Access.IDataAccess>()));{{views}}
                        return global::Snapwright.Hosting.SnapwrightHosting.AddSnapwright(builder, global::{{settings.RootNamespace}}.SnapwrightCatalog.Instance);
                    }

                    /// <summary>Typed access inside of a hook's transaction.</summary>
                    internal static global::{{settings.RootNamespace}}.Db Db(this global::Snapwright.Hooks.HookContext context) => new(context.Data);
                }
            }
            """);
    }

    private static string HandlerOf(CatalogTable table, ProjectSettings settings) =>
        $"global::{settings.RootNamespace}.{TableFileEmitter.HandlerNamespace}.{table.Names.Handler}";
}
