using System.Text;
using Snapwright.Model.Fingerprints;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Binding;

namespace Snapwright.Query.FunQl.Views;

/// <summary>
/// Tells whether code that was compiled for a view fits the running one: its text is the same, and so is all that the text means, which is what
/// the tables, computed fields and views that it uses are, each as a whole.
/// </summary>
public static class ViewFingerprint
{
    /// <summary>Changes whenever code for the same view would be another one.</summary>
    private const string Version = "v1";

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of all that code depends on.</summary>
    /// <param name="model">The model.</param>
    /// <param name="definition">A view of it.</param>
    /// <param name="view">The same, bound.</param>
    public static string Of(MetadataModel model, ViewDefinition definition, BoundView view)
    {
        var text = new StringBuilder();
        Line(text, Version, definition.Name.ToString(), definition.Query);
        foreach (var line in view.DependsOn.Select(d => LineOf(model, d)).OrderBy(static l => l, StringComparer.Ordinal))
        {
            text.Append(line);
        }

        return Fingerprint.OfText(text.ToString());
    }

    private static string LineOf(MetadataModel model, ViewDependency dependency)
    {
        var text = new StringBuilder();
        var table = model.Find(dependency.Name);
        switch (dependency.Kind)
        {
            case ViewDependencyKind.Table:
                Line(text, "table", dependency.Name.ToString(), table?.Fingerprint, table?.MainField, dependency.IsAsRoot ? "root" : "");
                break;
            case ViewDependencyKind.ComputedField:
                var field = table?.ComputedFields.FirstOrDefault(f => f.Name == dependency.Field);
                Line(text, "computed", [dependency.Name.ToString(), dependency.Field, field?.Expression, field?.IsMaterialized == true ? "kept" : "", .. Attributes(model, dependency)]);
                break;
            case ViewDependencyKind.View:
                Line(text, "view", dependency.Name.ToString(), model.FindView(dependency.Name)?.Query);
                break;
            case ViewDependencyKind.ViewName:
                Line(text, "view name", dependency.Name.ToString());
                break;
            default:
                Line(text, "field", [dependency.Name.ToString(), dependency.Field, .. Attributes(model, dependency)]);
                break;
        }

        return text.ToString();
    }

    private static IEnumerable<string> Attributes(MetadataModel model, ViewDependency dependency) =>
        model.FieldAttributes.Where(a => a.Table == dependency.Name && a.Field == dependency.Field).Select(static a => a.Attributes);

    /// <summary>A line of values, each with its length before it, so that no value can look like two.</summary>
    private static void Line(StringBuilder text, string kind, params string?[] values)
    {
        text.Append(kind);
        foreach (var value in values)
        {
            text.Append(FormattableString.Invariant($" {value?.Length ?? -1}:")).Append(value);
        }

        text.Append('\n');
    }
}
