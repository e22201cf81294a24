using Snapwright.Compilation;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Handlers;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Rest;
using Snapwright.Query.Results;
using Snapwright.Writes;

namespace Snapwright.Runtimes;

/// <summary>A table with all that serves it.</summary>
public sealed class ServedTable
{
    internal ServedTable(Table table, TableHandler handler, bool isCompiled, string reason, KnownStatements statements, RowShape shape, TableWriter writer)
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
        KnownGet = new(new(statements.Get, shape, WriteRow), [default]);
        KnownList = new(new(statements.List, shape, WriteRow), []) { Limit = RestLimits.KnownLimit };
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

    /// <summary>The read of one row without options; its one value is the key.</summary>
    internal PreparedRead KnownGet { get; }

    /// <summary>The read of the first rows without options.</summary>
    internal PreparedRead KnownList { get; }

    internal TableWriter Writer { get; }
}
