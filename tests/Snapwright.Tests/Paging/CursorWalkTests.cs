using System.Globalization;
using System.Text.Json;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Paging;

/// <summary>Going through a list by cursors shows what the whole list shows, in every order and both ways, also while rows come and go.</summary>
[Collection(ShopCollection.Name)]
public sealed class CursorWalkTests(Shops shops)
{
    private const int Rows = 45;

    private static readonly string[] Keys =
        [
            "price", "rating", "pages", "sold", "isPublished", "code", "printedOn", "opensAt", "soldAt", "status", "notes", "title", "author.name", "author.mentor.email", "createdAt", "id",
            "_count(reviews)", "_min(reviews.text)", "_max(reviews.createdAt)", "author._count(books)", "_max(tags.name)", "pages:nulls_first", "rating:nulls_last", "notes:nulls_first",
        ];

    [Theory, EverySetup]
    public async Task Pages_of_any_size_in_any_order_are_the_whole_list(Setup setup)
    {
        var walk = await Walk.StartAsync(shops[setup], 1);
        for (var i = 0; i < 25; i++)
        {
            var sort = walk.RandomSort(Keys);
            var whole = await walk.AllAsync(sort);
            Assert.Equal(Rows, whole.Count);

            Assert.Equal(whole, await walk.ForwardAsync(sort, Unchanged));
            Assert.Equal(whole, await walk.BackwardAsync(sort));
        }
    }

    [Theory, EverySetup]
    public async Task Rows_that_stay_are_shown_once_while_others_come_and_go(Setup setup)
    {
        var walk = await Walk.StartAsync(shops[setup], 2);
        for (var i = 0; i < 8; i++)
        {
            var sort = walk.RandomSort(Keys);
            var before = await walk.AllAsync(sort);
            var gone = new HashSet<int>();

            var seen = await walk.ForwardAsync(sort, async page =>
            {
                // The row that the cursor came from goes, too.
                foreach (var id in new[] { page[^1], before[walk.Random.Next(before.Count)] }.Where(gone.Add))
                {
                    await walk.DeleteAsync(id);
                }

                await walk.InsertAsync();
                await walk.InsertAsync();
            });

            var stayed = before.Where(id => !gone.Contains(id)).ToList();
            Assert.Equal(stayed, seen.Where(stayed.Contains));
            Assert.Equal(seen.Count, seen.Distinct().Count());
        }
    }

    [Theory, EverySetup]
    public async Task The_ends_of_a_list_are_told(Setup setup)
    {
        var walk = await Walk.StartAsync(shops[setup], 3);
        var first = await walk.PageAsync("first=20&sort=id");
        Assert.Equal("True False", first.Ends);
        var rest = await walk.PageAsync($"first=100&sort=id&after={first.End}");
        Assert.Equal(("False True", Rows - 20), (rest.Ends, rest.Ids.Count));
        var none = await walk.PageAsync($"first=5&sort=id&after={rest.End}");
        Assert.Equal(("False True", 0, null, null), (none.Ends, none.Ids.Count, none.Start, none.End));
        var last = await walk.PageAsync("last=7&sort=id");
        Assert.Equal("False True", last.Ends);
        Assert.Equal(rest.Ids.Skip(Rows - 20 - 7), last.Ids);
        Assert.Equal("True False", (await walk.PageAsync($"last=50&sort=id&before={last.Start}")).Ends);
    }

    private static Task Unchanged(IReadOnlyList<int> page) => Task.CompletedTask;

    private sealed record Page(IReadOnlyList<int> Ids, string? Start, string? End, bool HasNext, bool HasPrevious)
    {
        public string Ends => $"{HasNext} {HasPrevious}";
    }

    /// <summary>Books of one author only, with many ties and NULLs.</summary>
    private sealed class Walk(Shop shop, int author, int orphan, Random random)
    {
        public Random Random => random;

        public static async Task<Walk> StartAsync(Shop shop, int seed)
        {
            var mentor = await KeyAsync(shop, "authors", $$"""{"name":"mentor","email":"{{Guid.NewGuid()}}"}""");
            var author = await KeyAsync(shop, "authors", $$"""{"name":"walk","mentor":{{mentor}}}""");
            var orphan = await KeyAsync(shop, "authors", """{"name":"walk"}""");
            var walk = new Walk(shop, author, orphan, new(seed));
            for (var i = 0; i < Rows; i++)
            {
                await walk.InsertAsync();
            }

            return walk;
        }

        public async Task InsertAsync()
        {
            var uuid = new Guid(random.Next(3), 0, 0, new byte[8]);
            var values = new Dictionary<string, object?>
            {
                ["title"] = Any("a", "b", "B", "é", ""),
                ["price"] = random.Next(3) * 1.25m,
                ["rating"] = OrNull(random.Next(3) * 0.1),
                ["pages"] = OrNull(random.Next(-2, 3)),
                ["sold"] = random.NextInt64(3) * 10_000_000_000,
                ["isPublished"] = random.Next(2) == 0,
                ["code"] = OrNull(uuid),
                ["printedOn"] = OrNull($"2026-01-0{random.Next(1, 4)}"),
                ["opensAt"] = OrNull($"08:30:00.{random.Next(3)}"),
                ["soldAt"] = OrNull($"2026-01-0{random.Next(1, 4)}T00:00:00.12345{random.Next(3)}Z"),
                ["status"] = Any("draft", "live", "gone"),
                ["notes"] = OrNull(Any("", "x", "X", "é", "😀")),
                ["author"] = random.Next(3) == 0 ? orphan : author,
            };
            var book = await KeyAsync(shop, "books", JsonSerializer.Serialize(values));
            for (var reviews = random.Next(3); reviews > 0; reviews--)
            {
                await shop.CreateAsync("reviews", $$"""{"book":{{book}},"text":"{{Any("x", "y", "z")}}"}""");
            }
        }

        public async Task DeleteAsync(int id) => await shop.DeleteAsync($"/api/books/{id}");

        public string RandomSort(string[] keys) =>
            string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Any("", "-") + keys[random.Next(keys.Length)]));

        public async Task<List<int>> AllAsync(string sort) => Ids(await GetAsync($"limit=-1&sort={sort}"));

        public async Task<List<int>> ForwardAsync(string sort, Func<IReadOnlyList<int>, Task> between)
        {
            var (ids, after, hasNext) = (new List<int>(), "", true);
            while (hasNext)
            {
                var page = await PageAsync($"sort={sort}&first={random.Next(1, 15)}{after}");
                ids.AddRange(page.Ids);
                (after, hasNext) = ($"&after={page.End}", page.HasNext);
                if (hasNext)
                {
                    await between(page.Ids);
                }
            }

            return ids;
        }

        public async Task<List<int>> BackwardAsync(string sort)
        {
            var (ids, before, hasPrevious) = (new List<int>(), "", true);
            while (hasPrevious)
            {
                var page = await PageAsync($"sort={sort}&last={random.Next(1, 15)}{before}");
                ids.InsertRange(0, page.Ids);
                (before, hasPrevious) = ($"&before={page.Start}", page.HasPrevious);
            }

            return ids;
        }

        public async Task<Page> PageAsync(string query)
        {
            var answer = await GetAsync(query);
            var info = answer.Json.GetProperty("meta").GetProperty("pageInfo");
            return new(
                Ids(answer),
                info.GetProperty("startCursor").GetString(),
                info.GetProperty("endCursor").GetString(),
                info.GetProperty("hasNextPage").GetBoolean(),
                info.GetProperty("hasPreviousPage").GetBoolean());
        }

        private async Task<Answer> GetAsync(string query)
        {
            var filter = Uri.EscapeDataString(FormattableString.Invariant($$$"""{"author":{"_in":[{{{author}}},{{{orphan}}}]}}"""));
            var answer = await shop.GetAsync($"/api/books?fields=id,title&filter={filter}&{query}");
            Assert.True(answer.Status == System.Net.HttpStatusCode.OK, $"{query}: {answer.Body}");
            return answer;
        }

        private static List<int> Ids(Answer answer) => [.. answer.Data.EnumerateArray().Select(static r => r.GetProperty("id").GetInt32())];

        private static async Task<int> KeyAsync(Shop shop, string table, string body) =>
            int.Parse((await shop.CreateAsync(table, body)).Split('/')[^1], CultureInfo.InvariantCulture);

        private string Any(params string[] choices) => choices[random.Next(choices.Length)];

        private object? OrNull(object value) => random.Next(4) == 0 ? null : value;
    }
}
