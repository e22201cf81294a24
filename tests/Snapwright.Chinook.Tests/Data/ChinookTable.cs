namespace Snapwright.Chinook.Tests.Data;

/// <summary>A table of the data, and where its rows go.</summary>
/// <param name="Source">The name in the data.</param>
/// <param name="Table">The table of the API.</param>
/// <param name="References">The properties that are references, with the relations that they become.</param>
internal sealed record ChinookTable(string Source, string Table, params (string Property, string Relation)[] References)
{
    /// <summary>All tables, those that others refer to first.</summary>
    public static IReadOnlyList<ChinookTable> All { get; } =
    [
        new("Genre", "genres"),
        new("MediaType", "media_types"),
        new("Artist", "artists"),
        new("Album", "albums", ("ArtistId", "artist")),
        new("Track", "tracks", ("AlbumId", "album"), ("MediaTypeId", "mediaType"), ("GenreId", "genre")),
        new("Employee", "employees", ("ReportsTo", "reportsTo")),
        new("Customer", "customers", ("SupportRepId", "supportRep")),
        new("Invoice", "invoices", ("CustomerId", "customer")),
        new("InvoiceLine", "invoice_lines", ("InvoiceId", "invoice"), ("TrackId", "track")),
        new("Playlist", "playlists"),
        new("PlaylistTrack", "playlist_tracks", ("PlaylistId", "playlist"), ("TrackId", "track")),
    ];

    /// <summary>Whether a row refers to rows of the same table, so that they cannot be sent in any order.</summary>
    public bool IsSelfReferencing => Source == "Employee";

    /// <summary>The field of the API that a property of the data goes to.</summary>
    public string FieldOf(string property)
    {
        foreach (var (reference, relation) in References)
        {
            if (property == reference)
            {
                return relation;
            }
        }

        return property == Source + "Id" ? "id" : char.ToLowerInvariant(property[0]) + property[1..];
    }
}
