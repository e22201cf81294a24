namespace Snapwright.Query.Rest;

/// <summary>How a list travels, as far as it decides what may be asked for.</summary>
public enum ListForm
{
    /// <summary>One document with rows and what is told about them (JSON): its rows are bounded.</summary>
    Document,

    /// <summary>Rows and nothing else, one after another (NDJSON, CSV): they may be as many as there are.</summary>
    Stream,
}
