using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Gathers diagnostics of one text.</summary>
internal sealed class Report(JsonSource source)
{
    private readonly List<ModelDiagnostic> _diagnostics = [];

    public JsonSource Source { get; } = source;

    /// <summary>How many errors there are so far; a rise tells that the part that was just read has one.</summary>
    public int Errors { get; private set; }

    public IEnumerable<ModelDiagnostic> InOrder => _diagnostics.OrderBy(static d => d.Position.Offset);

    /// <summary>Reports a value of a wrong type, unless it was reported already as no value at all.</summary>
    public void AddWrongType(JsonNode node, string name, string expected, string? found = null)
    {
        if (node is JsonNull { IsUnreadable: true })
        {
            Errors++;
            return;
        }

        Add(DiagnosticCatalog.WrongJsonType, new(Source, node), name, expected, found ?? node.Description);
    }

    public void Add(DiagnosticRule rule, Place place, params object[] arguments)
    {
        _diagnostics.Add(rule.At(place.Position, arguments));
        Errors += rule.Level == DiagnosticLevel.Error ? 1 : 0;
    }

}
