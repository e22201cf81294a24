using Snapwright.Chinook.Tests.Servers;

namespace Snapwright.Chinook.Tests.Answers;

public sealed class SqliteTests(SqliteChinook server) : ChinookTests(server), IClassFixture<SqliteChinook>;
