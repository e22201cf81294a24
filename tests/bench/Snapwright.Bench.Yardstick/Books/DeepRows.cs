namespace Snapwright.Bench.Yardstick.Books;

/// <summary>A book with its parents.</summary>
internal readonly record struct DeepBook(int Id, string Title, decimal Price, int Author, string AuthorName, int Publisher, string PublisherName);

/// <summary>A review of a book.</summary>
internal readonly record struct DeepReview(int Book, int Id, int Rating, string Text);

/// <summary>A reply to a review.</summary>
internal readonly record struct DeepReply(int Review, int Id, string Text);
