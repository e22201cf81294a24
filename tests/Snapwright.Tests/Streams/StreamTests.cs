using System.Net;
using Snapwright.Testing;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Streams;

/// <summary>Streams are as long as they are, and cost no more memory for it; whoever leaves one takes its work along.</summary>
public sealed class StreamTests
{
    private const int Million = 1_000_000;
    private const long MostGrowth = 48 * 1024 * 1024;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "application/x-ndjson", true, Million)]
    [InlineData(DatabaseKind.PostgreSql, "application/x-ndjson", false, Million)]
    [InlineData(DatabaseKind.MariaDb, "application/x-ndjson", true, Million)]
    [InlineData(DatabaseKind.Sqlite, "text/csv", false, Million + 1)]
    [InlineData(DatabaseKind.PostgreSql, "text/csv", true, Million + 1)]
    [InlineData(DatabaseKind.MariaDb, "text/csv", false, Million + 1)]
    public async Task A_million_rows_take_constant_memory(DatabaseKind kind, string format, bool isCompiled, int lines)
    {
        await using var shop = await Shop.StartAsync(new(kind, isCompiled));
        await LettersTable.FillAsync(shop, Million);
        using var response = await OpenAsync(shop, "/api/letters?limit=-1", format);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await using var body = await response.Content.ReadAsStreamAsync();

        var buffer = new byte[64 * 1024];
        var (found, bytes, checkpoint, least, most) = (0, 0L, 0L, long.MaxValue, 0L);
        for (var read = await body.ReadAsync(buffer); read > 0; read = await body.ReadAsync(buffer))
        {
            found += buffer.AsSpan(0, read).Count((byte)'\n');
            bytes += read;
            if (bytes >= checkpoint)
            {
                checkpoint = bytes + (8 * 1024 * 1024);
                var memory = GC.GetTotalMemory(forceFullCollection: true);
                (least, most) = (Math.Min(least, memory), Math.Max(most, memory));
            }
        }

        Assert.Equal(lines, found);
        Assert.True(bytes > MostGrowth, $"{bytes} bytes came.");
        Assert.True(most - least < MostGrowth, $"Managed memory grew by {most - least} bytes.");
    }

    // The view has 1,600,000,000 rows: who reads on, or only waits for the end of the statement, is not back in time.
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.MariaDb)]
    public async Task A_stream_that_is_left_stops_the_database_and_gives_its_place_back(DatabaseKind kind)
    {
        await using var shop = await Shop.StartAsync(new(kind, IsCompiled: true), ("Limits:MaxStreams", "1"));
        await LettersTable.FillAsync(shop, 40_000);
        await LettersTable.SquareInOrderAsync(shop);
        for (var round = 0; round < 6; round++)
        {
            using var response = await OpenStreamAsync(shop);
            await using (var body = await response.Content.ReadAsStreamAsync())
            {
                await body.ReadExactlyAsync(new byte[100_000]);
            }
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.MariaDb)]
    public async Task More_streams_than_places_are_told_to_come_back(DatabaseKind kind)
    {
        await using var shop = await Shop.StartAsync(new(kind, IsCompiled: true), ("Limits:MaxStreams", "1"));
        await LettersTable.FillAsync(shop, 40_000);
        await LettersTable.SquareInOrderAsync(shop);
        using var held = await OpenStreamAsync(shop);

        using var refused = await OpenAsync(shop, "/api/letters?limit=-1", "text/csv");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("1", refused.Headers.RetryAfter!.ToString());
        Assert.Contains("unavailable", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var bounded = await OpenAsync(shop, "/api/letters?limit=1000", "text/csv");
        Assert.Equal(HttpStatusCode.OK, bounded.StatusCode);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "Limits:StatementSeconds", "application/json")]
    [InlineData(DatabaseKind.PostgreSql, "Limits:StatementSeconds", "application/json")]
    [InlineData(DatabaseKind.MariaDb, "Limits:StatementSeconds", "application/json")]
    [InlineData(DatabaseKind.Sqlite, "Limits:StreamSeconds", "text/csv")]
    [InlineData(DatabaseKind.PostgreSql, "Limits:StreamSeconds", "text/csv")]
    [InlineData(DatabaseKind.MariaDb, "Limits:StreamSeconds", "text/csv")]
    public async Task What_takes_too_long_is_stopped_and_a_504(DatabaseKind kind, string limit, string format)
    {
        await using var shop = await Shop.StartAsync(new(kind, IsCompiled: true), (limit, "1"));
        await LettersTable.FillAsync(shop, 40_000);
        await LettersTable.SquareAsync(shop);

        using var response = await OpenAsync(shop, "/api/letters?sort=text&limit=-1", format);

        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"code\":\"timeout\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // The session is as good as before. Not all databases find one row of the view without the others.
        Assert.Equal(HttpStatusCode.OK, (await shop.GetAsync("/api/audits?limit=1")).Status);
    }

    private static async Task<HttpResponseMessage> OpenStreamAsync(Shop shop)
    {
        // The place of the stream before becomes free when its end has been noticed, and the database was told by a connection of its own:
        // whoever asks again without a pause takes the time from them.
        for (var attempt = 0; ; attempt++)
        {
            var response = await OpenAsync(shop, "/api/letters?limit=-1", "application/x-ndjson");
            if (response.StatusCode == HttpStatusCode.OK || attempt == 5_000)
            {
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                return response;
            }

            response.Dispose();
            await Task.Delay(20);
        }
    }

    private static Task<HttpResponseMessage> OpenAsync(Shop shop, string path, string format)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", format);
        return shop.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
