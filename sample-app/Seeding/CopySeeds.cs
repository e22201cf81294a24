namespace Library.Seeding;

/// <summary>Copies of books at branches.</summary>
internal static class CopySeeds
{
    public static async Task<IReadOnlyList<Copy>> SowAsync(Sower sower, IReadOnlyList<Book> books, IReadOnlyList<Branch> branches)
    {
        var dice = sower.Dice;
        var copies = new List<Copy>();
        foreach (var book in books)
        {
            for (var count = dice.Between(1, 3); count > 0; count--)
            {
                copies.Add(await sower.AddAsync(sower.Db.Copies, new CopyCreate
                {
                    Barcode = $"LB{copies.Count + 1:00000000}",
                    Shelfmark = $"{(char)('A' + dice.Below(20))}{dice.Between(100, 999)}.{dice.Between(1, 40)}",
                    Condition = dice.Of(Enum.GetValues<CopyCondition>()),
                    AcquiredOn = LibrarySeeder.Today.AddDays(-dice.Between(500, 3000)),
                    BookId = book.Id,
                    BranchId = dice.Of(branches).Id,
                }));
            }
        }

        return copies;
    }
}
