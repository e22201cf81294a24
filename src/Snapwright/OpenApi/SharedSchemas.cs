using System.Text.Json;

namespace Snapwright.OpenApi;

/// <summary>The schemas that all tables share. Fixed text, as it depends on no model.</summary>
internal static class SharedSchemas
{
    private static readonly (string Name, string Schema)[] OfReads =
    [
        ("Problem", """
            {"type":"object","description":"What went wrong (RFC 9457).","required":["type","title","status","code"],"properties":{
            "type":{"type":"string","description":"`urn:snapwright:error:` and the code."},
            "title":{"type":"string"},"status":{"type":"integer","format":"int32"},"detail":{"type":"string"},
            "code":{"type":"string","description":"Stable; what programs look at."},
            "errors":{"type":"array","description":"One entry per field or parameter.","items":{"type":"object","required":["field","code","message"],
            "properties":{"field":{"type":"string"},"code":{"type":"string"},"message":{"type":"string"}}}}},
            "examples":[{"type":"urn:snapwright:error:not_found","title":"Not found","status":404,"detail":"There is no such row.","code":"not_found"}]}
            """),
        ("Meta", """
            {"type":"object","description":"What was asked for beside the rows.","properties":{
            "totalCount":{"type":"integer","format":"int64","description":"Rows of the table."},
            "filterCount":{"type":"integer","format":"int64","description":"Rows that meet filter and search."},
            "hasMore":{"type":"boolean","description":"With `limit=-1`: whether there are more rows than the greatest limit."},
            "pageInfo":{"$ref":"#/components/schemas/PageInfo"},
            "aggregate":{"type":"object","description":"The numbers that `aggregate` asks for, in its form."}}}
            """),
        ("PageInfo", """
            {"type":"object","description":"Of a page by cursors.","required":["startCursor","endCursor","hasNextPage","hasPreviousPage"],"properties":{
            "startCursor":{"type":["string","null"],"description":"Of the first row; null where the page is empty."},
            "endCursor":{"type":["string","null"],"description":"Of the last row."},
            "hasNextPage":{"type":"boolean"},"hasPreviousPage":{"type":"boolean"}}}
            """),
        ("Groups", """
            {"type":"object","description":"The answer where `groupBy` is given: the keys of each group, and its numbers.","required":["data"],"properties":{
            "data":{"type":"array","items":{"type":"object"}}}}
            """),
        ("Names", """{"description":"Names, as an array or with commas between.","type":["array","string","null"],"items":{"type":"string"}}"""),
        ("Query", """
            {"type":"object","description":"The parameters of the list as properties.","additionalProperties":false,"properties":{
            "fields":{"$ref":"#/components/schemas/Names"},"filter":{"type":["object","null"]},"search":{"type":["string","null"],"description":"Where the table has searchable columns."},
            "sort":{"$ref":"#/components/schemas/Names"},"limit":{"type":["integer","null"],"minimum":-1},"page":{"type":["integer","null"],"minimum":1},
            "first":{"type":["integer","null"],"minimum":1},"after":{"type":["string","null"]},"last":{"type":["integer","null"],"minimum":1},"before":{"type":["string","null"]},
            "meta":{"$ref":"#/components/schemas/Names"},"deep":{"type":["object","null"]},"aggregate":{"type":["object","string","null"]},
            "groupBy":{"$ref":"#/components/schemas/Names"},"having":{"type":["object","null"]}},
            "examples":[{"fields":["*"],"sort":["-id"],"limit":5}]}
            """),
    ];

    private static readonly (string Name, string Schema)[] OfWrites =
    [
        ("WriteMeta", """
            {"type":"object","description":"How many rows were written.","properties":{
            "affected":{"type":"integer","format":"int32","description":"Rows that were changed or deleted."},
            "created":{"type":"integer","format":"int32"},"updated":{"type":"integer","format":"int32"},
            "ignored":{"type":"integer","format":"int32","description":"With `onConflictAction=ignore`: rows that were there."}}}
            """),
        ("Keyed", """{"type":"object","required":["id"],"properties":{"id":{"description":"The key of the row.","type":["integer","string"]}}}"""),
        ("RowReference", """
            {"description":"A row that is there: its key, an object with the key, or with the values of a unique group.","type":["integer","string","object"]}
            """),
        ("NestedRow", """
            {"type":"object","description":"One related row: with `id` one that is there, whose other fields are set; without it a new one; or one word that says what to do.","properties":{
            "connect":{"$ref":"#/components/schemas/RowReference"},"create":{"type":"object","description":"The fields of a new row."},
            "update":{"type":"object","description":"Fields of the related row."},"disconnect":{"const":true},"delete":{"const":true}}}
            """),
        ("NestedRows", """
            {"type":"object","description":"Words that say what to do with the related rows.","additionalProperties":false,"minProperties":1,"properties":{
            "set":{"type":"array","description":"These rows and no others.","items":{"$ref":"#/components/schemas/RowReference"}},
            "connect":{"type":"array","items":{"$ref":"#/components/schemas/RowReference"}},
            "disconnect":{"type":"array","items":{"$ref":"#/components/schemas/RowReference"}},
            "delete":{"type":"array","items":{"$ref":"#/components/schemas/RowReference"}},
            "create":{"type":"array","items":{"type":"object"}},
            "update":{"type":"array","items":{"$ref":"#/components/schemas/Keyed"}}}}
            """),
    ];

    private static readonly (string Name, string Schema)[] OfTransactions =
    [
        ("Transaction", """
            {"type":"object","required":["operations"],"additionalProperties":false,"properties":{"operations":{"type":"array","items":{"$ref":"#/components/schemas/Operation"}}}}
            """),
        ("Operation", """
            {"description":"A write of one row, or a command. `{\"$ref\":\"name.field\"}` stands for a value of the row that `as` has named in an earlier operation.","type":"object",
            "additionalProperties":false,"properties":{
            "create":{"type":"string","description":"The table; with `data`."},"update":{"type":"string","description":"The table; with `id` and `data`."},
            "delete":{"type":"string","description":"The table; with `id`."},"upsert":{"type":"string","description":"The table; with `onConflict` and `data`."},
            "command":{"type":"string","description":"The view that is a command; with `arguments`."},"arguments":{"type":"object"},
            "id":{"type":["integer","string","object"]},"data":{"type":"object"},"as":{"type":"string","description":"A name for the row."},
            "onConflict":{"type":["string","array"],"items":{"type":"string"}},"onConflictAction":{"enum":["update","ignore"]}},
            "oneOf":[{"required":["create","data"],"properties":{"create":{},"data":{}}},{"required":["update","id","data"],"properties":{"update":{},"id":{},"data":{}}},
            {"required":["delete","id"],"properties":{"delete":{},"id":{}}},{"required":["upsert","onConflict","data"],"properties":{"upsert":{},"onConflict":{},"data":{}}},
            {"required":["command"],"properties":{"command":{},"arguments":{}}}]}
            """),
        ("TransactionAnswer", """
            {"type":"object","required":["data"],"properties":{"data":{"type":"array","description":"An entry per operation, in order.","items":{"type":"object","required":["status"],
            "properties":{"status":{"type":"integer","format":"int32"},"data":{"type":["object","array"],"description":"The row with its default fields; of a command, the rows of RETURNING."},
            "meta":{"type":"object","description":"Of a command: how many rows it changed.","properties":{"affected":{"type":"integer","format":"int32"}}}}}}}}
            """),
    ];

    /// <summary>Writes them as entries of <c>components.schemas</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="hasWrites">Whether some table takes writes of many rows.</param>
    /// <param name="hasTransactions">Whether there are transactions.</param>
    public static void Write(Utf8JsonWriter json, bool hasWrites, bool hasTransactions)
    {
        foreach (var (name, schema) in OfReads.Concat(hasWrites ? OfWrites : []).Concat(hasTransactions ? OfTransactions : []))
        {
            json.WritePropertyName(name);
            json.WriteRawValue(schema);
        }
    }
}
