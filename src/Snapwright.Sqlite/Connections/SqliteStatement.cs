using SQLitePCL;

namespace Snapwright.Sqlite.Connections;

/// <summary>A prepared statement.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Handle">SQLite's statement.</param>
/// <param name="Places">For each parameter of the statement, its number in SQLite; 0 where the text does not use it.</param>
internal sealed record SqliteStatement(string Text, sqlite3_stmt Handle, int[] Places);
