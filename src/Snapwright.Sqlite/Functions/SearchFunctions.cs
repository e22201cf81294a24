using Snapwright.Query.Text;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>The SQL functions of search.</summary>
internal static class SearchFunctions
{
    public static void Register(sqlite3 connection)
    {
        ScalarFunctions.Add(connection, "snapwright_tokens", 1, Tokens);
        ScalarFunctions.Add(connection, "snapwright_document", -1, Document);
        ScalarFunctions.Add(connection, "snapwright_score", -1, Score);
    }

    /// <summary><c>snapwright_tokens(text)</c>: <see cref="SearchWords.Tokens"/>; NULL for NULL.</summary>
    private static void Tokens(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        if (!ScalarFunctions.IsNull(context, arguments))
        {
            raw.sqlite3_result_text(context, SearchWords.Tokens(raw.sqlite3_value_text(arguments[0]).utf8_to_string()));
        }
    }

    /// <summary><c>snapwright_document(text, ...)</c>: <see cref="SearchDocument.Of"/>, of the searchable columns of a row.</summary>
    private static void Document(sqlite3_context context, object state, sqlite3_value[] arguments) =>
        raw.sqlite3_result_text(context, SearchDocument.Of(Texts(arguments, 0, arguments.Length)));

    /// <summary>
    /// <c>snapwright_score(count, text, ..., token, ...)</c>: <see cref="SearchDocument.Score"/>, of the searchable columns of a row, whose number is the first
    /// argument, and the words that are looked for.
    /// </summary>
    private static void Score(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        var columns = raw.sqlite3_value_int(arguments[0]);
        var tokens = Texts(arguments, columns + 1, arguments.Length);
        raw.sqlite3_result_int(context, SearchDocument.Score(SearchDocument.Of(Texts(arguments, 1, columns + 1)), columns, tokens!));
    }

    private static string?[] Texts(sqlite3_value[] arguments, int start, int end)
    {
        var texts = new string?[end - start];
        for (var i = start; i < end; i++)
        {
            texts[i - start] = raw.sqlite3_value_type(arguments[i]) == raw.SQLITE_NULL ? null : raw.sqlite3_value_text(arguments[i]).utf8_to_string();
        }

        return texts;
    }
}
