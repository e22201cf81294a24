using System.Globalization;
using System.Net;
using System.Text;

namespace Library.Pages;

/// <summary>The page at <c>/</c>: what is where. Plain HTML, without scripts.</summary>
internal static class StartPage
{
    private static readonly Section[] Sections =
    [
        new("Read the catalogue",
        [
            new("/api/books", "The first books"),
            new("/api/books?filter=%7B%22price%22%3A%7B%22_gt%22%3A50%7D%7D&sort=-price&limit=5&fields=title,price,publisher.name", "Five books over 50, the dearest first, with their publishers"),
            new("/api/books?filter=%7B%22title%22%3A%7B%22_contains%22%3A%22harbour%22%7D%7D&meta=totalCount,filterCount", "Books with a harbour in the title, and how many"),
            new("/api/books/1?fields=*,authors.*,genres.name,reviews.rating,reviews.member.name", "One book with its authors, genres and reviews"),
            new("/api/books?search=hidden+arch&fields=title,_score,_highlight", "Books found by words of their title"),
            new("/api/books?filter[price][_between]=20,21&sort=price&first=3&fields=title,price", "The first three between 20 and 21; the answer has the cursor of the next"),
            new("/api/books?groupBy=_year(publishedOn)&aggregate=%7B%22price%22%3A%7B%22avg%22%3Atrue%7D%2C%22_all%22%3A%7B%22count%22%3Atrue%7D%7D&sort=-_year(publishedOn)&limit=5", "Average prices by year of publication"),
            new("/api/genres?fields=name,parent.name&limit=50", "All genres with the wider ones"),
            new("/api/branches?fields=*,openingHours.*", "The branches and when they are open"),
            new("/api/notices?fields=*,subject,recipient&sort=-id&limit=3", "Tables that inherit: the last notices of all kinds, each with the subject of its own"),
            new("/api/audit.events?limit=3&sort=-happenedAt", "A table in a schema of its own: the last events"),
        ]),
        new("The application's own",
        [
            new("/reports/overdue", "Overdue loans: an endpoint written by hand over typed access"),
            new("/reports/overdue?asOf=2026-09-01&limit=5", "The same for a given day"),
        ]),
        new("The API",
        [
            new("/docs", "All operations, to try out"),
            new("/openapi.json", "The OpenAPI document"),
        ]),
        new("The server",
        [
            new("/api/admin/runtime", "Which tables are compiled, which are interpreted, and why"),
            new("/api/table_definition?limit=50&fields=name,description", "The tables, as rows of a table"),
            new("/api/admin/export", "All metadata, as a file to build with"),
            new("/health/live", "Whether the process lives"),
            new("/health/ready", "Whether it can answer"),
        ]),
    ];

    private static readonly string Html = Write();

    public static void MapStartPage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/", static () => TypedResults.Text(Html, "text/html; charset=utf-8", Encoding.UTF8)).ExcludeFromDescription();

    private static string Write()
    {
        var body = new StringBuilder();
        foreach (var section in Sections)
        {
            body.Append(CultureInfo.InvariantCulture, $"<section><h2>{Encode(section.Title)}</h2>\n<ul>\n");
            foreach (var link in section.Links)
            {
                body.Append(
                    CultureInfo.InvariantCulture,
                    $"<li><a href=\"{Encode(link.Address)}\">{Encode(link.Text)}</a> <code>{Encode(Uri.UnescapeDataString(link.Address))}</code></li>\n");
            }

            body.Append("</ul></section>\n");
        }

        return $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Lending library</title>
            <style>
            :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
            body { max-width: 50rem; margin: 0 auto; padding: 2rem 1rem; }
            h1 { margin-bottom: 0; }
            h2 { font-size: 1.1rem; margin-bottom: 0; }
            ul { padding-left: 1.2rem; }
            li { margin: .4rem 0; }
            code { display: block; font-size: .8rem; opacity: .75; overflow-wrap: anywhere; }
            </style>
            </head>
            <body>
            <main>
            <h1>Lending library</h1>
            <p>A backend from one <code style="display:inline">snapshot.json</code>: branches, books, copies, members, loans. Everything below is live.</p>
            {{body}}</main>
            </body>
            </html>
            """;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private sealed record Section(string Title, IReadOnlyList<Link> Links);

    private sealed record Link(string Address, string Text);
}
