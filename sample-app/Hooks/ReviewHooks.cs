using Snapwright.Hooks;

namespace Library.Hooks;

/// <summary>Checks ratings, and keeps the number and mean of a book's ratings beside the book.</summary>
public sealed class ReviewHooks(TimeProvider clock) : TableHooks<Review, ReviewCreate, ReviewUpdate>
{
    /// <inheritdoc/>
    public override ValueTask BeforeInsertAsync(ReviewCreate input, HookContext context)
    {
        Check(input.Rating, context);
        return default;
    }

    /// <inheritdoc/>
    public override ValueTask BeforeUpdateAsync(Review row, ReviewUpdate input, HookContext context)
    {
        if (input.Rating.HasValue)
        {
            Check(input.Rating.Value, context);
        }

        return default;
    }

    /// <inheritdoc/>
    public override ValueTask AfterInsertAsync(Review row, HookContext context) => SummariseAsync(row.BookId, context);

    /// <inheritdoc/>
    public override ValueTask AfterUpdateAsync(Review before, Review after, HookContext context) =>
        before.Rating == after.Rating ? default : SummariseAsync(after.BookId, context);

    /// <inheritdoc/>
    public override ValueTask AfterDeleteAsync(Review row, HookContext context) => SummariseAsync(row.BookId, context);

    private static void Check(int rating, HookContext context)
    {
        if (rating is < 1 or > 5)
        {
            context.Reject("rating", "A rating is 1 to 5.");
        }
    }

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
