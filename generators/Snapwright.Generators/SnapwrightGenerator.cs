using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Snapwright.Generators.Client;
using Snapwright.Generators.Diagnostics;
using Snapwright.Generators.Emission;
using Snapwright.Generators.Pipeline;
using Snapwright.Generators.Tables;
using Snapwright.Generators.Views;
using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Snapshots;

namespace Snapwright.Generators;

/// <summary>
/// From snapshots to code: files → documents → one model → one equatable value per table and view → one file per table and
/// view, and the catalog.
/// Each step is made anew only where what it is made of has changed.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SnapwrightGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var settings = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectSettings.Of(options.GlobalOptions))
            .WithTrackingName(StepNames.Settings);
        var capabilities = context.CompilationProvider
            .Select(static (compilation, _) => Capabilities.Of(compilation))
            .WithTrackingName(StepNames.Capabilities);

        var documents = FilesOf(context)
            .Select(static (file, _) => Read(file))
            .WithTrackingName(StepNames.Documents);
        var model = documents.Collect().Combine(capabilities)
            .Select(static (pair, _) => ResolvedModel.Of(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Model);
        var tables = model
            .SelectMany(static (resolved, _) => ImmutableArray.CreateRange<TableModel>(resolved.Tables))
            .WithTrackingName(StepNames.Tables);
        var views = model
            .SelectMany(static (resolved, _) => ImmutableArray.CreateRange<ViewModel>(resolved.Views))
            .WithTrackingName(StepNames.Views);
        var catalog = model
            .Select(static (resolved, _) => CatalogModel.Of(resolved))
            .WithTrackingName(StepNames.Catalog);

        ReportDiagnostics(context, model);
        EmitServer(context, tables, views, catalog, settings, capabilities);
        EmitClient(context, tables, views, catalog, settings, capabilities);
    }

    private static IncrementalValuesProvider<SnapshotFile> FilesOf(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellationToken) => SnapshotFiles.Of(pair.Left, pair.Right, cancellationToken))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(StepNames.Files);

    private static SnapshotDocument Read(SnapshotFile file) => file.Kind switch
    {
        SnapshotKind.Export => SnapshotReader.ReadExport(file.Path, file.Text),
        SnapshotKind.View => SnapshotReader.ReadView(file.Path, file.Text),
        _ => SnapshotReader.Read(file.Path, file.Text),
    };

    private static void ReportDiagnostics(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ResolvedModel> model)
    {
        var diagnostics = model
            .Select(static (resolved, _) => resolved.Diagnostics)
            .WithTrackingName(StepNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, static (production, all) => Report(production, all));
    }

    private static void EmitServer(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<TableModel> tables,
        IncrementalValuesProvider<ViewModel> views,
        IncrementalValueProvider<CatalogModel> catalog,
        IncrementalValueProvider<ProjectSettings> settings,
        IncrementalValueProvider<Capabilities> capabilities)
    {
        var target = settings.Combine(capabilities.Select(static (c, _) => c.HasServer));
        var tableSources = tables.Combine(target)
            .Where(static pair => pair.Right.Right)
            .Select(static (pair, _) => TableSource(pair.Left, pair.Right.Left))
            .WithTrackingName(StepNames.TableSources);
        var viewSources = views.Combine(target)
            .Where(static pair => pair.Right is { Left.IsSystem: false, Right: true })
            .Select(static (pair, _) => ViewSource(pair.Left, pair.Right.Left.RootNamespace))
            .WithTrackingName(StepNames.ViewSources);
        var catalogSource = catalog.Combine(target)
            .Select(static (pair, _) => pair.Right.Right ? CatalogSource(pair.Left, pair.Right.Left) : null)
            .WithTrackingName(StepNames.CatalogSource);
        context.RegisterSourceOutput(tableSources, static (production, source) => Add(production, source));
        context.RegisterSourceOutput(viewSources, static (production, source) => Add(production, source));
        context.RegisterSourceOutput(catalogSource, static (production, source) => Add(production, source));
    }

    private static void EmitClient(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<TableModel> tables,
        IncrementalValuesProvider<ViewModel> views,
        IncrementalValueProvider<CatalogModel> catalog,
        IncrementalValueProvider<ProjectSettings> settings,
        IncrementalValueProvider<Capabilities> capabilities)
    {
        var target = settings.Combine(capabilities.Select(static (c, _) => c.HasClient));
        var tableSources = tables.Combine(target)
            .Where(static pair => pair.Right.Right)
            .Select(static (pair, _) => ClientTableSource(pair.Left, pair.Right.Left.RootNamespace))
            .WithTrackingName(StepNames.ClientTableSources);
        var viewSources = views.Combine(target)
            .Where(static pair => pair.Right.Right)
            .Select(static (pair, _) => ClientViewSource(pair.Left, pair.Right.Left.RootNamespace))
            .WithTrackingName(StepNames.ClientViewSources);
        var catalogSource = catalog.Combine(target)
            .Select(static (pair, _) => pair.Right.Right ? ClientCatalogSource(pair.Left, pair.Right.Left.RootNamespace) : null)
            .WithTrackingName(StepNames.ClientCatalogSource);
        context.RegisterSourceOutput(tableSources, static (production, source) => Add(production, source));
        context.RegisterSourceOutput(viewSources, static (production, source) => Add(production, source));
        context.RegisterSourceOutput(catalogSource, static (production, source) => Add(production, source));
    }

    private static GeneratedSource TableSource(TableModel table, ProjectSettings settings) =>
        GeneratedSource.Emit($"{settings.RootNamespace}.{table.Names.File}.g.cs", () => TableFileEmitter.Emit(table, settings.RootNamespace));

    private static GeneratedSource ViewSource(ViewModel view, string rootNamespace) =>
        GeneratedSource.Emit($"{rootNamespace}.{view.Names.File}.g.cs", () => ViewFileEmitter.Emit(view, rootNamespace));

    private static GeneratedSource CatalogSource(CatalogModel catalog, ProjectSettings settings) =>
        GeneratedSource.Emit($"{settings.RootNamespace}.Catalog.g.cs", () => CatalogEmitter.Emit(catalog, settings));

    private static GeneratedSource ClientTableSource(TableModel table, string rootNamespace) =>
        GeneratedSource.Emit($"{rootNamespace}.{table.Names.File}.Client.g.cs", () => ClientEmitter.Emit(table, rootNamespace));

    private static GeneratedSource ClientViewSource(ViewModel view, string rootNamespace) =>
        GeneratedSource.Emit($"{rootNamespace}.{view.Names.File}.Client.g.cs", () => ClientEmitter.Emit(view, rootNamespace));

    private static GeneratedSource ClientCatalogSource(CatalogModel catalog, string rootNamespace) =>
        GeneratedSource.Emit($"{rootNamespace}.Catalog.Client.g.cs", () => ClientEmitter.Emit(catalog, rootNamespace));

    private static void Add(SourceProductionContext production, GeneratedSource? source)
    {
        if (source is null)
        {
            return;
        }

        Report(production, source.Diagnostics);
        if (source.Text is not null)
        {
            production.AddSource(source.HintName, Microsoft.CodeAnalysis.Text.SourceText.From(source.Text, System.Text.Encoding.UTF8));
        }
    }

    private static void Report(SourceProductionContext production, EquatableArray<ModelDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            production.ReportDiagnostic(DiagnosticReport.Of(diagnostic));
        }
    }
}
