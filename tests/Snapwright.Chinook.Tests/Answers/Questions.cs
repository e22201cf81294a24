namespace Snapwright.Chinook.Tests.Answers;

/// <summary>What is asked; names are the names of the tests.</summary>
internal static class Questions
{
    // How each database keeps what JSON shows: SQLite has decimals as integers, instants as text.
    private const string UnitPriceOnSqlite = """printf('%.2f', t."unitPrice" / 100.0)""";

    public static IReadOnlyDictionary<string, Question> All { get; } = new Dictionary<string, Question>
    {
        ["comparison, sort, page"] = new(
            """/api/tracks?fields=id,name,milliseconds&filter={"milliseconds":{"_gt":600000}}&sort=-milliseconds&limit=25&page=3""",
            ["id", "name", "milliseconds"],
            """SELECT id, name, milliseconds FROM tracks WHERE milliseconds > 600000 ORDER BY milliseconds DESC, id DESC LIMIT 25 OFFSET 50"""),
        ["the last page is shorter"] = new(
            """/api/tracks?fields=id&limit=1000&page=4""",
            ["id"],
            """SELECT id FROM tracks ORDER BY id LIMIT 1000 OFFSET 3000"""),
        ["bounds on decimals"] = new(
            """/api/tracks?fields=id,unitPrice&filter={"unitPrice":{"_gt":0.99,"_lte":1.99}}&limit=1000""",
            ["id", "unitPrice"],
            """SELECT t.id, t."unitPrice" FROM tracks t WHERE t."unitPrice" > 0.99 AND t."unitPrice" <= 1.99 ORDER BY t.id""",
            $"""SELECT t.id, {UnitPriceOnSqlite} FROM tracks t WHERE t."unitPrice" > 99 AND t."unitPrice" <= 199 ORDER BY t.id"""),
        ["a decimal between two cents"] = new(
            """/api/invoices?fields=id,total&filter={"total":{"_gte":13.855}}&sort=total,id&limit=1000""",
            ["id", "total"],
            """SELECT id, total FROM invoices WHERE total >= 13.855 ORDER BY total, id""",
            """SELECT id, printf('%.2f', total / 100.0) FROM invoices WHERE total >= 1385.5 ORDER BY total, id"""),
        ["a text within, whatever its case"] = new(
            """/api/tracks?fields=id,name&filter={"name":{"_contains":"lOvE"}}&sort=name&limit=1000""",
            ["id", "name"],
            """SELECT id, name FROM tracks WHERE name ILIKE '%love%' ORDER BY name COLLATE "C", id""",
            """SELECT id, name FROM tracks WHERE name LIKE '%love%' ORDER BY name, id"""),
        ["text in order of code points"] = new(
            """/api/artists?fields=name&sort=-name&limit=1000""",
            ["name"],
            """SELECT name FROM artists ORDER BY name COLLATE "C" DESC, id DESC""",
            """SELECT name FROM artists ORDER BY name DESC, id DESC"""),
        ["nulls are the greatest"] = new(
            """/api/employees?fields=lastName,reportsTo.lastName&sort=reportsTo.lastName,id""",
            ["lastName", "reportsTo.lastName"],
            """
            SELECT e."lastName", b."lastName" FROM employees e LEFT JOIN employees b ON b.id = e."reportsToId"
            ORDER BY b."lastName" COLLATE "C" NULLS LAST, e.id
            """,
            """
            SELECT e."lastName", b."lastName" FROM employees e LEFT JOIN employees b ON b.id = e."reportsToId"
            ORDER BY b."lastName" NULLS LAST, e.id
            """),
        ["a self-reference, both ways"] = new(
            """/api/employees?fields=id,reportsTo.lastName,reports.lastName&filter={"reports":{"title":{"_contains":"sales"}}}""",
            ["id", "reportsTo.lastName", "reports[].lastName"],
            """
            SELECT e.id, b."lastName", (SELECT string_agg(r."lastName", '|' ORDER BY r.id) FROM employees r WHERE r."reportsToId" = e.id)
            FROM employees e LEFT JOIN employees b ON b.id = e."reportsToId"
            WHERE EXISTS (SELECT 1 FROM employees r WHERE r."reportsToId" = e.id AND r.title ILIKE '%sales%') ORDER BY e.id
            """,
            """
            SELECT e.id, b."lastName", (SELECT group_concat(x.n, '|') FROM (SELECT r."lastName" AS n FROM employees r WHERE r."reportsToId" = e.id ORDER BY r.id) x)
            FROM employees e LEFT JOIN employees b ON b.id = e."reportsToId"
            WHERE EXISTS (SELECT 1 FROM employees r WHERE r."reportsToId" = e.id AND r.title LIKE '%sales%') ORDER BY e.id
            """),
        ["absent values"] = new(
            """/api/tracks?fields=id&filter={"_or":[{"composer":{"_is_null":true}},{"composer":""}]}&limit=1000""",
            ["id"],
            """SELECT id FROM tracks WHERE composer IS NULL OR composer = '' ORDER BY id LIMIT 1000"""),
        ["counts"] = new(
            """/api/tracks?filter={"genre":{"name":"Rock"}}&meta=*&limit=1""",
            ["totalCount", "filterCount"],
            """SELECT (SELECT count(*) FROM tracks), (SELECT count(*) FROM tracks t JOIN genres g ON g.id = t."genreId" WHERE g.name = 'Rock')""")
        {
            IsOfRows = false,
        },
        ["three relations up"] = new(
            """/api/invoice_lines?fields=id,track.album.artist.name,invoice.customer.email&filter={"track":{"album":{"artist":{"name":"Iron Maiden"}}}}&sort=-id&limit=50""",
            ["id", "track.album.artist.name", "invoice.customer.email"],
            """
            SELECT l.id, a.name, c.email FROM invoice_lines l
            JOIN tracks t ON t.id = l."trackId" JOIN albums b ON b.id = t."albumId" JOIN artists a ON a.id = b."artistId"
            JOIN invoices i ON i.id = l."invoiceId" JOIN customers c ON c.id = i."customerId"
            WHERE a.name = 'Iron Maiden' ORDER BY l.id DESC LIMIT 50
            """),
        ["the last two children of every row"] = new(
            """/api/artists?fields=id,name,albums.title&deep={"albums":{"sort":"-title","limit":2}}&sort=name&limit=60""",
            ["id", "name", "albums[].title"],
            """
            SELECT a.id, a.name, coalesce((SELECT string_agg(x.title, '|' ORDER BY x.title COLLATE "C" DESC, x.id DESC)
              FROM (SELECT b.title, b.id FROM albums b WHERE b."artistId" = a.id ORDER BY b.title COLLATE "C" DESC, b.id DESC LIMIT 2) x), '')
            FROM artists a ORDER BY a.name COLLATE "C", a.id LIMIT 60
            """,
            """
            SELECT a.id, a.name, coalesce((SELECT group_concat(x.title, '|')
              FROM (SELECT b.title FROM albums b WHERE b."artistId" = a.id ORDER BY b.title DESC, b.id DESC LIMIT 2) x), '')
            FROM artists a ORDER BY a.name, a.id LIMIT 60
            """),
        ["groups"] = new(
            """/api/customers?groupBy=country&limit=1000""",
            ["country", "count"],
            """SELECT country, count(*) FROM customers GROUP BY country ORDER BY country COLLATE "C" """,
            """SELECT country, count(*) FROM customers GROUP BY country ORDER BY country"""),
        ["groups of a reference"] = new(
            """/api/tracks?groupBy=genre&limit=1000""",
            ["genre.id", "count"],
            """SELECT "genreId", count(*) FROM tracks GROUP BY "genreId" ORDER BY "genreId" """),
        ["a quarter whose end has an offset"] = new(
            """/api/invoices?fields=id,invoiceDate,customer.lastName&filter={"invoiceDate":{"_gte":"2022-01-01T00:00:00Z","_lt":"2022-04-01T00:00:00%2B02:00"}}&sort=-invoiceDate&limit=1000""",
            ["id", "invoiceDate", "customer.lastName"],
            """
            SELECT i.id, to_char(i."invoiceDate" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), c."lastName"
            FROM invoices i JOIN customers c ON c.id = i."customerId"
            WHERE i."invoiceDate" >= '2022-01-01T00:00:00Z' AND i."invoiceDate" < '2022-03-31T22:00:00Z' ORDER BY i."invoiceDate" DESC, i.id DESC
            """,
            """
            SELECT i.id, substr(i."invoiceDate", 1, 19) || 'Z', c."lastName" FROM invoices i JOIN customers c ON c.id = i."customerId"
            WHERE i."invoiceDate" >= '2022-01-01T00:00:00.000000Z' AND i."invoiceDate" < '2022-03-31T22:00:00.000000Z' ORDER BY i."invoiceDate" DESC, i.id DESC
            """),
        ["one of many, and not"] = new(
            """/api/customers?fields=email,country&filter={"_and":[{"country":{"_in":["Brazil","Germany","Norway"]}},{"_not":{"city":"Berlin"}}]}&sort=country,email&limit=100""",
            ["email", "country"],
            """SELECT email, country FROM customers WHERE country IN ('Brazil', 'Germany', 'Norway') AND NOT city = 'Berlin' ORDER BY country COLLATE "C", email COLLATE "C" """,
            """SELECT email, country FROM customers WHERE country IN ('Brazil', 'Germany', 'Norway') AND NOT city = 'Berlin' ORDER BY country, email"""),
        ["through the rows between two tables"] = new(
            """/api/tracks?fields=id,name&filter={"playlistEntries":{"playlist":{"name":"Grunge"}}}&sort=name""",
            ["id", "name"],
            """
            SELECT t.id, t.name FROM tracks t WHERE EXISTS
              (SELECT 1 FROM playlist_tracks e JOIN playlists p ON p.id = e."playlistId" WHERE e."trackId" = t.id AND p.name = 'Grunge')
            ORDER BY t.name COLLATE "C", t.id LIMIT 10
            """,
            """
            SELECT t.id, t.name FROM tracks t WHERE EXISTS
              (SELECT 1 FROM playlist_tracks e JOIN playlists p ON p.id = e."playlistId" WHERE e."trackId" = t.id AND p.name = 'Grunge')
            ORDER BY t.name, t.id LIMIT 10
            """),
        ["children below children"] = new(
            """/api/customers?fields=id,invoices.lines.unitPrice&filter={"id":{"_lte":5}}&deep={"invoices":{"sort":"-total","limit":1,"deep":{"lines":{"limit":100,"sort":"id"}}}}""",
            ["id", "invoices[].lines[].unitPrice"],
            """
            SELECT c.id, (SELECT string_agg(l."unitPrice"::text, '|' ORDER BY l.id) FROM invoice_lines l WHERE l."invoiceId" =
              (SELECT i.id FROM invoices i WHERE i."customerId" = c.id ORDER BY i.total DESC, i.id DESC LIMIT 1))
            FROM customers c WHERE c.id <= 5 ORDER BY c.id
            """,
            """
            SELECT c.id, (SELECT group_concat(printf('%.2f', x.p / 100.0), '|') FROM (SELECT l."unitPrice" AS p FROM invoice_lines l WHERE l."invoiceId" =
              (SELECT i.id FROM invoices i WHERE i."customerId" = c.id ORDER BY i.total DESC, i.id DESC LIMIT 1) ORDER BY l.id) x)
            FROM customers c WHERE c.id <= 5 ORDER BY c.id
            """),
    };
}
