namespace Snapwright.Sample.Tests;

public sealed class SqliteCatalogueTests(SqliteLibrary library) : CatalogueCases(library), IClassFixture<SqliteLibrary>;

public sealed class PostgreSqlCatalogueTests(PostgreSqlLibrary library) : CatalogueCases(library), IClassFixture<PostgreSqlLibrary>;

public sealed class SqliteCirculationTests(SqliteLibrary library) : CirculationCases(library), IClassFixture<SqliteLibrary>;

public sealed class PostgreSqlCirculationTests(PostgreSqlLibrary library) : CirculationCases(library), IClassFixture<PostgreSqlLibrary>;

public sealed class SqlitePagesTests(SqliteLibrary library) : PageCases(library), IClassFixture<SqliteLibrary>;

public sealed class PostgreSqlPagesTests(PostgreSqlLibrary library) : PageCases(library), IClassFixture<PostgreSqlLibrary>;
