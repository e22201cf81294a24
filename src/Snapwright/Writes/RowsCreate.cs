using Snapwright.Bodies;
using Snapwright.Data.Faults;
using Snapwright.Data.Json;
using Snapwright.Data.Writes;
using Snapwright.Problems;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Creates one row, or all rows of an array.</summary>
internal sealed class RowsCreate(ServedTable table, RowBodies bodies, WriteView view) : PlannedWrite
{
    private readonly List<RowValues> _rows = [];

    // Rows of one array may refer to each other, in any order.
    public override bool DefersConstraints => bodies.IsArray && table.Table.Relations.Any(r => r.HasForeignKey && r.Target == table.Table.Name);

    public override ApiProblem? Read(Runtime runtime)
    {
        _rows.Clear();
        var errors = new RowErrors();
        for (var i = 0; i < bodies.Items.Count && !errors.IsFull; i++)
        {
            if (Parse(runtime, bodies.Items[i].Span, out var values) is { } problem)
            {
                if (!bodies.IsArray)
                {
                    return problem;
                }

                errors.Add(bodies.Place(i), problem);
            }

            _rows.Add(values);
        }

        return errors.IsEmpty ? null : errors.ToProblem();
    }

    public override async ValueTask<ApiProblem?> RunAsync(WriteScope scope, WriteAnswer answer)
    {
        if (table.Writer.Fault is { } fault)
        {
            return fault;
        }

        if (!bodies.IsArray)
        {
            return await RunOneAsync(scope, answer);
        }

        answer.Body.Raw("{\"data\":["u8);
        var list = new RowList(table, view.IsDefault ? answer.Body : null);
        if (_rows.TrueForAll(table.Writer.IsPlain))
        {
            await RowsInsert.RunAsync(scope, table, _rows, view.IsMinimal ? null : list);
        }
        else if (await InsertEachAsync(scope, list) is { } problem)
        {
            return problem;
        }

        if (!view.IsMinimal && view.Selection is not null)
        {
            await Representation.WriteAsync(scope, table, list.Keys, view.Selection, answer.Body);
        }

        Complete(answer);
        return null;
    }

    public override ValueTask<ApiProblem> ExplainAsync(WriteScope scope, DatabaseFaultException fault)
    {
        var rows = _rows.Select((values, i) => new WrittenRow(bodies.Place(i), table, values, null)).ToList();
        var made = rows
            .Where(r => r.Values.IsSet(table.KeySlot) && !table.Fields[table.KeySlot].IsDatabaseGenerated)
            .Select(r => (table.Table.Name, r.Values[table.KeySlot]))
            .ToHashSet();
        return new WriteFaults(scope, bodies.IsArray ? made : new HashSet<(Model.Tables.TableName, Query.Values.SqlValue)>()).ExplainAsync(rows, table.Table, fault);
    }

    private ApiProblem? Parse(Runtime runtime, ReadOnlySpan<byte> json, out RowValues values)
    {
        if (BodyParser.Read(runtime, table, json, null, out values) is { } problem)
        {
            return problem;
        }

        var errors = new BodyErrors();
        table.Writer.CheckInsert(values, errors);
        return errors.IsEmpty ? null : ApiProblem.OfBody(errors);
    }

    private async ValueTask<ApiProblem?> RunOneAsync(WriteScope scope, WriteAnswer answer)
    {
        using var whole = new JsonOutput();
        var row = new RowResponse(table, whole);
        var outcome = await table.Writer.InsertAsync(scope, _rows[0], row);
        if (outcome.Problem is { } problem)
        {
            return problem;
        }

        answer.Status = 201;
        answer.Location = RowAnswer.Path(table, row.Key);
        await RowAnswer.WriteAsync(scope, table, row, whole, view, answer);
        return null;
    }

    private async ValueTask<ApiProblem?> InsertEachAsync(WriteScope scope, RowList list)
    {
        var errors = new RowErrors();
        for (var i = 0; i < _rows.Count && !errors.IsFull; i++)
        {
            if ((await table.Writer.InsertAsync(scope, _rows[i], list)).Problem is { } problem)
            {
                errors.Add(bodies.Place(i), problem);
            }
        }

        return errors.IsEmpty ? null : errors.ToProblem();
    }

    private void Complete(WriteAnswer answer)
    {
        answer.Status = 201;
        answer.Preference = view.Preference;
        if (view.IsMinimal)
        {
            answer.Body.Clear();
            answer.Body.Raw("{\"meta\":{\"created\":"u8);
            answer.Body.Value(_rows.Count);
            answer.Body.Raw("}}"u8);
            return;
        }

        answer.Body.Raw("]}"u8);
    }
}
