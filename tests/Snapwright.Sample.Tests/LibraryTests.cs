namespace Snapwright.Sample.Tests;

/// <summary>The classes of a collection share a server; the two databases are tested side by side.</summary>
[CollectionDefinition(Name)]
public sealed class OnSqlite : ICollectionFixture<SqliteLibrary>
{
    public const string Name = "The sample on SQLite";
}

/// <inheritdoc cref="OnSqlite"/>
[CollectionDefinition(Name)]
public sealed class OnPostgreSql : ICollectionFixture<PostgreSqlLibrary>
{
    public const string Name = "The sample on PostgreSQL";
}

[Collection(OnSqlite.Name)]
public sealed class SqliteCatalogueTests(SqliteLibrary library) : CatalogueCases(library);

[Collection(OnPostgreSql.Name)]
public sealed class PostgreSqlCatalogueTests(PostgreSqlLibrary library) : CatalogueCases(library);

[Collection(OnSqlite.Name)]
public sealed class SqliteCirculationTests(SqliteLibrary library) : CirculationCases(library);

[Collection(OnPostgreSql.Name)]
public sealed class PostgreSqlCirculationTests(PostgreSqlLibrary library) : CirculationCases(library);

[Collection(OnSqlite.Name)]
public sealed class SqlitePageTests(SqliteLibrary library) : PageCases(library);

[Collection(OnPostgreSql.Name)]
public sealed class PostgreSqlPageTests(PostgreSqlLibrary library) : PageCases(library);
