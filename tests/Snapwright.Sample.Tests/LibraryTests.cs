namespace Snapwright.Sample.Tests;

/// <summary>The classes of a collection share a server; the databases are tested side by side.</summary>
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

/// <inheritdoc cref="OnSqlite"/>
[CollectionDefinition(Name)]
public sealed class OnMariaDb : ICollectionFixture<MariaDbLibrary>
{
    public const string Name = "The sample on MariaDB";
}

[Collection(OnSqlite.Name)]
public sealed class SqliteCatalogueTests(SqliteLibrary library) : CatalogueCases(library);

[Collection(OnPostgreSql.Name)]
public sealed class PostgreSqlCatalogueTests(PostgreSqlLibrary library) : CatalogueCases(library);

[Collection(OnMariaDb.Name)]
public sealed class MariaDbCatalogueTests(MariaDbLibrary library) : CatalogueCases(library);

[Collection(OnSqlite.Name)]
public sealed class SqliteCirculationTests(SqliteLibrary library) : CirculationCases(library);

[Collection(OnPostgreSql.Name)]
public sealed class PostgreSqlCirculationTests(PostgreSqlLibrary library) : CirculationCases(library);

[Collection(OnMariaDb.Name)]
public sealed class MariaDbCirculationTests(MariaDbLibrary library) : CirculationCases(library);

[Collection(OnSqlite.Name)]
public sealed class SqlitePageTests(SqliteLibrary library) : PageCases(library);

[Collection(OnPostgreSql.Name)]
public sealed class PostgreSqlPageTests(PostgreSqlLibrary library) : PageCases(library);

[Collection(OnMariaDb.Name)]
public sealed class MariaDbPageTests(MariaDbLibrary library) : PageCases(library);
