using Snapwright.Generators.Client;
using Snapwright.Generators.Diagnostics;
using Snapwright.Generators.Pipeline;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Naming;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Names;

/// <summary>Gives each table its names in C#, first come first served; whoever finds a name taken is told, and not emitted.</summary>
/// <param name="documents">The files.</param>
/// <param name="capabilities">What is emitted: the typed client has names of its own.</param>
internal sealed class NameCheck(IReadOnlyList<SnapshotDocument> documents, Capabilities capabilities)
{
    private const string Views = "the class of views";

    private readonly Dictionary<string, string> _types = Reserved(capabilities);

    // The compiler takes names of files without regard to case.
    private readonly HashSet<string> _files = new(StringComparer.OrdinalIgnoreCase) { "Catalog" };

    private readonly HashSet<string> _sets = new(StringComparer.Ordinal)
    {
        "DataAccess", "On", "TransactionAsync", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "Db",
    };

    // Members of DbViews.
    private readonly Dictionary<string, string> _methods = new[]
    {
        "DbViews", "ListAsync", "StreamAsync", "RunAsync", "CountAsync", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize",
    }.ToDictionary(static name => name, static _ => "a member of every class of views", StringComparer.Ordinal);

    private readonly List<ModelDiagnostic> _diagnostics = [];

    /// <summary>Every name that was taken.</summary>
    public IReadOnlyList<ModelDiagnostic> Diagnostics => _diagnostics;

    /// <summary>The name of the file of a type: that of the type, with a number where another file has it.</summary>
    public string File(string type)
    {
        var name = type;
        for (var number = 2; !_files.Add(name); number++)
        {
            name = $"{type}-{number}";
        }

        return name;
    }

    /// <summary>Takes the names of a table; false, with a diagnostic, where one is taken.</summary>
    public bool Claim(Table table, TableNames names)
    {
        var owner = $"table '{table.Name}'";
        var types = names.Types(table).ToList();
        if (capabilities.HasClient)
        {
            types.AddRange([names.ClientTable, names.ClientJson]);
        }

        foreach (var type in types)
        {
            if (_types.TryGetValue(type, out var other))
            {
                Report(GeneratorRules.TypeName, table, type, table.Name, other);
                return false;
            }
        }

        if (_sets.Contains(names.Set))
        {
            Report(GeneratorRules.TypeName, table, names.Set, table.Name, "a member of Db");
            return false;
        }

        foreach (var property in ClrNames.Properties(table))
        {
            if (property.Value == names.Create || property.Value == names.Update || property.Value == names.Fields)
            {
                Report(GeneratorRules.MemberName, table, property.Value, property.Key, table.Name);
                return false;
            }
        }

        foreach (var column in table.Columns.Where(static c => c.DeclaredType == ColumnType.Enum))
        {
            if (types.Count(type => type == names.Choice(column)) > 1)
            {
                Report(GeneratorRules.MemberName, table, names.Choice(column), column.Name, table.Name);
                return false;
            }
        }

        types.ForEach(type => _types.Add(type, owner));
        _sets.Add(names.Set);
        return true;
    }

    /// <summary>Takes the names of a view; false, with a diagnostic, where one is taken.</summary>
    public bool Claim(ViewDefinition view, ViewNames names, IReadOnlyList<string> choices)
    {
        var owner = $"view '{view.Name}'";
        string[] types = ["DbViews", names.Row, names.Compiled, .. choices, .. choices.Select(static c => c + "Text"), .. ClientTypes(names)];
        string[] methods = [names.Method, names.Stream];
        foreach (var (name, taken) in types.Select(t => (t, _types)).Concat(methods.Select(m => (m, _methods))))
        {
            if (taken.TryGetValue(name, out var other) && other != Views)
            {
                _diagnostics.Add(GeneratorRules.ViewName.At(view.Place.Part(0, 1).Position, name, view.Name, other));
                return false;
            }
        }

        _types["DbViews"] = Views;
        types.Skip(1).ToList().ForEach(type => _types.Add(type, owner));
        Array.ForEach(methods, method => _methods.Add(method, owner));
        return true;
    }

    // Names of what is emitted once, and of what its files use by short names.
    private static Dictionary<string, string> Reserved(Capabilities capabilities)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Db"] = "the data access class",
            ["SnapwrightCatalog"] = "the catalog",
            ["SystemCatalog"] = "the catalog",
            ["Compiled"] = "the namespace of handlers",
        };
        if (capabilities.HasClient)
        {
            types.Add("ApiClient", "the typed client");
            types.Add(ClientViewEmitter.Class, "the class of views of the typed client");
            types.Add(ClientJsonEmitter.Namespace, "a namespace of the typed client");
            foreach (var name in ClientJsonEmitter.ShortNames)
            {
                types.Add(name, "a type that the typed client uses");
            }
        }

        // Beside the server's types, which are one namespace above those of the client.
        if (capabilities is { HasServer: true, HasClient: true })
        {
            types.Add(ClientEmitter.Namespace, "the namespace of the typed client");
        }

        return types;
    }

    private IEnumerable<string> ClientTypes(ViewNames names) => capabilities.HasClient ? [names.ClientFields, names.ClientJson] : [];

    private void Report(DiagnosticRule rule, Table table, params object[] arguments) => _diagnostics.Add(rule.At(PositionOf(table), arguments));

    private TextPosition PositionOf(Table table)
    {
        foreach (var declaration in documents.SelectMany(static d => d.Tables))
        {
            if (declaration.Name == table.Name)
            {
                return declaration.Place.Position;
            }
        }

        return new("", 0, 0, 1, 1, "$");
    }
}
