using System.Text;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Planning;

/// <summary>
/// What of a request decides its plan, as a key, and its values apart from it, in the order of the plan's parameters. Requests with
/// equal keys, on one model, have equal plans.
/// </summary>
/// <param name="Key">Equal for requests of one shape.</param>
/// <param name="Values">The values of the parameters.</param>
public readonly record struct RequestShape(string Key, SqlValue[] Values)
{
    /// <summary>Where in <see cref="Values"/> those of a cursor begin, one after another without NULLs; -1 where there is none.</summary>
    public int CursorAt { get; init; } = -1;

    /// <summary>The places in <see cref="Values"/> of what every query is given, whose values are not known yet.</summary>
    public EquatableArray<(int Index, GlobalParameter Parameter)> Globals { get; init; }

    /// <summary>The shape of a request of a caller.</summary>
    public static RequestShape Of(ReadRequest request, Caller caller)
    {
        var shape = new Builder();
        shape.Text.Append(caller.PlanKey).Append('|').Append(request.Table.Name).Append('|');
        if (request.Key is { } key)
        {
            shape.Text.Append('k');
            shape.Values.Add(key);
        }

        shape.Add(request.Search);
        shape.Add(request.Filter);
        shape.Text.Append('|');
        if (request.Grouping is { } grouping)
        {
            shape.Add(grouping);
        }
        else if (request.Selection is { } selection)
        {
            shape.Add(selection);
        }

        foreach (var computed in request.Computed)
        {
            shape.Text.Append('z');
            shape.Add(computed);
        }

        shape.Text.Append('|');
        shape.Add(request.Sort);
        var cursorAt = -1;
        if (request.Cursor is { } cursor)
        {
            cursorAt = cursor.Position is null ? -1 : shape.Values.Count;
            shape.Add(cursor);
        }

        if (request.Key is null && request.Limit is { } limit)
        {
            shape.AddPage(limit, request.Offset);
            shape.Text.Append(request.LooksAhead ? "+" : "");
        }

        shape.Text.Append('|').Append((int)request.Counts);
        shape.Add(request.Aggregates);
        return new(shape.Text.ToString(), [.. shape.Values]) { CursorAt = cursorAt, Globals = shape.Globals.ToEquatableArray() };
    }

    private sealed class Builder
    {
        public StringBuilder Text { get; } = new(128);

        public List<SqlValue> Values { get; } = [];

        public List<(int Index, GlobalParameter Parameter)> Globals { get; } = [];

        public void Add(TextSearch? search)
        {
            if (search is not null)
            {
                Text.Append('s').Append(search.Tokens.Count).Append(' ');
                Values.AddRange(search.Tokens.Select(SqlValue.Text));
            }
        }

        public void Add(Filter? filter)
        {
            switch (filter)
            {
                case null:
                    break;
                case CompareFilter f:
                    Text.Append('c').Append((int)f.Operator).Append('.');
                    Add(f.Field);
                    Values.Add(f.Value);
                    break;
                case InFilter f:
                    Text.Append('i');
                    Add(f.Field);
                    Values.Add(f.List);
                    break;
                case ContainsFilter f:
                    Text.Append('h');
                    Add(f.Field);
                    Values.Add(f.Needle);
                    break;
                case NullFilter f:
                    Text.Append(f.IsNull ? 'n' : 'v');
                    Add(f.Field);
                    break;
                case RelatedFilter f:
                    Text.Append('r').Append(f.Relation.Name).Append('(');
                    Add(f.Condition);
                    Text.Append(')');
                    break;
                case TestFilter f:
                    new TestShape(Text, Values).Add(f);
                    break;
                case FunQlFilter f:
                    Text.Append('w').Append(f.Condition.Key.Length).Append(' ').Append(f.Condition.Key);
                    Globals.AddRange(f.Condition.Globals.Select(g => (Values.Count + g.Index, g.Parameter)));
                    Values.AddRange(f.Condition.Values);
                    break;
                case NotTrueFilter f:
                    Text.Append("?(");
                    Add(f.Operand);
                    Text.Append(')');
                    break;
                case NotFilter f:
                    Text.Append("!(");
                    Add(f.Operand);
                    Text.Append(')');
                    break;
                case AllFilter f:
                    AddAll('&', f.Filters);
                    break;
                case AnyFilter f:
                    AddAll('/', f.Filters);
                    break;
                default:
                    throw new NotSupportedException($"No shape for {filter.GetType().Name}.");
            }
        }

        public void Add(Selection selection)
        {
            Text.Append('{');
            foreach (var field in selection.Fields)
            {
                switch (field)
                {
                    case SelectedColumn c:
                        Add(c.Field);
                        Text.Append(',');
                        break;
                    case SelectedHighlight:
                        Text.Append("h,");
                        break;
                    case SelectedObject o:
                        Text.Append(o.Name);
                        Add(o.Selection);
                        break;
                    case SelectedAggregate a:
                        Text.Append('a').Append(a.Name).Append(',');
                        AddConstants(a.Term.Field);
                        break;
                    case SelectedRows r:
                        Text.Append(r.Name).Append('[');
                        Add(r.Search);
                        Add(r.Filter);
                        Text.Append(']');
                        Add(r.Selection);
                        Add(r.Sort);
                        AddPage(r.Limit, r.Offset);
                        break;
                    default:
                        throw new NotSupportedException($"No shape for {field.GetType().Name}.");
                }
            }

            Text.Append('}');
        }

        public void Add(IReadOnlyList<SortKey> sort)
        {
            foreach (var key in sort)
            {
                Text.Append(key.Descending ? '-' : '+');
                foreach (var relation in key.Path)
                {
                    Text.Append(relation.Name).Append('.');
                }

                if (key.Rows is { } rows)
                {
                    Text.Append((char)('x' + (int)key.Value)).Append(rows.Name).Append('.');
                }

                Add(key.Field);
                if (key.NullsFirst is { } first)
                {
                    Text.Append(first ? 'f' : 'l');
                }
            }
        }

        public void Add(Grouping grouping)
        {
            foreach (var key in grouping.Keys)
            {
                Text.Append('g').Append(key.Name).Append(',');
                AddConstants(key.Field);
            }

            foreach (var term in grouping.Terms)
            {
                Add(term);
            }

            foreach (var output in grouping.Outputs)
            {
                AddNames(output);
            }

            Text.Append('h');
            Add(grouping.Having);
            foreach (var order in grouping.Sort)
            {
                Text.Append(order.Descending ? '-' : '+').Append(order.Column).Append(order.NullsFirst switch { null => "", true => "f", false => "l" });
            }
        }

        public void Add(IReadOnlyList<NamedAggregate> aggregates)
        {
            foreach (var aggregate in aggregates)
            {
                AddNames(aggregate);
                Add(aggregate.Term);
            }
        }

        public void Add(CursorPage page)
        {
            Text.Append(page.IsBackward ? 'b' : 'a');
            foreach (var value in page.Position ?? default)
            {
                Text.Append(value.IsNull ? 'n' : 'v');
                if (!value.IsNull)
                {
                    Values.Add(value);
                }
            }
        }

        public void AddPage(long limit, long offset)
        {
            Text.Append('l').Append(limit);
            if (offset > 0)
            {
                Text.Append('o');
                Values.Add(SqlValue.BigInt(offset));
            }
        }

        public void Add(StoredField field)
        {
            Text.Append(field.Slot);
            AddConstants(field);
        }

        private void AddConstants(StoredField? field)
        {
            if (field is ComputedValue computed)
            {
                Values.AddRange(computed.Constants);
            }
        }

        // A name is that of one term, but for its condition.
        private void AddNames(NamedAggregate aggregate)
        {
            foreach (var name in aggregate.Names)
            {
                Text.Append('\'').Append(name);
            }
        }

        private void Add(AggregateTerm term)
        {
            Text.Append('t').Append((int)term.Function);
            foreach (var relation in term.Path)
            {
                Text.Append('.').Append(relation.Name);
            }

            Text.Append('.').Append(term.Field?.Slot ?? -1);
            if (term.Condition is { } condition)
            {
                Text.Append('[').Append(term.ConditionDepth).Append(' ');
                Add(condition);
                Text.Append(']');
            }

            AddConstants(term.Field);
        }

        private void AddAll(char kind, IReadOnlyList<Filter> filters)
        {
            Text.Append(kind).Append('(');
            foreach (var filter in filters)
            {
                Add(filter);
                Text.Append(' ');
            }

            Text.Append(')');
        }
    }
}
