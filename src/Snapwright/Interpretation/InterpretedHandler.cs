using System.Text;
using Snapwright.Bodies;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Data.Writes;
using Snapwright.Handlers;
using Snapwright.Model.Collections;
using Snapwright.Model.Rules;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Rest;
using Snapwright.Query.Sql;

namespace Snapwright.Interpretation;

/// <summary>Serves a table by its model: what the generator would have emitted as code is here a loop over the fields.</summary>
public sealed class InterpretedHandler : TableHandler
{
    private readonly InterpretedField[] _fields;
    private readonly RowShapeWriter _rows;
    private readonly Dialect _dialect;
    private readonly KnownStatements _statements;

    /// <summary>A handler of a table of the planner's model.</summary>
    public InterpretedHandler(Table table, Planner planner, Dialect dialect)
    {
        TableName = table.Name.ToString();
        _dialect = dialect;
        _fields = [.. StoredFields.Of(table).Select(static f => new InterpretedField(f))];

        // What nobody may see cannot depend on who asks, as long as the fields of the default shape do not.
        var get = planner.PlanGet(table, Caller.System);
        _rows = new(get.Shape);
        _statements = new(
            dialect.Write(get.Query),
            dialect.Write(planner.PlanList(table, RestLimits.KnownLimit, Caller.System).Query),
            dialect.Write(planner.PlanInsert(table, Caller.System)),
            dialect.Write(planner.PlanDelete(table, Caller.System)));
    }

    /// <inheritdoc/>
    public override string TableName { get; }

    /// <inheritdoc/>
    public override KnownStatements? Statements(string dialect) => dialect == _dialect.Name ? _statements : null;

    /// <inheritdoc/>
    public override void WriteRow(RowReader row, JsonOutput output) => _rows.Write(row, output);

    /// <inheritdoc/>
    public override bool ReadField(ref BodyReader body, RowValues values)
    {
        var name = body.Name;
        foreach (var field in _fields)
        {
            if (name.SequenceEqual(field.Name))
            {
                field.Read(ref body, values);
                return true;
            }
        }

        return false;
    }

    private sealed class InterpretedField(StoredField field)
    {
        private readonly string[] _choices = [.. field.Column?.Choices ?? []];
        private readonly EquatableArray<ColumnRule> _rules = field.Column?.Rules ?? default;

        public byte[] Name { get; } = Encoding.UTF8.GetBytes(field.Name);

        public void Read(ref BodyReader body, RowValues values)
        {
            if (!field.IsInsertable)
            {
                body.Skip();
                return;
            }

            var value = field switch
            {
                { Relation: not null } => body.ReadReference(field.Name, field.IsNullable, field.Type),
                { Column.DeclaredType: ColumnType.Enum } => body.ReadChoice(field.Name, field.IsNullable, _choices),
                { Column.DeclaredType: ColumnType.ObjectId } => body.ReadObjectId(field.Name, field.IsNullable),
                { Type.Kind: TypeKind.Array } => body.ReadArray(field.Name, field.IsNullable, field.Type.Item ?? TypeKind.Text, _choices),
                _ => body.Read(field.Name, field.Type, field.IsNullable),
            };
            values.Set(field.Slot, body.Check(field.Name, _rules, value));
        }
    }
}
