namespace Library.Seeding;

/// <summary>Publishers, authors, genres, books, and what other catalogues know of them.</summary>
internal static class CatalogueSeeds
{
    private const int Publishers = 40;
    private const int Authors = 300;
    private const int Books = 1200;

    private static readonly (string Genre, string[] Narrower)[] Genres =
    [
        ("Fiction", ["Crime", "Fantasy", "Historical Fiction", "Science Fiction", "Short Stories"]),
        ("Non-fiction", ["Biography", "Cooking", "Essays", "Travel"]),
        ("Science", ["Astronomy", "Biology", "Mathematics", "Physics"]),
        ("Arts", ["Architecture", "Music", "Painting", "Photography"]),
        ("Children's Books", ["Picture Books", "First Readers"]),
    ];

    public static async Task<IReadOnlyList<Book>> SowAsync(Sower sower)
    {
        var publishers = await SowPublishersAsync(sower);
        var authors = await SowAuthorsAsync(sower);
        var genres = await SowGenresAsync(sower);
        var books = new List<Book>();
        for (var i = 0; i < Books; i++)
        {
            books.Add(await SowBookAsync(sower, i, publishers, authors, genres));
        }

        await SowExternalRecordsAsync(sower, books);
        return books;
    }

    private static async Task<IReadOnlyList<int>> SowPublishersAsync(Sower sower)
    {
        string[] countries = ["GB", "DE", "FR", "JP", "BR", "NG", "SE", "IN"];
        var keys = new List<int>();
        for (var i = 0; i < Publishers; i++)
        {
            var name = $"{Words.Adjectives[i % Words.Adjectives.Length]} {Words.Nouns[(i * 5) % Words.Nouns.Length]} Press {(i < Words.Adjectives.Length ? "" : "II")}".TrimEnd();
            var publisher = await sower.AddAsync(sower.Db.Publishers, new PublisherCreate
            {
                Name = name,
                Country = sower.Dice.Of(countries),
                Founded = sower.Dice.Between(1780, 2015),
                Website = $"https://press{i:00}.example",
            });
            keys.Add(publisher.Id);
        }

        return keys;
    }

    private static async Task<IReadOnlyList<int>> SowAuthorsAsync(Sower sower)
    {
        var keys = new List<int>();
        for (var i = 0; i < Authors; i++)
        {
            var born = new DateOnly(sower.Dice.Between(1850, 1995), sower.Dice.Between(1, 12), sower.Dice.Between(1, 28));
            var name = Words.Person(sower.Dice);
            var author = await sower.AddAsync(sower.Db.Authors, new AuthorCreate
            {
                Name = name,
                Born = born,
                Died = born.Year < 1935 ? born.AddDays(sower.Dice.Between(14_000, 32_000)) : null,
                Biography = $"{name} grew up in {sower.Dice.Of(Words.Places)} and wrote of {sower.Dice.Of(Words.Keywords)} and {sower.Dice.Of(Words.Keywords)}.",
            });
            keys.Add(author.Id);
        }

        return keys;
    }

    private static async Task<IReadOnlyList<int>> SowGenresAsync(Sower sower)
    {
        var keys = new List<int>();
        foreach (var (wider, narrower) in Genres)
        {
            var parent = await sower.AddAsync(sower.Db.Genres, new GenreCreate { Name = wider, Description = $"All of {wider.ToLowerInvariant()}." });
            foreach (var name in narrower)
            {
                keys.Add((await sower.AddAsync(sower.Db.Genres, new GenreCreate { Name = name, ParentId = parent.Id })).Id);
            }
        }

        return keys;
    }

    private static async Task<Book> SowBookAsync(
        Sower sower, int number, IReadOnlyList<int> publishers, IReadOnlyList<int> authors, IReadOnlyList<int> genres)
    {
        var dice = sower.Dice;
        var format = dice.Of(Enum.GetValues<BookFormat>());
        var title = Words.Title(dice);
        string[] audiences = dice.Percent(15) ? ["children"] : dice.Percent(20) ? ["young-adults", "adults"] : dice.Percent(10) ? ["adults", "scholars"] : ["adults"];
        return await sower.AddAsync(sower.Db.Books, new BookCreate
        {
            Title = title,
            Isbn = Isbn(number),
            Format = format,
            Language = dice.Percent(80) ? "en" : dice.Of(["de", "fr", "ja", "pt"]),
            PublishedOn = LibrarySeeder.Today.AddDays(-dice.Between(30, 20_000)),
            PageCount = format == BookFormat.AudioBook ? null : dice.Between(48, 900),
            Price = dice.Between(599, 7999) / 100m,
            WeightKg = dice.Between(120, 1800) / 1000d,
            InPrint = dice.Percent(75),
            Audiences = new(audiences),
            Keywords = new(dice.Some(Words.Keywords, dice.Below(5))),
            Details = $$$"""{"edition":{{{dice.Between(1, 9)}}},"size":{"height":{{{dice.Between(170, 300)}}},"width":{{{dice.Between(110, 220)}}}}}""",
            Description = $"<p><em>{title}</em> tells of {dice.Of(Words.Keywords)} and {dice.Of(Words.Keywords)}.</p>",
            PublisherId = dice.Percent(97) ? dice.Of(publishers) : null,
            Authors = new(dice.Some(authors, dice.Percent(80) ? 1 : 3)),
            Genres = new(dice.Some(genres, dice.Between(1, 3))),
        });
    }

    private static async Task SowExternalRecordsAsync(Sower sower, List<Book> books)
    {
        var dice = sower.Dice;
        for (var i = 0; i < 200; i++)
        {
            await sower.AddAsync(sower.Db.ExternalRecords, new ExternalRecordCreate
            {
                RemoteId = dice.Hex(24),
                Source = dice.Of(["union-catalogue", "national-library"]),
                SizeBytes = 3_000_000_000L + dice.Between(1, 900_000_000),
                Confidence = dice.Between(500, 1000) / 1000d,
                Payload = $$"""{"leader":"00714cam a2200205 a 4500","fields":[{"245":"{{books[i].Title}}"}]}""",
                Transform = "record => ({ title: record.fields[0]['245'] })",
                Scores = new([dice.Below(100) / 100d, dice.Below(100) / 100d]),
                BookId = dice.Percent(90) ? books[i].Id : null,
            });
        }
    }

    private static string Isbn(int number)
    {
        var digits = $"978{100_000_000 + (number * 7919L):000000000}";
        var sum = digits.Select((c, i) => (c - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return digits + ((10 - (sum % 10)) % 10);
    }
}
