using Snapwright.Chinook.Tests.Servers;

namespace Snapwright.Chinook.Tests.Answers;

public sealed class PostgreSqlTests(PostgreSqlChinook server) : ChinookTests(server), IClassFixture<PostgreSqlChinook>;
