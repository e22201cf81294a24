using Snapwright.Generators.Names;
using Snapwright.Generators.Tables;

namespace Snapwright.Generators.Emission;

/// <summary>The emitted types as the handler's namespace sees them.</summary>
internal sealed class HandlerNames(TableNames names, string rootNamespace)
{
    /// <summary>The typed row.</summary>
    public string Entity => Qualified(names.Entity);

    /// <summary>What an insert takes.</summary>
    public string Create => Qualified(names.Create);

    /// <summary>What an update takes.</summary>
    public string Update => Qualified(names.Update);

    /// <summary>The texts of an enum.</summary>
    public string Texts(FieldModel field) => Qualified(field.Type.Choice + "Text");

    /// <summary>A field's type.</summary>
    public string TypeOf(FieldModel field) => field.Type.Choice is { } choice ? Qualified(choice) : field.Type.Name;

    private string Qualified(string name) => $"global::{rootNamespace}.{name}";
}
