using System.Text;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Planning;

/// <summary>The part that a <see cref="TestFilter"/> has in a <see cref="RequestShape"/>.</summary>
internal readonly struct TestShape(StringBuilder text, List<SqlValue> values)
{
    public void Add(TestFilter filter)
    {
        Add(filter.Operand);
        Add(filter.Test);
    }

    private void Add(FilterOperand operand)
    {
        switch (operand)
        {
            case FieldOperand o:
                text.Append('t');
                Add(o.Field);
                break;
            case LengthOperand o:
                text.Append('#');
                Add(o.Field);
                break;
            case CountOperand o:
                text.Append('*').Append(o.Relation.Name);
                break;
            case JsonOperand o:
                text.Append('j').Append((int)o.ValueType.Kind).Append('.');
                Add(o.Field);
                foreach (var step in o.Path)
                {
                    text.Append(step.Name is null ? '@' : '.');
                    values.Add(step.Value);
                }

                break;
            default:
                throw new NotSupportedException($"No shape for {operand.GetType().Name}.");
        }
    }

    private void Add(StoredField field)
    {
        text.Append(field.Slot);
        if (field is ComputedValue computed)
        {
            values.AddRange(computed.Constants);
        }
    }

    private void Add(ValueTest test)
    {
        switch (test)
        {
            case CompareTest t:
                text.Append('c').Append((int)t.Operator);
                values.Add(t.Value);
                break;
            case InTest t:
                text.Append('i');
                values.Add(t.List);
                break;
            case FoldedTest t:
                text.Append('f').Append((int)t.Match);
                values.Add(t.Needle);
                break;
            case PatternTest t:
                text.Append('~');
                values.Add(t.Pattern);
                break;
            case ItemsTest t:
                text.Append('h').Append((int)t.Match);
                values.Add(t.Items);
                break;
            case NullTest t:
                text.Append(t.IsNull ? 'n' : 'v');
                break;
            default:
                throw new NotSupportedException($"No shape for {test.GetType().Name}.");
        }
    }
}
