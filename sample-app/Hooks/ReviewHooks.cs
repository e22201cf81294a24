using Snapwright.Hooks;

namespace Library.Hooks;

/// <summary>Keeps the number and mean of a book's ratings beside the book.</summary>
public sealed class ReviewHooks(TimeProvider clock) : TableHooks<Review, ReviewCreate, ReviewUpdate>
{
    /// <inheritdoc/>
    public override ValueTask AfterInsertAsync(Review row, HookContext context) => SummariseAsync(row.BookId, context);

    /// <inheritdoc/>
    public override ValueTask AfterUpdateAsync(Review before, Review after, HookContext context) =>
        before.Rating == after.Rating ? default : SummariseAsync(after.BookId, context);

    /// <inheritdoc/>
    public override ValueTask AfterDeleteAsync(Review row, HookContext context) => SummariseAsync(row.BookId, context);

    private async ValueTask SummariseAsync(int bookId, HookContext context)
    {
        var db = context.Db();

        // The first write takes the book's lock, so that of two reviews at the same moment the second counts the first.
        await db.Books.UpdateAsync(bookId, new BookUpdate { LastReviewedAt = clock.GetUtcNow().UtcDateTime }, context.CancellationToken);
        var reviews = await db.Reviews.Where(r => r.Book == bookId).ToListAsync(context.CancellationToken);
        decimal? average = reviews.Count == 0 ? null : Math.Round((decimal)reviews.Sum(r => r.Rating) / reviews.Count, 2);
        await db.Books.UpdateAsync(bookId, new BookUpdate { AverageRating = average, ReviewCount = reviews.Count }, context.CancellationToken);
    }
}
