using System.Text.Json;
using Snapwright.Bodies;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Transactions;

/// <summary>Keys as JSON values.</summary>
internal static class KeyText
{
    /// <summary>The key of a row of a table; null, with an error, where the value is none.</summary>
    public static SqlValue? Read(ServedTable table, ReadOnlySpan<byte> json, BodyErrors errors)
    {
        var key = table.Fields[table.KeySlot];
        var reader = new Utf8JsonReader((byte[])[.. "{\"id\":"u8, .. json, (byte)'}']);
        reader.Read();
        var body = new BodyReader(reader, errors);
        body.NextField();
        var value = body.Read("id", key.Type, isNullable: false);
        return errors.IsEmpty ? value : null;
    }
}
