using System.Text;
using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>The text that is made, and the printers that make it.</summary>
internal sealed class PrintOutput
{
    private readonly StringBuilder _text = new();

    public PrintOutput()
    {
        Expressions = new(this);
        Calls = new(this);
        Queries = new(this);
        Sources = new(this);
        Commands = new(this);
        Views = new(this);
    }

    public ExpressionPrinter Expressions { get; }

    public CallPrinter Calls { get; }

    public QueryPrinter Queries { get; }

    public SourcePrinter Sources { get; }

    public CommandPrinter Commands { get; }

    public ViewPrinter Views { get; }

    public bool EndsWithMinus => _text.Length > 0 && _text[_text.Length - 1] == '-';

    public PrintOutput Add(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>A name where a keyword could stand too.</summary>
    public PrintOutput Name(NameSyntax name) => Add(Quoting.Name(name.Text));

    /// <summary>A name where nothing but a name can stand.</summary>
    public PrintOutput AnyWord(NameSyntax name) => Add(Quoting.AnyWord(name.Text));

    public PrintOutput Table(TableNameSyntax table)
    {
        if (table.Schema is null)
        {
            return Name(table.Name);
        }

        return Name(table.Schema).Add(".").AnyWord(table.Name);
    }

    /// <summary>Items with commas between them.</summary>
    public PrintOutput List<T>(EquatableArray<T> items, Action<PrintOutput, T> print)
    {
        for (var i = 0; i < items.Count; i++)
        {
            Add(i == 0 ? "" : ", ");
            print(this, items[i]);
        }

        return this;
    }

    /// <summary>Names in parentheses, with a space before them; nothing for none.</summary>
    public PrintOutput Columns(EquatableArray<NameSyntax> columns) =>
        columns.Count == 0 ? this : Add(" (").List(columns, static (o, c) => o.Name(c)).Add(")");

    public override string ToString() => _text.ToString();
}
