using System.Text;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Naming;

/// <summary>The names that tables, fields and choices have in C#. Every name is a valid identifier and no keyword.</summary>
public static class ClrNames
{
    /// <summary>Members that every class or record has: a property of that name would hide or break them.</summary>
    private static readonly string[] ReservedMembers =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "Clone", "EqualityContract", "PrintMembers",
        "Deconstruct",
    ];

    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern "
        + "false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override "
        + "params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof "
        + "uint ulong unchecked unsafe ushort using virtual void volatile while await field record required var value").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The class of a row: <c>books</c> is <c>Book</c>, <c>order_items</c> is <c>OrderItem</c>, <c>shop.orders</c> is <c>ShopOrder</c>.</summary>
    public static string Entity(TableName table) => TableWords(table, EnglishNouns.Singular);

    /// <summary>The set of rows: <c>books</c> and <c>book</c> are <c>Books</c>; the same as <see cref="Entity"/> for words without a plural.</summary>
    public static string Set(TableName table) => TableWords(table, static word => EnglishNouns.Plural(EnglishNouns.Singular(word)));

    /// <summary>The method of a view: <c>overdue_loans</c> is <c>OverdueLoans</c>, <c>shop.top</c> is <c>ShopTop</c>.</summary>
    public static string View(TableName view) => Pascal(view.Schema == TableName.DefaultSchema ? view.Name : view.Schema + "_" + view.Name);

    /// <summary>
    /// The properties of a row with these columns, in their order; a name that two of them would have, or one of the taken ones, gets a number.
    /// </summary>
    /// <param name="columns">The columns.</param>
    /// <param name="reserved">Names that are taken already.</param>
    public static EquatableArray<string> Properties(IEnumerable<string> columns, params string[] reserved)
    {
        var taken = new HashSet<string>(ReservedMembers.Concat(reserved), StringComparer.Ordinal);
        return columns.Select(column => Distinct(Property(column), taken)).ToEquatableArray();
    }

    /// <summary>The parameters of a method with these arguments, in their order; a name that two of them would have, or one of the taken ones, gets a number.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="reserved">Names that are taken already.</param>
    public static EquatableArray<string> Parameters(IEnumerable<string> arguments, params string[] reserved)
    {
        var taken = new HashSet<string>(reserved, StringComparer.Ordinal);
        return arguments.Select(argument => Distinct(Parameter(argument), taken)).ToEquatableArray();
    }

    /// <summary>The names of all tables of a model. The first by name keeps its own; others get a number where names meet.</summary>
    public static IReadOnlyDictionary<TableName, ClrTableName> Tables(MetadataModel model)
    {
        var entities = new HashSet<string>(StringComparer.Ordinal);
        var sets = new HashSet<string>(StringComparer.Ordinal);
        var names = new Dictionary<TableName, ClrTableName>();
        foreach (var table in model.Tables)
        {
            names.Add(table.Name, new(Distinct(Entity(table.Name), entities), Distinct(Set(table.Name), sets)));
        }

        return names;
    }

    /// <summary>
    /// The properties of a table's class: for columns and relations by logical name, for foreign keys by physical column.
    /// Columns choose first, then relations, then foreign keys.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Properties(Table table)
    {
        var taken = new HashSet<string>(ReservedMembers, StringComparer.Ordinal) { Entity(table.Name) };
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = table.Columns.Select(static c => c.Name)
            .Concat(table.Relations.Select(static r => r.Name))
            .Concat(table.ForeignKeys.Select(static r => r.ForeignKey!));
        var logical = table.ForeignKeys.ToDictionary(static r => r.ForeignKey!, r => LogicalForeignKey(table, r));
        foreach (var field in fields)
        {
            names.Add(field, Distinct(Property(logical.TryGetValue(field, out var name) ? name : field), taken));
        }

        return names;
    }

    /// <summary>The properties of the computed fields of a table's class, by their names; all others choose before them.</summary>
    public static IReadOnlyDictionary<string, string> ComputedProperties(Table table)
    {
        var taken = new HashSet<string>(ReservedMembers.Concat(Properties(table).Values), StringComparer.Ordinal) { Entity(table.Name) };
        return table.ComputedFields.ToDictionary(static f => f.Name, f => Distinct(Property(f.Name), taken), StringComparer.Ordinal);
    }

    // The column of a table that inherits has the name of the table in front, which the class has, too.
    private static string LogicalForeignKey(Table table, Relation relation)
    {
        var column = PhysicalNames.ForeignKeyColumn(relation.Name);
        return relation.ForeignKey == PhysicalNames.InheritingColumn(relation.InheritedFrom ?? table.Name, column) ? column : relation.ForeignKey!;
    }

    /// <summary>A field in Pascal case, by itself: <c>birth_date</c> and <c>birthDate</c> are <c>BirthDate</c>.</summary>
    public static string Property(string field) => Pascal(field);

    /// <summary>A field as a parameter or local: <c>birthDate</c>, <c>@class</c>.</summary>
    public static string Parameter(string field)
    {
        var pascal = Pascal(field);
        var name = $"{char.ToLowerInvariant(pascal[0])}{pascal.Substring(1)}";
        return Keywords.Contains(name) ? $"@{name}" : name;
    }

    /// <summary>
    /// The members of an enum of choices, in their order: <c>in progress</c> is <c>InProgress</c>. Signs are words where choices would have one name without them: <c>A+</c> and
    /// <c>A-</c> are <c>APlus</c> and <c>AMinus</c>.
    /// </summary>
    public static EquatableArray<string> EnumMembers(IEnumerable<string> choices)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var all = choices.Select(static choice => (Text: choice, Name: choice.Length == 0 ? "Empty" : Pascal(choice))).ToList();
        var shared = new HashSet<string>(all.GroupBy(static c => c.Name, StringComparer.Ordinal).Where(static g => g.Count() > 1).Select(static g => g.Key), StringComparer.Ordinal);
        return all.Select(c => Distinct(shared.Contains(c.Name) ? Pascal(SignNames.Spell(c.Text)) : c.Name, taken)).ToEquatableArray();
    }

    private static string TableWords(TableName table, Func<string, string> inflect)
    {
        var end = table.Name.LastIndexOf('_') + 1;
        var name = $"{table.Name.Substring(0, end)}{inflect(table.Name.Substring(end))}";
        return Pascal(table.Schema == TableName.DefaultSchema ? name : table.Schema + "_" + name);
    }

    private static string Pascal(string text)
    {
        var name = new StringBuilder(text.Length);
        var isStart = true;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                isStart = true;
                continue;
            }

            name.Append(isStart ? char.ToUpperInvariant(c) : c);
            isStart = false;
        }

        if (name.Length == 0)
        {
            return "Value";
        }

        return char.IsDigit(name[0]) ? "_" + name : name.ToString();
    }

    /// <summary>The name, or the name with the first number from 2 that makes it another.</summary>
    private static string Distinct(string name, HashSet<string> taken)
    {
        var distinct = name;
        for (var number = 2; !taken.Add(distinct); number++)
        {
            distinct = FormattableString.Invariant($"{name}{number}");
        }

        return distinct;
    }
}

/// <summary>The names of a table in C#.</summary>
/// <param name="Entity">The class of a row.</param>
/// <param name="Set">The set of rows, on the database object.</param>
public sealed record ClrTableName(string Entity, string Set);
