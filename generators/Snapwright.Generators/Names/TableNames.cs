using Snapwright.Generators.Tables;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Names;

/// <summary>The names of what is emitted for a table.</summary>
/// <param name="Set">The property of <c>Db</c>: <c>Books</c>; <c>SalesBooks</c> for <c>sales.books</c>.</param>
/// <param name="Entity">The typed row: <c>Book</c>.</param>
internal sealed record TableNames(string Set, string Entity)
{
    /// <summary>The name of its files, without what all of them have.</summary>
    public string File { get; init; } = Entity;

    /// <summary>What an insert takes.</summary>
    public string Create => Entity + "Create";

    /// <summary>What an update takes.</summary>
    public string Update => Entity + "Update";

    /// <summary>The fields for typed queries.</summary>
    public string Fields => Entity + "Fields";

    /// <summary>The methods that find rows by alternate keys.</summary>
    public string Keys => Entity + "Keys";

    /// <summary>The names of checks and uniques.</summary>
    public string Constraints => Entity + "Constraints";

    /// <summary>The handler.</summary>
    public string Handler => Entity + "Handler";

    /// <summary>The table of the typed client.</summary>
    public string ClientTable => Entity + "Table";

    /// <summary>What reads and writes its rows for the typed client.</summary>
    public string ClientJson => Entity + "Json";

    /// <summary>The names for a table.</summary>
    public static TableNames Of(TableName table) => new(ClrNames.Set(table), ClrNames.Entity(table));

    /// <summary>The enum of a column with choices: <c>BookStatus</c>; <c>BookFieldsChoice</c> where a type of the table has that name.</summary>
    public string Choice(Column column)
    {
        var name = Entity + ClrNames.Property(column.Name);
        return name == Create || name == Update || name == Fields || name == Handler ? name + "Choice" : name;
    }

    /// <summary>Every type that is emitted for a table.</summary>
    public IEnumerable<string> Types(Table table)
    {
        yield return Entity;
        yield return Create;
        yield return Update;
        yield return Fields;
        yield return Handler;
        if (table.UniqueConstraints.Any(static c => c.IsAlternateKey))
        {
            yield return Keys;
        }

        if (ConstraintModel.Of(table).Count > 0)
        {
            yield return Constraints;
        }

        foreach (var column in table.Columns.Where(static c => c.DeclaredType == ColumnType.Enum))
        {
            yield return Choice(column);
            yield return Choice(column) + "Text";
        }
    }
}
