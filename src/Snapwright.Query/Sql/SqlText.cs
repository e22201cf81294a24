using System.Globalization;
using System.Text;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;

namespace Snapwright.Query.Sql;

/// <summary>A statement in the making: its text, and the types of the parameters that the text mentions.</summary>
internal sealed class SqlText(Dialect dialect)
{
    private readonly StringBuilder _text = new();
    private readonly List<DataType?> _parameters = [];

    public Dialect Dialect { get; } = dialect;

    /// <summary>
    /// How many negations the text stands in. Outside of all, a condition that is unknown does as well as one that is false.
    /// </summary>
    public int Negations { get; set; }

    /// <summary>The parameters that were mentioned, by their new numbers; null where parameters keep their numbers.</summary>
    public List<int>? Mentioned { get; init; }

    /// <summary>
    /// What follows each aggregate function: the window of an <see cref="OverWindow"/>. An aggregate of exact numbers can be several functions of the database.
    /// </summary>
    public Action? Window { get; set; }

    /// <summary>Appends the window of an aggregate function that has just been closed, where there is one.</summary>
    public SqlText AppendWindow()
    {
        Window?.Invoke();
        return this;
    }

    /// <summary>Appends what stands inside an aggregate function, which has no window of its own.</summary>
    public void AppendInside(Action append)
    {
        var window = Window;
        Window = null;
        append();
        Window = window;
    }

    /// <summary>
    /// Appends a text in which <c>{0}</c>, <c>{1}</c>, ... stand for expressions, in parentheses where they need some. An expression that stands twice is written
    /// twice: for those that are short.
    /// </summary>
    public SqlText AppendFormat(string format, params Expression[] expressions)
    {
        var start = 0;
        for (var i = 0; i + 2 < format.Length; i++)
        {
            if (format[i] == '{' && format[i + 2] == '}' && format[i + 1] >= '0' && format[i + 1] - '0' < expressions.Length)
            {
                Append(format.Substring(start, i - start));
                Dialect.Computations.WriteOperand(this, expressions[format[i + 1] - '0']);
                start = i + 3;
                i += 2;
            }
        }

        return Append(format.Substring(start));
    }

    public SqlText Append(string text)
    {
        _text.Append(text);
        return this;
    }

    public SqlText AppendName(string identifier) => Append(Dialect.Quote(identifier));

    /// <summary>
    /// What stands before the columns of the one row that a definition is about, such as <c>NEW.</c> in a trigger; null in queries, where columns have the
    /// alias of their source. All other rows have one there, too.
    /// </summary>
    public string? Row { get; init; }

    public SqlText AppendColumn(int source, string column) =>
        Row is { } row && source == BoundExpression.Row ? Append(row).AppendName(column) : AppendAlias(source).Append(".").AppendName(column);

    public SqlText AppendAlias(int source) => Append("t" + source.ToString(CultureInfo.InvariantCulture));

    public SqlText AppendParameter(Parameter parameter)
    {
        var index = Mentioned is null ? parameter.Index : Mention(parameter.Index);
        while (_parameters.Count <= index)
        {
            _parameters.Add(null);
        }

        _parameters[index] = parameter.Type;
        return Append("$" + (index + 1).ToString(CultureInfo.InvariantCulture));
    }

    public SqlText AppendList<T>(IReadOnlyList<T> items, string separator, Action<T> append)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                Append(separator);
            }

            append(items[i]);
        }

        return this;
    }

    private int Mention(int index)
    {
        var known = Mentioned!.IndexOf(index);
        if (known >= 0)
        {
            return known;
        }

        Mentioned.Add(index);
        return Mentioned.Count - 1;
    }

    /// <summary>A statement that shares the values of another, and need not mention all of them.</summary>
    public SqlStatement ToStatement(EquatableArray<DataType> parameters) => new(_text.ToString(), parameters);

    /// <summary>A statement of which the first parameters are given, mentioned or not; all others are mentioned.</summary>
    public SqlStatement ToStatementWith(EquatableArray<DataType> first)
    {
        for (var i = 0; i < first.Count; i++)
        {
            if (i == _parameters.Count)
            {
                _parameters.Add(null);
            }

            _parameters[i] ??= first[i];
        }

        return ToStatement();
    }

    /// <exception cref="InvalidOperationException">A parameter with a smaller number is not mentioned: a bug in the planner.</exception>
    public SqlStatement ToStatement()
    {
        var types = new DataType[_parameters.Count];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = _parameters[i] ?? throw new InvalidOperationException($"Parameter ${i + 1} is not used in: {_text}");
        }

        return new(_text.ToString(), new EquatableArray<DataType>(types));
    }
}
