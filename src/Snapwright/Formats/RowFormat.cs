using Snapwright.Query.Rest;

namespace Snapwright.Formats;

/// <summary>How rows are written; the order is that of preference where a client takes several alike.</summary>
internal enum RowFormat
{
    /// <summary>One document: <c>{"data":[...],"meta":{...}}</c>.</summary>
    Json,

    /// <summary>A JSON object per line.</summary>
    NdJson,

    /// <summary>RFC 4180, with a header.</summary>
    Csv,
}

/// <summary>What follows from a format.</summary>
internal static class RowFormats
{
    /// <summary>The media types, as they are told to clients.</summary>
    public const string Choices = "application/json, application/x-ndjson, text/csv";

    public static string ContentType(this RowFormat format) => format switch
    {
        RowFormat.NdJson => "application/x-ndjson",
        RowFormat.Csv => "text/csv; charset=utf-8; header=present",
        _ => "application/json",
    };

    public static ListForm Form(this RowFormat format) => format == RowFormat.Json ? ListForm.Document : ListForm.Stream;
}
