namespace Snapwright.Generators.Pipeline;

/// <summary>The tracked steps, in their order.</summary>
internal static class StepNames
{
    /// <summary>What the project says about what is emitted.</summary>
    public const string Settings = "Snapwright.Settings";

    /// <summary>Which of our libraries the project uses.</summary>
    public const string Capabilities = "Snapwright.Capabilities";

    /// <summary>Our additional files.</summary>
    public const string Files = "Snapwright.Files";

    /// <summary>A file, parsed.</summary>
    public const string Documents = "Snapwright.Documents";

    /// <summary>All files, resolved together.</summary>
    public const string Model = "Snapwright.Model";

    /// <summary>What is wrong in the files.</summary>
    public const string Diagnostics = "Snapwright.Diagnostics";

    /// <summary>A table.</summary>
    public const string Tables = "Snapwright.Tables";

    /// <summary>A view.</summary>
    public const string Views = "Snapwright.Views";

    /// <summary>The tables and views of the catalog.</summary>
    public const string Catalog = "Snapwright.Catalog";

    /// <summary>The file of a table for the server.</summary>
    public const string TableSources = "Snapwright.TableSources";

    /// <summary>The file of a view for the server.</summary>
    public const string ViewSources = "Snapwright.ViewSources";

    /// <summary>The file of the catalog for the server.</summary>
    public const string CatalogSource = "Snapwright.CatalogSource";

    /// <summary>The file of a table for the client.</summary>
    public const string ClientTableSources = "Snapwright.ClientTableSources";

    /// <summary>The file of a view for the client.</summary>
    public const string ClientViewSources = "Snapwright.ClientViewSources";

    /// <summary>The file of the catalog for the client.</summary>
    public const string ClientCatalogSource = "Snapwright.ClientCatalogSource";
}
