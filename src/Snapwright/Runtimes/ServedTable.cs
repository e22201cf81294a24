using Snapwright.Compilation;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Handlers;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Writes;

namespace Snapwright.Runtimes;

/// <summary>A table with all that serves it.</summary>
public sealed class ServedTable
{
    internal ServedTable(Table table, TableHandler handler, bool isCompiled, string reason, KnownStatements statements, TableWriter writer)
    {
        Table = table;
        Fields = writer.Fields;
        Handler = handler;
        WriteRow = handler.WriteRow;
        IsCompiled = isCompiled;
        Reason = reason;
        Statements = statements;
        Writer = writer;
        Name = table.Name.ToString();
        Path = "/api/" + Name;
        KeySlot = writer.KeySlot;
    }

    /// <summary>The table.</summary>
    public Table Table { get; }

    /// <summary><c>books</c>, or <c>schema.books</c>.</summary>
    public string Name { get; }

    /// <summary>Whether generated code serves it; otherwise the interpreter does.</summary>
    public bool IsCompiled { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }

    internal string Path { get; }

    /// <summary>The handler that the generator emitted for a table of this name, be it the one that serves it or not.</summary>
    internal CompiledTable? Compiled { get; init; }

    internal EquatableArray<StoredField> Fields { get; }

    internal int KeySlot { get; }

    internal TableHandler Handler { get; }

    /// <summary>The handler's <see cref="TableHandler.WriteRow"/>, as a delegate that is made once.</summary>
    internal Action<RowReader, JsonOutput> WriteRow { get; }

    internal KnownStatements Statements { get; }

    internal TableWriter Writer { get; }
}
