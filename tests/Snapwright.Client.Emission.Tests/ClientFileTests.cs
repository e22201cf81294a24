using Snapwright.Generators.Tests.Driving;

namespace Snapwright.Client.Emission.Tests;

public sealed class ClientFileTests
{
    [Theory]
    [InlineData("library", "App.Book.Client.g.cs")]
    [InlineData("library", "App.Catalog.Client.g.cs")]
    [InlineData("everything", "App.Book.Client.g.cs")]
    public void The_emitted_file_is_the_verified_one(string snapshot, string file) =>
        Verified.Match(Given.Generate(Given.Snapshot(snapshot))[file], $"{snapshot}.{file.Replace(".g.cs", "", StringComparison.Ordinal)}");

    [Theory]
    [InlineData("library")]
    [InlineData("everything")]
    [InlineData("sample")]
    public void A_client_compiles_beside_the_server_with_every_warning_an_error(string snapshot) =>
        Given.Generate(Given.Snapshot(snapshot)).AssertIsClean().AssertCompiles();

    [Fact]
    public void Names_that_meet_those_of_the_library_compile()
    {
        const string Snapshot = """
            {
              "conditions": {
                "columns": [
                  { "name": "id", "type": "bigint", "isPrimary": true, "isGenerated": true, "isNullable": false },
                  { "name": "isNull", "type": "boolean" },
                  { "name": "fieldPath", "type": "varchar" },
                  { "name": "json", "type": "json" },
                  { "name": "key", "type": "varchar", "isNullable": false },
                  { "name": "class", "type": "enum", "options": ["value", "to-string", "a b", "A-B", "1st", "", "Condition"] }
                ],
                "relations": [
                  { "propertyName": "condition", "type": "many-to-one", "targetTable": "conditions", "inversePropertyName": "fields" },
                  { "propertyName": "system", "type": "many-to-many", "targetTable": "https", "inversePropertyName": "snapwright" }
                ]
              },
              "https": {
                "columns": [{ "name": "id", "type": "uuid", "isPrimary": true, "isGenerated": true, "isNullable": false }]
              }
            }
            """;
        Given.Generate(Snapshot).AssertIsClean().AssertCompiles();
    }
}
