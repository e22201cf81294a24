using System.Globalization;
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

    [Theory]
    [InlineData("json_elements")]
    [InlineData("json_serializer")]
    [InlineData("catalog")]
    public void A_table_may_have_the_name_of_a_type_that_reads_JSON_or_of_the_catalog(string table) =>
        Given.Generate(Linked(table, "others")).AssertIsClean().AssertCompiles();

    [Theory]
    [InlineData("client", "the namespace of the typed client")]
    [InlineData("api_client", "the typed client")]
    [InlineData("serialization", "a namespace of the typed client")]
    [InlineData("json_reading", "a type that the typed client uses")]
    [InlineData("other_table", "table 'other'")]
    [InlineData("other_json", "table 'other'")]
    public void A_name_that_the_client_has_is_a_diagnostic_and_no_error_of_the_compiler(string table, string owner)
    {
        var generation = Given.Generate(Linked("other", table));

        var diagnostic = Assert.Single(generation.Diagnostics);
        Assert.Equal("SW0060", diagnostic.Id);
        Assert.EndsWith($"of table '{table}' is taken by {owner}; no code is emitted for it.", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        generation.AssertCompiles();
    }

    private static string Linked(string first, string second) => $$"""
        {
          "{{first}}": {
            "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }, { "name": "data", "type": "json" }],
            "relations": [{ "propertyName": "link", "type": "many-to-one", "targetTable": "{{second}}", "inversePropertyName": "links" }]
          },
          "{{second}}": { "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }] }
        }
        """;
}
