using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Views;

namespace Snapwright.Compilation;

/// <summary>What the generator emits for a view: its statements and its rows. It has no state.</summary>
public abstract class CompiledView
{
    /// <summary>The view: <c>overdue_loans</c>, or <c>schema.overdue_loans</c>.</summary>
    public abstract string ViewName { get; }

    /// <summary>The fingerprint of the definition it was emitted from, see <see cref="ViewFingerprint"/>.</summary>
    public abstract string Fingerprint { get; }

    /// <summary>The arguments, as declared.</summary>
    public abstract EquatableArray<CompiledArgument> Arguments { get; }

    /// <summary>The columns, as selected; rows have them at these ordinals.</summary>
    public abstract EquatableArray<CompiledColumn> Columns { get; }

    /// <summary>The statement in a dialect; null where the dialect is not known to this build.</summary>
    /// <param name="dialect">The name of the dialect: <c>sqlite</c>, <c>postgres</c>.</param>
    public abstract ViewStatement? Statement(string dialect);

    /// <summary>Writes the row at the reader's position as a JSON object of its columns.</summary>
    public abstract void WriteRow(RowReader row, JsonOutput output);
}

/// <summary>What the generator emits for a view, with its types.</summary>
/// <typeparam name="TRow">A row.</typeparam>
public abstract class CompiledView<TRow> : CompiledView
    where TRow : class
{
    /// <summary>The typed row at the reader's position.</summary>
    public abstract TRow ReadRow(RowReader row);
}

/// <summary>An argument as it was compiled.</summary>
/// <param name="Name">Its name, without <c>$</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNullable">Whether NULL is taken.</param>
public sealed record CompiledArgument(string Name, DataType Type, bool IsNullable);

/// <summary>A column as it was compiled.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNullable">Whether it can be NULL.</param>
public sealed record CompiledColumn(string Name, DataType Type, bool IsNullable);
