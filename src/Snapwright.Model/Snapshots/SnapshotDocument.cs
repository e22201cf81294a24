using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Snapshots.Reading;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots;

/// <summary>What one file declares. Two documents are equal when their file and text are.</summary>
public sealed class SnapshotDocument : IEquatable<SnapshotDocument>
{
    private readonly string? _text;

    internal SnapshotDocument(string file, string text, Declarations declarations, EquatableArray<ModelDiagnostic> diagnostics)
    {
        File = file;
        _text = text;
        Tables = declarations.Tables.ToEquatableArray();
        Views = declarations.Views.ToEquatableArray();
        FieldAttributes = declarations.FieldAttributes.ToEquatableArray();
        Diagnostics = diagnostics;
    }

    /// <summary>Declarations that come from elsewhere than a text, such as rows of the system tables.</summary>
    /// <param name="name">Where they come from.</param>
    /// <param name="tables">Each name at most once.</param>
    public SnapshotDocument(string name, IEnumerable<TableDeclaration> tables)
    {
        File = name;
        Tables = tables.ToEquatableArray();
    }

    /// <summary>The path of the file as it was given.</summary>
    public string File { get; }

    /// <summary>The tables as declared, those with errors included.</summary>
    public EquatableArray<TableDeclaration> Tables { get; }

    /// <summary>The views as declared, those without errors of their own.</summary>
    public EquatableArray<ViewDefinition> Views { get; }

    /// <summary>The attributes of fields as declared, those without errors of their own.</summary>
    public EquatableArray<FieldAttributes> FieldAttributes { get; }

    /// <summary>Whether the file is one view, and no JSON.</summary>
    public bool IsView { get; internal init; }

    /// <summary>What is wrong in the file by itself.</summary>
    public EquatableArray<ModelDiagnostic> Diagnostics { get; }

    /// <inheritdoc/>
    public bool Equals(SnapshotDocument? other) =>
        other is not null && File == other.File && _text == other._text && (_text is not null || Tables == other.Tables);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SnapshotDocument);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((File.GetHashCode() * 31) + (_text?.GetHashCode() ?? Tables.GetHashCode()));
}

/// <summary>One table that was read by itself.</summary>
/// <param name="Table">The declaration; null where it has errors.</param>
/// <param name="Diagnostics">What is wrong with it.</param>
public sealed record TableReading(TableDeclaration? Table, EquatableArray<ModelDiagnostic> Diagnostics);
