using System.Text;
using System.Text.Json;
using Snapwright.Bodies;
using Snapwright.Data.Writes;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Writes;

/// <summary>What an insert sets by itself: defaults, keys and stamps.</summary>
internal sealed class InsertDefaults
{
    private readonly List<(int Slot, SqlValue Value)> _literals = [];
    private readonly List<(int Slot, TypeKind Kind)> _clocks = [];
    private readonly List<int> _stamps = [];
    private readonly List<(int Slot, SqlValue Null)> _nulls = [];
    private readonly int _uuidKey = -1;

    public InsertDefaults(EquatableArray<StoredField> fields)
    {
        foreach (var field in fields)
        {
            switch (field)
            {
                case { IsDatabaseGenerated: true }:
                    break;
                case { Column.Stamp: Stamp.Created or Stamp.Updated }:
                    _stamps.Add(field.Slot);
                    break;
                case { Column.IsGenerated: true, Type.Kind: TypeKind.Uuid }:
                    _uuidKey = field.Slot;
                    break;
                case { Column.IsGenerated: true, Type.Kind: TypeKind.Date or TypeKind.Time or TypeKind.DateTime }:
                case { Column.Default.IsNow: true }:
                    _clocks.Add((field.Slot, field.Type.Kind));
                    break;
                case { Column.Default.Json: { } json }:
                    _literals.Add((field.Slot, Parse(field, json)));
                    break;
                default:
                    _nulls.Add((field.Slot, SqlValue.Null(field.Type.Kind)));
                    break;
            }
        }
    }

    /// <summary>Sets defaults where the field is absent, and the key and stamps.</summary>
    public void Fill(RowValues values, DateTime now)
    {
        foreach (var slot in _stamps)
        {
            values.Set(slot, SqlValue.DateTime(now.Ticks));
        }

        if (_uuidKey >= 0)
        {
            values.Set(_uuidKey, SqlValue.Uuid(Guid.CreateVersion7(now)));
        }

        foreach (var (slot, kind) in _clocks)
        {
            if (!values.IsSet(slot))
            {
                values.Set(slot, Clock(kind, now));
            }
        }

        FillIn(values, _literals);
    }

    /// <summary>Sets what is still absent to NULL: the last thing before the statement, as hooks can tell absent from null.</summary>
    public void FillNulls(RowValues values) => FillIn(values, _nulls);

    private static void FillIn(RowValues values, List<(int Slot, SqlValue Value)> absent)
    {
        foreach (var (slot, value) in absent)
        {
            if (!values.IsSet(slot))
            {
                values.Set(slot, value);
            }
        }
    }

    private static SqlValue Clock(TypeKind kind, DateTime now) => kind switch
    {
        TypeKind.Date => SqlValue.Date(DateOnly.FromDateTime(now).DayNumber),
        TypeKind.Time => SqlValue.Time(now.TimeOfDay.Ticks),
        _ => SqlValue.DateTime(now.Ticks),
    };

    private static SqlValue Parse(StoredField field, string json)
    {
        var errors = new BodyErrors();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"{{\"v\":{json}}}"));
        reader.Read();
        var body = new BodyReader(reader, errors);
        body.NextField();
        var value = field.Column?.DeclaredType == ColumnType.ObjectId
            ? body.ReadObjectId(field.Name, field.IsNullable)
            : body.Read(field.Name, field.Type, field.IsNullable);
        return errors.IsEmpty
            ? value
            : throw new InvalidOperationException($"The default of field '{field.Name}' is not valid: {errors.Errors[0].Message}");
    }
}
