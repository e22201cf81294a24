using System.Text.Json;
using Snapwright.Model.Snapshots;
using Xunit;

namespace Snapwright.Model.Tests.Schemas;

public sealed class SnapshotSchemaTests : IDisposable
{
    private readonly JsonDocument _schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "snapshot.schema.json")));

    public void Dispose() => _schema.Dispose();

    [Fact]
    public void Schema_and_reader_know_the_same_keys()
    {
        Assert.Equal(SnapshotKeys.Table.Order(StringComparer.Ordinal), Keys("table"));
        Assert.Equal(SnapshotKeys.Column.Order(StringComparer.Ordinal), Keys("column"));
        Assert.Equal(SnapshotKeys.Relation.Order(StringComparer.Ordinal), Keys("relation"));
        Assert.Equal(SnapshotKeys.ComputedField.Order(StringComparer.Ordinal), Keys("computedField"));
        Assert.Equal(SnapshotKeys.CheckConstraint.Order(StringComparer.Ordinal), Keys("checkConstraint"));
        Assert.Equal(SnapshotKeys.UniqueConstraint.Order(StringComparer.Ordinal), Keys("uniqueConstraint"));
        Assert.Equal(SnapshotKeys.Index.Order(StringComparer.Ordinal), Keys("index"));
    }

    [Fact]
    public void Schema_and_reader_know_the_same_words()
    {
        Assert.Equal(SnapshotKeys.ColumnTypes, Words(Property("column", "type").GetProperty("anyOf")[0]));
        Assert.Equal(SnapshotKeys.IndexTypes, Words(Property("index", "type")));
        Assert.Equal(SnapshotKeys.RelationTypes, Words(Property("relation", "type")));
        Assert.Equal(SnapshotKeys.OnDeletes.Order(StringComparer.Ordinal), Words(Property("relation", "onDelete")));
        foreach (var alias in Words(Property("column", "type").GetProperty("anyOf")[1]))
        {
            Assert.Equal("a", Given.Table($$"""{"name":"a","type":"{{alias}}"}""").Columns[1].Name);
        }
    }

    [Theory]
    [InlineData("table")]
    [InlineData("column")]
    [InlineData("relation")]
    [InlineData("computedField")]
    [InlineData("checkConstraint")]
    [InlineData("uniqueConstraint")]
    [InlineData("index")]
    public void Every_key_is_described_and_others_are_refused(string definition)
    {
        Assert.False(Definition(definition).GetProperty("additionalProperties").GetBoolean());
        Assert.All(Definition(definition).GetProperty("properties").EnumerateObject(), static p => Assert.NotEmpty(p.Value.GetProperty("description").GetString()!));
    }

    private JsonElement Definition(string name) => _schema.RootElement.GetProperty("$defs").GetProperty(name);

    private JsonElement Property(string definition, string name) => Definition(definition).GetProperty("properties").GetProperty(name);

    private IEnumerable<string> Keys(string definition) =>
        Definition(definition).GetProperty("properties").EnumerateObject().Select(static p => p.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Words(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(static v => v.GetString()!);
}
