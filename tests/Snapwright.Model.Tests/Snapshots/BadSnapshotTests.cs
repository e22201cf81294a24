using Snapwright.Model.Diagnostics;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Xunit;

namespace Snapwright.Model.Tests.Snapshots;

/// <summary>Each case is an id and a text in which <c>§</c> stands where the fault is expected.</summary>
public sealed class BadSnapshotTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var (id, text) in All)
            {
                cases.Add(id, text.Replace("#ID", Given.Id, StringComparison.Ordinal).Replace("#LONG", new string('x', 64), StringComparison.Ordinal));
            }

            return cases;
        }
    }

    public static TheoryData<string, string> ExportCases => new()
    {
        { "SW0008", """{"version":§2,"tables":{}}""" },
        { "SW0007", """§{"tables":{}}""" },
        { "SW0007", """§{"version":1}""" },
        { "SW0004", """{"version":1,"tables":§[]}""" },
        { "SW0005", """{"version":1,"tables":{},§"tabels":{}}""" },
        { "SW0006", """{"version":1,"tables":{},§"roles":[]}""" },
        { "SW0004", """{"version":1,"tables":{},"views":[§1]}""" },
        { "SW0005", """{"version":1,"tables":{},"views":[{"name":"v","query":"SELECT 1",§"qeury":""}]}""" },
        { "SW0007", """{"version":1,"tables":{},"views":[§{"name":"v"}]}""" },
        { "SW0080", """{"version":1,"tables":{},"views":[{"name":§"a.b","query":"SELECT 1"}]}""" },
        { "SW0080", """{"version":1,"tables":{},"views":[{"schema":§"A","name":"v","query":"SELECT 1"}]}""" },
        { "SW0081", """{"version":1,"tables":{},"views":[{"name":"v","query":"SELECT 1"},{"schema":"public","name":§"v","query":"SELECT 2"}]}""" },
        { "SW0087", """{"version":1,"tables":{},"fieldAttributes":[{"table":§"t","field":"a","attributes":"@{}"}]}""" },
        { "SW0087", """{"version":1,"tables":{"t":{"columns":[{"name":"id","type":"int","isPrimary":true}]}},"fieldAttributes":[{"table":"t","field":§"a","attributes":"@{}"}]}""" },
        { "SW0004", """{"version":1,"tables":{"t":{"columns":[{"name":"id","type":"int","isPrimary":true}]}},"fieldAttributes":[{"table":"t","field":"id","attributes":"@{}","priority":§1.5}]}""" },
        { "SW0081", """{"version":1,"tables":{"t":{"columns":[{"name":"id","type":"int","isPrimary":true}]}},"fieldAttributes":[{"table":"t","field":"id","attributes":"@{}"},{"table":"t","field":§"id","attributes":"@{}"}]}""" },
    };

    private static IEnumerable<(string Id, string Text)> All =>
    [
        ("SW0001", """{"t": §x}"""),
        ("SW0002", """{"t":{"columns":[#ID],§"columns":[]}}"""),
        ("SW0003", $"{{\"t\":{new string('[', 63)}§[{new string(']', 64)}}}"),
        ("SW0004", "§[]"),
        ("SW0004", """{"t":§[]}"""),
        ("SW0004", """{"t":{"columns":[#ID],"isSystem":§"yes"}}"""),
        ("SW0004", """{"t":{"columns":§{}}}"""),
        ("SW0004", """{"t":{"columns":[#ID,§1]}}"""),
        ("SW0004", Table("""{"name":§1,"type":"int"}""")),
        ("SW0004", Table("", "\"uniques\":[§\"id\"]")),
        ("SW0004", Table("", "\"uniques\":[[§1]]")),
        ("SW0005", Table("""{"name":"a","type":"int",§"isNulable":true}""")),
        ("SW0005", Table("", "§\"colums\":[]")),
        ("SW0005", Relation("""§"isNulable":true""")),
        ("SW0005", Table("""{"name":"a","type":"varchar","options":{§"lenght":3}}""")),
        ("SW0007", Table("", """" "computedFields":[§{"name":"c"}] """")),
        ("SW0005", Table("", """" "computedFields":[{"name":"c",§"expresion":"1","expression":"2"}] """")),
        ("SW0004", Table("", """" "computedFields":[{"name":"c","expression":§1}] """")),
        ("SW0014", Table("""{"name":"c","type":"int"}""", """" "computedFields":[{"name":§"C","expression":"1"}] """")),
        ("SW0016", Table("", """" "computedFields":[{"name":§"createdAt","expression":"1"}] """")),
        ("SW0080", Table("", """" "computedFields":[{"name":§"a b","expression":"1"}] """")),
        ("SW0081", Table("", """" "checkConstraints":[{"name":"c","expression":"true"},{"name":§"c","expression":"true"}] """")),
        ("SW0050", Table("", """" "uniqueConstraints":[{"name":"u","columns":[§"x"]}] """")),
        ("SW0051", Table("", """" "uniqueConstraints":[{"name":"u","columns":§[]}] """")),
        ("SW0082", Table("", """" "mainField":§"x" """")),
        ("SW0083", Table("""{"name":"a","type":"int"}""", """" "uniqueConstraints":[{"name":§"u","columns":["a"],"isAlternateKey":true}] """")),
        ("SW0083", Table("""{"name":"a","type":"float","isNullable":false}""", """" "uniqueConstraints":[{"name":§"u","columns":["a"],"isAlternateKey":true}] """")),
        ("SW0084", Table("""{"name":"a","type":"int"}""", """" "uniqueConstraints":[{"name":"u","columns":["a"]}],"saveRestoreKey":§"u" """")),
        ("SW0085", Table("", """" "indexes":[{"name":"i","expressions":§[]}] """")),
        ("SW0085", Table("", """" "indexes":[{"name":"i","expressions":["id"],"type":§"gni"}] """")),
        ("SW0004", Table("", """" "indexes":[{"name":"i","expressions":[§1]}] """")),
        ("SW0006", Table("""{"name":"a","type":"int",§"isSecret":true}""")),
        ("SW0006", Relation("""§"isGenerated":true""")),
        ("SW0055", Table("""{"name":"a","type":"int",§"isSearchable":true}""")),
        ("SW0055", Table("""{"name":"a","type":"enum","options":["x"],§"isSearchable":true}""")),
        ("SW0055", Table("""{"name":"a","type":"text","isPublished":false,§"isSearchable":true}""")),
        ("SW0056", $"{{§\"t\":{{\"columns\":[#ID,{string.Join(",", Enumerable.Range(0, 33).Select(static i => $"{{\"name\":\"a{i}\",\"type\":\"text\",\"isSearchable\":true}}"))}]}}}}"),
        ("SW0007", Table("""§{"type":"int"}""")),
        ("SW0007", Table("""§{"name":"a"}""")),
        ("SW0007", Table("", Relations("""§{"propertyName":"r","type":"many-to-one"}"""))),
        ("SW0009", Table("""{"name":"a","type":"text",§"isEncrypted":true}""")),
        ("SW0010", """{§"Books":{"columns":[#ID]}}"""),
        ("SW0010", """{§"a.b.c":{"columns":[#ID]}}"""),
        ("SW0010", """{§"#LONG":{"columns":[#ID]}}"""),
        ("SW0010", Table("", Relations("""{"propertyName":"r","type":"many-to-one","targetTable":§"T T"}"""))),
        ("SW0011", """{§"admin":{"columns":[#ID]}}"""),
        ("SW0011", """{§"pg_x":{"columns":[#ID]}}"""),
        ("SW0011", """{§"sqlite_x":{"columns":[#ID]}}"""),
        ("SW0011", """{§"pg_catalog.x":{"columns":[#ID]}}"""),
        ("SW0012", """{"books":{"name":§"book","columns":[#ID]}}"""),
        ("SW0012", """{"shop.books":{"schema":§"store","columns":[#ID]}}"""),
        ("SW0013", Table("""{"name":§"a b","type":"int"}""")),
        ("SW0013", Table("""{"name":§"_a","type":"int"}""")),
        ("SW0013", Relation("", "\"inversePropertyName\":§\"9\"")),
        ("SW0014", Table("""{"name":"a","type":"int"},{"name":§"A","type":"int"}""")),
        ("SW0014", Table("""{"name":"R","type":"int"}""", Relations("""{"propertyName":§"r","type":"many-to-one","targetTable":"t"}"""))),
        ("SW0015", """{"t":{"columns":[#ID]},§"public.t":{"columns":[#ID]}}"""),
        ("SW0016", Table("""{"name":§"createdAt","type":"datetime"}""")),
        ("SW0016", Relation("", "\"inversePropertyName\":§\"updatedAt\"")),
        ("SW0020", Table("""{"name":"a","type":§"varchr"}""")),
        ("SW0021", Table("""{"name":"a","type":"int","options":§{"length":1}}""")),
        ("SW0021", Table("""{"name":"a","type":"varchar","options":§[]}""")),
        ("SW0021", Table("""{"name":"a","type":"varchar","options":§{"length":0}}""")),
        ("SW0021", Table("""{"name":"a","type":"varchar","options":§{"length":10485761}}""")),
        ("SW0021", Table("""{"name":"a","type":"decimal","options":§{"precision":29}}""")),
        ("SW0021", Table("""{"name":"a","type":"decimal","options":§{"precision":4,"scale":5}}""")),
        ("SW0021", Table("""{"name":"a","type":"array","options":§{"of":"json"}}""")),
        ("SW0022", Table("""§{"name":"a","type":"enum"}""")),
        ("SW0022", Table("""{"name":"a","type":"enum","options":§[]}""")),
        ("SW0022", Table("""{"name":"a","type":"array-select","options":§["a","a"]}""")),
        ("SW0022", Table("""{"name":"a","type":"enum","options":§[1]}""")),
        .. Defaults.Select(static d => ("SW0023", Table($"{{\"name\":\"a\",{d.Type},\"defaultValue\":§{d.Value}}}"))),
        ("SW0024", """{§"t":{"columns":[{"name":"a","type":"int"}]}}"""),
        ("SW0024", """{§"t":{}}"""),
        ("SW0025", Table("""{"name":§"key","type":"int","isPrimary":true}""")),
        ("SW0026", """{"t":{"columns":[{"name":§"key","type":"int","isPrimary":true}]}}"""),
        ("SW0026", """{"t":{"columns":[{"name":"id","type":§"text","isPrimary":true}]}}"""),
        ("SW0026", """{"t":{"columns":[{"name":"id","type":"int","isPrimary":true,"isNullable":§true}]}}"""),
        ("SW0026", """{"t":{"columns":[{"name":"id","type":"int","isPrimary":true,"isPublished":§false}]}}"""),
        ("SW0026", """{"t":{"columns":[{"name":"id","type":"int","isPrimary":true,"defaultValue":§1}]}}"""),
        ("SW0027", Table("""{"name":"a","type":"int",§"isGenerated":true}""")),
        ("SW0030", Table("", Relations("""{"propertyName":"r","type":§"many-to-on","targetTable":"t"}"""))),
        ("SW0031", Table("", Relations("""{"propertyName":"r","type":"many-to-one","targetTable":§"tt"}"""))),
        ("SW0032", Table("", Relations("""{"propertyName":§"r","type":"one-to-many","targetTable":"t"}"""))),
        ("SW0033", Relation("", "\"mappedBy\":§\"x\",\"inversePropertyName\":\"y\"")),
        ("SW0034", Table("", Relations("""{"propertyName":"r","type":"one-to-many","targetTable":"t","mappedBy":§"q"}"""))),
        ("SW0035", Two("""{"propertyName":"a","type":"one-to-one","targetTable":"t","mappedBy":§"u"}""")),
        ("SW0035", Two("""{"propertyName":"a","type":"one-to-many","targetTable":"t","mappedBy":§"self"}""")),
        ("SW0035", Two("""
            {"propertyName":"a","type":"one-to-many","targetTable":"t","mappedBy":"u"},
            {"propertyName":"b","type":"one-to-many","targetTable":"t","mappedBy":§"u"}
            """)),
        ("SW0036", Relation("", "\"inversePropertyName\":§\"R\"")),
        ("SW0036", Relation("", "\"inversePropertyName\":§\"rid\"")),
        ("SW0037", Relation("", "\"onDelete\":§\"DROP\"")),
        ("SW0038", Relation("", "\"isNullable\":false,\"onDelete\":§\"SET NULL\"")),
        ("SW0039", Relation("", "§\"junctionTableName\":\"x\"")),
        ("SW0039", Two("""{"propertyName":"a","type":"one-to-many","targetTable":"t","mappedBy":"u",§"onDelete":"CASCADE"}""")),
        ("SW0040", Relation("", "\"referencedColumn\":§\"isbn\"")),
        ("SW0041", Relation("", "\"foreignKeyColumn\":§\"a b\"")),
        ("SW0042", Table("""{"name":"rId","type":"int"}""", Relations("""{"propertyName":§"r","type":"many-to-one","targetTable":"t"}"""))),
        ("SW0042", Relation("", "\"foreignKeyColumn\":\"CREATEDAT\"", "§")),
        ("SW0042", Table("", Relations("""{"propertyName":§"r","type":"many-to-many","targetTable":"t","junctionTableName":"t"}"""))),
        ("SW0042", Table("", Relations("""{"propertyName":§"r","type":"many-to-many","targetTable":"t","junctionSourceColumn":"targetId"}"""))),
        ("SW0042", Table("", Relations("""
            {"propertyName":"r","type":"many-to-one","targetTable":"t","constraintName":"c"},
            {"propertyName":§"q","type":"many-to-one","targetTable":"t","constraintName":"c"}
            """))),
        ("SW0042", """{"a":{"columns":[#ID,{"name":"b_c","type":"int","isUnique":true}]},§"a_b":{"columns":[#ID,{"name":"c","type":"int","isUnique":true}]}}"""),
        ("SW0043", """{"bad":{"columns":[]},"t":{"columns":[#ID],"relations":[{"propertyName":§"r","type":"many-to-one","targetTable":"bad"}]}}"""),
        ("SW0050", Table("""{"name":"title","type":"text"}""", "\"indexes\":[[§\"titel\"]]")),
        ("SW0051", Table("", "\"indexes\":[§[]]")),
        ("SW0051", Table("", "\"uniques\":[[\"id\",§\"id\"]]")),
        ("SW0052", Table("""{"name":"j","type":"json"}""", "\"indexes\":[[§\"j\"]]")),
        ("SW0052", Table("""{"name":"j","type":"json",§"isUnique":true}""")),
        ("SW0052", Table("", Relations("""{"propertyName":"r","type":"many-to-many","targetTable":"t"}""") + ",\"uniques\":[[§\"r\"]]")),
        ("SW0053", Table(AB, "\"uniques\":[[\"a\",\"b\"]],\"indexes\":[§[\"a\"]]")),
        ("SW0053", Table(AB, "\"uniques\":[[\"a\",\"b\"]],\"indexes\":[§[\"a\",\"b\"]]")),
        ("SW0053", Table("", "\"indexes\":[§[\"id\"]]")),
        ("SW0054", Table(AB, "\"indexes\":[[\"a\"],§[\"a\"]]")),
        ("SW0004", Rules("int", "§1")),
        ("SW0004", Rules("int", """{"ruleType":"min","value":§1}""")),
        ("SW0005", Rules("int", """{"ruleType":"min","value":{"v":1},§"mesage":"x"}""")),
        ("SW0005", Rules("int", """{"ruleType":"min","value":{"v":1,§"flags":"i"}}""")),
        ("SW0007", Rules("int", """§{"value":{"v":1}}""")),
        ("SW0007", Rules("int", """§{"ruleType":"min"}""")),
        ("SW0007", Rules("int", """{"ruleType":"min","value":§{}}""")),
        ("SW0023", Table("""{"name":"a","type":"int","defaultValue":§0,"rules":[{"ruleType":"min","value":{"v":1}}]}""")),
        ("SW0023", Table("""{"name":"a","type":"text","defaultValue":§"x","rules":[{"ruleType":"pattern","value":{"v":"^y"}}]}""")),
        ("SW0070", Rules("int", """{"ruleType":"min","value":{"v":§1.5}}""")),
        ("SW0070", Rules("bigint", """{"ruleType":"max","value":{"v":§"5"}}""")),
        ("SW0070", Rules("float", """{"ruleType":"max","value":{"v":§1e999}}""")),
        ("SW0070", Rules("text", """{"ruleType":"minLength","value":{"v":§-1}}""")),
        ("SW0070", Rules("text", """{"ruleType":"pattern","value":{"v":§"["}}""")),
        ("SW0070", Rules("text", """{"ruleType":"pattern","value":{"v":§"(a)\\1"}}""")),
        ("SW0070", Rules("text", """{"ruleType":"pattern","value":{"v":§"(?=a)b"}}""")),
        ("SW0070", Rules("text", """{"ruleType":"pattern","value":{"v":"a","flags":§"ig"}}""")),
        ("SW0070", Rules("text", """{"ruleType":"format","value":{"v":§"phone"}}""")),
        ("SW0070", Rules("array", """{"ruleType":"maxItems","value":{"v":§"3"}}""")),
        ("SW0070", Rules("int", """{"ruleType":"min","value":{"v":1}},{"ruleType":§"min","value":{"v":2}}""")),
        ("SW0070", Rules("int", """{"ruleType":"min","value":{"v":3}},{"ruleType":"max","value":§{"v":2}}""")),
        ("SW0071", Rules("int", """{"ruleType":§"minimum","value":{"v":1}}""")),
        ("SW0072", Rules("text", """{"ruleType":§"min","value":{"v":1}}""")),
        ("SW0072", Rules("int", """{"ruleType":§"pattern","value":{"v":"a"}}""")),
        ("SW0072", Rules("text", """{"ruleType":§"maxItems","value":{"v":1}}""")),
        ("SW0072", """{"t":{"columns":[{"name":"id","type":"int","isPrimary":true,"isGenerated":true,"rules":[{"ruleType":§"min","value":{"v":1}}]}]}}"""),
        ("SW0073", Rules("text", """{"ruleType":§"custom","value":{"v":"x"}}""")),
        ("SW0004", Table("", "\"parent\":§1")),
        ("SW0004", Table("", "\"isAbstract\":§\"yes\"")),
        ("SW0010", Table("", "\"parent\":§\"a.b.c\"")),
        ("SW0110", Child("", """ "parent":§"people" """, parent: false)),
        ("SW0111", """{"a":{"parent":"b","columns":[]},"b":{"parent":§"a","columns":[#ID]}}"""),
        ("SW0111", """{"a":{"parent":§"a","columns":[#ID]}}"""),
        ("SW0112", Child("""{"name":§"Name","type":"text"}""")),
        ("SW0112", Child("""{"name":§"id","type":"int","isPrimary":true}""")),
        ("SW0119", Child("", """ "computedFields":[{"name":§"upper","expression":"1","isVirtual":true}] """)),
        ("SW0135", """{"root":{"columns":[#ID],"computedFields":[{"name":"v","expression":"1","isVirtual":true}]},"child":{"parent":"root","columns":[],"computedFields":[{"name":§"v","expression":"2","isVirtual":true,"isMaterialized":true}]}}"""),
        ("SW0112", Child("", """ "computedFields":[{"name":§"owner","expression":"1"}] """)),
        ("SW0112", Child("", """ "relations":[{"propertyName":§"owner","type":"many-to-one","targetTable":"root"}] """)),
        ("SW0113", Child("""{"name":§"key","type":"int","isPrimary":true}""")),
        ("SW0114", Child("""{"name":§"sub_entity","type":"text"}""")),
        ("SW0114", """{"root":{"isAbstract":true,"columns":[#ID,{"name":§"Sub_Entity","type":"text"}]}}"""),
        ("SW0115", """{§"root":{"isAbstract":true,"isSingleRecord":true,"columns":[#ID]}}"""),
        ("SW0115", """{"root":{"isSystem":true,"columns":[#ID]},"child":{"parent":§"root","columns":[]}}"""),
        ("SW0116", Child("""{"name":"other","type":"text"}""", """ "mainField":§"other" """)),
        ("SW0116", Child("", """ "saveRestoreKey":§"key" """)),
        ("SW0117", Child("", """ "checkConstraints":[{"name":"named","expression":§"true"}] """)),
        ("SW0117", Child("", """ "uniqueConstraints":[{"name":§"key","columns":["id"]}] """)),
        ("SW0082", """{"root":{"columns":[#ID],"mainField":§"of"},"child":{"parent":"root","columns":[{"name":"of","type":"text"}]}}"""),
        ("SW0036", """{"root":{"columns":[#ID]},"child":{"parent":"root","columns":[{"name":"xs","type":"int"}]},"x":{"columns":[#ID],"relations":[{"propertyName":"to","type":"many-to-one","targetTable":"root","inversePropertyName":§"xs"}]}}"""),
        ("SW0118", """{"root":{"columns":[]},"child":{"parent":§"root","columns":[]}}"""),
        ("SW0042", """{"root":{"columns":[#ID,{"name":"child__of","type":"int"}]},"child":{"parent":"root","columns":[{"name":§"of","type":"text"}]}}"""),
    ];

    private static IEnumerable<(string Type, string Value)> Defaults =>
    [
        ("\"type\":\"int\"", "\"1\""), ("\"type\":\"int\"", "2147483648"), ("\"type\":\"int\"", "1.0"),
        ("\"type\":\"bigint\"", "9223372036854775808"), ("\"type\":\"float\"", "1e999"), ("\"type\":\"float\"", "\"x\""),
        ("\"type\":\"decimal\"", "1.234"), ("\"type\":\"decimal\"", "123456789"), ("\"type\":\"decimal\"", "1e2"),
        ("\"type\":\"varchar\",\"options\":{\"length\":2}", "\"abc\""), ("\"type\":\"text\"", "1"), ("\"type\":\"text\"", "\"\\u0000\""),
        ("\"type\":\"boolean\"", "0"), ("\"type\":\"uuid\"", "\"x\""), ("\"type\":\"ObjectId\"", "\"x\""),
        ("\"type\":\"date\"", "\"2026-02-30\""), ("\"type\":\"time\"", "\"25:00\""), ("\"type\":\"datetime\"", "\"2026-11-21\""),
        ("\"type\":\"datetime\"", "\"2026-11-21T10:00:00+1\""), ("\"type\":\"enum\",\"options\":[\"a\"]", "\"b\""),
        ("\"type\":\"array-select\",\"options\":[\"a\"]", "[\"b\"]"), ("\"type\":\"array\",\"options\":{\"of\":\"int\"}", "[1,null]"),
        ("\"type\":\"array\"", "1"), ("\"type\":\"text\"", "[]"),
    ];

    private static string Rules(string type, string rules) => Table($$"""{"name":"a","type":"{{type}}","rules":[{{rules}}]}""");

    private static string AB => """{"name":"a","type":"int"},{"name":"b","type":"int"}""";

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_is_told_once_and_at_its_place(string id, string marked)
    {
        var text = marked.Replace("§", "", StringComparison.Ordinal);

        var diagnostics = ModelResolver.Resolve([SnapshotReader.Read("snapshot.json", text)]).Diagnostics;

        // A table that is left out says why; what it makes others leave out is told too, and by one case on purpose.
        AssertAt(id, marked, diagnostics.Where(d => d.Id == id || (id is not ("SW0043" or "SW0118") && d.Id is not ("SW0043" or "SW0118"))));
    }

    [Theory]
    [MemberData(nameof(ExportCases))]
    public void A_fault_of_an_export_is_told_once_and_at_its_place(string id, string marked) =>
        AssertAt(id, marked, ModelResolver.Resolve([SnapshotReader.ReadExport("metadata.json", marked.Replace("§", "", StringComparison.Ordinal))]).Diagnostics);

    [Theory]
    [InlineData("a b.funql")]
    [InlineData("views/Sales.totals.funql")]
    [InlineData(".funql")]
    public void A_file_must_be_named_as_a_view_can_be(string file) =>
        Assert.Equal("SW0086 1,1", string.Join("|", SnapshotReader.ReadView(file, "SELECT 1").Diagnostics.Select(static d => $"{d.Id} {d.Position.Line},{d.Position.Column}")));

    [Fact]
    public void Two_files_of_one_view_are_told_at_the_second()
    {
        var resolution = ModelResolver.Resolve([SnapshotReader.ReadView("a/v.funql", "SELECT 1"), SnapshotReader.ReadView("b/public.v.funql", "SELECT 2")]);

        Assert.Equal("b/public.v.funql(1,1): error SW0081: There is a file of a view 'v' already.", Assert.Single(resolution.Diagnostics).ToString());
    }

    [Fact]
    public void Every_id_of_the_catalog_has_a_case()
    {
        // A file that is a view has tests of its own; texts of FunQL are not read here.
        string[] others = ["SW0086", "SW0091", "SW0100", "SW0101", "SW0102", "SW0103", "SW0104", "SW0105"];
        var cases = All.Select(static c => c.Id).Concat(others).Concat(ExportCases.Select(static c => (string)c[0])).ToHashSet();

        Assert.Equal(DiagnosticCatalog.All.Select(static r => r.Id), DiagnosticCatalog.All.Select(static r => r.Id).Where(cases.Contains));
    }

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_text()
    {
        var diagnostics = Given.Resolution("""
            {
              "Books": {},
              "tags": { "columns": [
                { "name": "id", "type": "itn" },
                { "name": "x", "type": "enum" }
              ], "colour": 1 },
              "good": { "columns": [{ "name": "id", "type": "int", "isPrimary": true }] }
            }
            """).Diagnostics;

        Assert.Equal(["SW0010 2,3", "SW0020 4,29", "SW0022 5,5", "SW0005 6,6"], diagnostics.Select(static d => $"{d.Id} {d.Position.Line},{d.Position.Column}"));
    }

    [Fact]
    public void An_unknown_key_names_what_was_meant_or_the_choices()
    {
        var near = Given.Resolution(Given.TableText("""{"name":"a","type":"int","isNulable":true}""")).Diagnostics[0];
        Assert.Equal("Unknown key 'isNulable'. Did you mean 'isNullable'?", near.Message);
        Assert.Equal("$.t.columns[1].isNulable", near.Position.JsonPath);
        Assert.Equal($"snapshot0.json(1,{near.Position.Offset + 1}): error SW0005: Unknown key 'isNulable'. Did you mean 'isNullable'?", near.ToString());

        var far = Given.Resolution(Given.TableText("""{"name":"a","type":"varchar","options":{"zzz":1}}""")).Diagnostics[0];
        Assert.Equal("Unknown key 'zzz'. Choices: length.", far.Message);
    }

    private static void AssertAt(string id, string marked, IEnumerable<ModelDiagnostic> diagnostics)
    {
        var diagnostic = Assert.Single(diagnostics);
        var offset = marked.IndexOf('§', StringComparison.Ordinal);
        var line = marked.AsSpan(0, offset).Count('\n') + 1;
        var column = offset - marked.LastIndexOf('\n', offset);
        Assert.Equal((id, line, column), (diagnostic.Id, diagnostic.Position.Line, diagnostic.Position.Column));
        Assert.DoesNotContain("{0}", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(DiagnosticCatalog.All.Single(r => r.Id == id).Level, diagnostic.Level);
    }

    /// <summary>A table with a parent that has a bit of everything.</summary>
    private static string Child(string columns, string more = "", bool parent = true) =>
        """{"root":{"columns":[#ID,{"name":"name","type":"text"}],"mainField":"name","relations":[{"propertyName":"owner","type":"many-to-one","targetTable":"root"}],"""
        + """ "uniqueConstraints":[{"name":"key","columns":["id"],"isAlternateKey":true}],"checkConstraints":[{"name":"named","expression":"name <> ''"}],"""
        + """ "computedFields":[{"name":"upper","expression":"upper(name)"}]},"child":{"""
        + (parent ? "\"parent\":\"root\"," : "") + "\"columns\":[" + columns + "]" + (more.Length > 0 ? "," : "") + more + "}}";

    private static string Table(string columns, string more = "") => "\n  " + Given.TableText(columns, more);

    /// <summary>A table with one owning relation <c>r</c> to itself that has more keys.</summary>
    private static string Relation(string more, string others = "", string mark = "") =>
        Table("", Relations($"{{\"propertyName\":{mark}\"r\",\"type\":\"many-to-one\",\"targetTable\":\"t\"{Comma(others.Length > 0 ? others : more)}}}"));

    private static string Relations(string relations) => $"\"relations\":[{relations}]";

    private static string Comma(string more) => more.Length > 0 ? "," + more : "";

    /// <summary>A table <c>t</c> that points to <c>u</c> and to itself, and a table <c>u</c> with some inverses.</summary>
    private static string Two(string inverses) => """
        {"t":{"columns":[#ID],"relations":[
          {"propertyName":"u","type":"many-to-one","targetTable":"u"},
          {"propertyName":"self","type":"many-to-one","targetTable":"t"}]},
        "u":{"columns":[#ID],"relations":[#INVERSES]}}
        """.Replace("#INVERSES", inverses, StringComparison.Ordinal);
}
