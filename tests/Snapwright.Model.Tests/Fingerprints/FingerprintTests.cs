using Snapwright.Model.Tables;
using Xunit;

namespace Snapwright.Model.Tests.Fingerprints;

public sealed class FingerprintTests
{
    private const string Columns = """{"name":"a","type":"varchar"},{"name":"b","type":"int"}""";

    private const string More = """
        "relations":[{"propertyName":"r","type":"many-to-one","targetTable":"t","inversePropertyName":"rs"},{"propertyName":"m","type":"many-to-many","targetTable":"t"}]
        """;

    private static readonly string Base = Given.TableText(Columns, More);

    [Theory]
    [InlineData("\"name\":\"a\"", "\"name\":\"c\"")]
    [InlineData("\"varchar\"", "\"text\"")]
    [InlineData("\"varchar\"", "\"code\"")]
    [InlineData("\"varchar\"", "\"varchar\",\"options\":{\"length\":9}")]
    [InlineData("\"varchar\"", "\"enum\",\"options\":[\"x\"]")]
    [InlineData("\"varchar\"", "\"varchar\",\"isNullable\":false")]
    [InlineData("\"varchar\"", "\"varchar\",\"isUpdatable\":false")]
    [InlineData("\"varchar\"", "\"varchar\",\"isSearchable\":true")]
    [InlineData("\"varchar\"", "\"varchar\",\"isPublished\":false")]
    [InlineData("\"varchar\"", "\"varchar\",\"isSystem\":true")]
    [InlineData("\"varchar\"", "\"varchar\",\"defaultValue\":\"x\"")]
    [InlineData(",\"isGenerated\":true", "")]
    [InlineData("\"id\",\"type\":\"int\"", "\"id\",\"type\":\"bigint\"")]
    [InlineData("{\"t\":{", "{\"t\":{\"isSingleRecord\":true,")]
    [InlineData("{\"t\":{", "{\"t\":{\"validateBody\":false,")]
    [InlineData("{\"t\":{", "{\"t\":{\"isSystem\":true,")]
    [InlineData("\"propertyName\":\"r\"", "\"propertyName\":\"q\"")]
    [InlineData("many-to-one", "one-to-one")]
    [InlineData("\"rs\"", "\"rs\",\"isNullable\":false")]
    [InlineData("\"rs\"", "\"rs\",\"isPublished\":false")]
    [InlineData("\"rs\"", "\"rs\",\"isUpdatable\":false")]
    [InlineData("\"rs\"", "\"rs\",\"foreignKeyColumn\":\"f\"")]
    [InlineData("many-to-many\"", "many-to-many\",\"junctionTableName\":\"j\"")]
    [InlineData("many-to-many\"", "many-to-many\",\"junctionSourceColumn\":\"j\"")]
    public void What_code_depends_on_changes_it(string from, string to)
    {
        Assert.Contains(from, Base, StringComparison.Ordinal);
        Assert.NotEqual(Of(Base), Of(Base.Replace(from, to, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"varchar\"", "\"varchar\",\"description\":\"x\",\"placeholder\":\"x\",\"metadata\":{\"x\":1}")]
    [InlineData("{\"t\":{", "{\"t\":{\"description\":\"x\",\"alias\":\"x\",\"metadata\":{\"x\":1},")]
    [InlineData("\"rs\"", "\"rs\",\"description\":\"x\"")]
    [InlineData("{\"t\":{", "\n { \"t\": {")]
    [InlineData("\"rs\"", "\"rs\",\"onDelete\":\"SET NULL\"")]
    [InlineData("{\"t\":{", "{\"t\":{\"uniques\":[[\"a\",\"b\"]],")]
    [InlineData("{\"t\":{", "{\"t\":{\"indexes\":[[\"a\",\"b\"]],")]
    [InlineData("\"varchar\"", "\"varchar\",\"isUnique\":true")]
    [InlineData("\"rs\"", "\"qs\"")]
    [InlineData("\"rs\"", "\"rs\",\"onDelete\":\"CASCADE\"")]
    [InlineData("\"rs\"", "\"rs\",\"constraintName\":\"f\"")]
    public void What_only_readers_or_the_database_see_does_not(string from, string to) =>
        Assert.Equal(Of(Base), Of(Base.Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void The_order_of_columns_is_part_of_it() =>
        Assert.NotEqual(Of(Base), Of(Given.TableText("""{"name":"b","type":"int"},{"name":"a","type":"varchar"}""", More)));

    [Fact]
    public void Only_the_key_of_a_target_is_part_of_it()
    {
        Assert.Equal(OfA("int", "x"), OfA("int", "y"));
        Assert.NotEqual(OfA("int", "x"), OfA("uuid", "x"));

        static string OfA(string key, string column) => Given.Model($$"""
            {
              "a": {"columns":[{{Given.Id}}],"relations":[{"propertyName":"b","type":"many-to-one","targetTable":"b"}]},
              "b": {"columns":[{"name":"id","type":"{{key}}","isPrimary":true},{"name":"{{column}}","type":"int"}]}
            }
            """).Find("a")!.Fingerprint;
    }

    [Fact]
    public void It_stays_the_same_from_build_to_build() => Assert.Equal("6d3b4273bff573b6", Of(Base));

    private static string Of(string snapshot)
    {
        Table table = Given.Model(snapshot).Find("t")!;
        return table.Fingerprint;
    }
}
