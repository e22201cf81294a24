using Snapwright.Model.Snapshots;
using Xunit;

namespace Snapwright.Model.Tests.Snapshots;

public sealed class RoundTripTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 100)];

    [Fact]
    public void Everything_is_the_same_after_writing_and_reading()
    {
        var model = Given.Model(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Snapshots", "everything.json")));
        var text = SnapshotWriter.Write(model);

        var read = Given.Model(text);

        Assert.Equal(model, read);
        Assert.Equal(text, SnapshotWriter.Write(read));
    }

    [Fact]
    public void Only_what_is_not_the_default_is_written() => Assert.Equal(
        """
        {
          "a": {
            "columns": [
              {
                "name": "id",
                "type": "int",
                "isPrimary": true,
                "isGenerated": true
              },
              {
                "name": "state",
                "type": "enum",
                "options": ["on", "off"],
                "isNullable": false
              }
            ],
            "relations": [
              {
                "propertyName": "parent",
                "type": "many-to-one",
                "targetTable": "a",
                "inversePropertyName": "children"
              }
            ],
            "indexes": [
              ["state"]
            ]
          }
        }

        """,
        SnapshotWriter.Write(Given.Model($$$"""
            {"a":{"isSystem":false,"columns":[{{{Given.Id}}},{"name":"state","type":"enum","options":["on","off"],"isNullable":false,"isUnique":false}],
            "relations":[{"propertyName":"parent","type":"many-to-one","targetTable":"a","inversePropertyName":"children","onDelete":"SET NULL"}],
            "indexes":[["state"],["createdAt"],["parent"]]}}
            """)));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_model_is_the_same_after_writing_and_reading(int seed)
    {
        var model = Given.Model(RandomSnapshot(new Random(seed)));

        var read = Given.Model(SnapshotWriter.Write(model));

        Assert.Equal(model.Tables.Select(static t => t.Fingerprint), read.Tables.Select(static t => t.Fingerprint));
        Assert.Equal(model, read);
    }

    private static string RandomSnapshot(Random random)
    {
        var count = 1 + random.Next(5);
        var names = Enumerable.Range(0, count).Select(i => random.Next(4) == 0 ? $"s{i % 2}.t{i}" : $"t{i}").ToList();
        var relations = names.Select(static _ => new List<string>()).ToList();
        for (var i = 0; i < random.Next(8); i++)
        {
            AddRelation(i);
        }

        var text = "{";
        for (var i = 0; i < count; i++)
        {
            text += (i > 0 ? "," : "") + $"\"{names[i]}\":{{{Flag("isSingleRecord")}{Flag("validateBody")}{Flag("isSystem")}";
            var key = Pick("int", "bigint", "uuid");
            text += $"\"columns\":[{{\"name\":\"id\",\"type\":\"{key}\",\"isPrimary\":true{Also("isGenerated")}}}";
            for (var c = 0; c < 5; c++)
            {
                text += $",{{\"name\":\"c{c}\",{Type()}{Also("isNullable")}{Also("isUpdatable")}{Also("isPublished")}{Also("isUnique")}}}";
            }

            var owned = relations[i].Where(static r => r.Contains("to-one", StringComparison.Ordinal) && !r.Contains("mappedBy", StringComparison.Ordinal)).Select(static r => r.Substring(17, 2)).ToList();
            text += $"],\"relations\":[{string.Join(",", relations[i])}],\"uniques\":[{Group("c0", "c1")}],\"indexes\":[";
            text += (owned.Count > 0 && random.Next(2) == 0 ? $"{Group(owned[0], "c2")},{Group("createdAt", owned[0])}" : Group("c3", "c4")) + "]}";
        }

        return text + "}";

        void AddRelation(int i)
        {
            var (source, target) = (random.Next(count), random.Next(count));
            var type = Pick("many-to-one", "one-to-one", "many-to-many");
            var owner = $"{{\"propertyName\":\"r{i}\",\"type\":\"{type}\",\"targetTable\":\"{names[target]}\"{Also("isPublished")}{Also("isUpdatable")}";
            if (type != "many-to-many")
            {
                owner += Pick("", ",\"onDelete\":\"CASCADE\"", ",\"onDelete\":\"RESTRICT\"", ",\"isNullable\":false", ",\"foreignKeyColumn\":\"fk" + i + "\"");
            }

            var inverse = random.Next(3);
            relations[source].Add(owner + (inverse == 1 ? $",\"inversePropertyName\":\"{Pick("a", "z")}{i}\"}}" : "}"));
            if (inverse == 2)
            {
                var other = type == "many-to-one" ? "one-to-many" : type;
                relations[target].Insert(0, $"{{\"propertyName\":\"m{i}\",\"type\":\"{other}\",\"targetTable\":\"{names[source]}\",\"mappedBy\":\"r{i}\"{Also("isPublished")}}}");
            }
        }

        string Type() => Pick(
            "\"type\":\"int\",\"defaultValue\":7", "\"type\":\"varchar\",\"options\":{\"length\":9}", "\"type\":\"decimal\",\"options\":{\"precision\":5,\"scale\":0}",
            "\"type\":\"date\",\"defaultValue\":\"now\"", "\"type\":\"timestamp\"", "\"type\":\"enum\",\"options\":[\"x\",\"y\\n\"],\"defaultValue\":\"y\\n\"",
            "\"type\":\"array\",\"options\":{\"of\":\"uuid\"}", "\"type\":\"richtext\",\"description\":\"é\\\"\"", "\"type\":\"time\"", "\"type\":\"boolean\",\"metadata\":{\"a\":[]}");

        string Flag(string name) => random.Next(2) == 0 ? $"\"{name}\":{Pick("true", "false")}," : "";

        string Also(string name) => random.Next(3) == 0 ? $",\"{name}\":{Pick("true", "false")}" : "";

        string Group(string first, string second) => random.Next(2) == 0 ? $"[\"{first}\",\"{second}\"]" : $"[\"{second}\",\"{first}\"]";

        string Pick(params string[] choices) => choices[random.Next(choices.Length)];
    }
}
