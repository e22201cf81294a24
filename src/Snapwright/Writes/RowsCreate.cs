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
    private RowColumns? _columns;

    // Rows of one array may refer to each other, in any order.
    public override bool DefersConstraints => bodies.IsArray && table.Table.Relations.Any(r => r.HasForeignKey && table.Table.SharesRowsWith(r.Target));

    public override ApiProblem? Read(Runtime runtime)
    {
        _columns = null;
        if (bodies.IsArray && bodies.Items.Count > 1 && table.Writer.IsOneStatement && table.Writer.Sets.Insert(!view.IsMinimal) is { } statement)
        {
            var columns = new RowColumns(table.Writer, statement, bodies.Items.Count);
            var problem = ReadColumns(runtime, columns, out var isPlain);
            if (isPlain)
            {
                _columns = columns;
                return problem;
            }
        }

        return ReadRows(runtime);
    }

    // Rows that become columns at once need no objects of their own.
    private ApiProblem? ReadColumns(Runtime runtime, RowColumns columns, out bool isPlain)
    {
        var (errors, now) = (new RowErrors(), runtime.Now());
        var (values, faults) = (new RowValues(table.Fields.Count), new BodyErrors());
        for (var i = 0; i < bodies.Items.Count && !errors.IsFull; i++)
        {
            var problem = Parse(runtime, bodies.Items[i].Span, values, faults);
            if (!table.Writer.IsPlain(values))
            {
                isPlain = false;
                return null;
            }

            if (problem is not null)
            {
                errors.Add(bodies.Place(i), problem);
                faults = new();
            }
            else if (errors.IsEmpty)
            {
                table.Writer.CompleteInsert(values, now);
                columns.Add(values);
            }

            values.Clear();
        }

        isPlain = true;
        return errors.IsEmpty ? null : errors.ToProblem();
    }

    private ApiProblem? ReadRows(Runtime runtime)
    {
        _rows.Clear();
        var errors = new RowErrors();
        for (var i = 0; i < bodies.Items.Count && !errors.IsFull; i++)
        {
            var values = new RowValues(table.Fields.Count);
            if (Parse(runtime, bodies.Items[i].Span, values, new()) is { } problem)
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
        if (_columns is not null)
        {
            await RowsInsert.RunAsync(scope, _columns, view.IsMinimal ? null : list);
        }
        else if (_rows.TrueForAll(table.Writer.IsPlain))
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
        if (_columns is not null)
        {
            // What was read once is read again, with what the insert sets by itself.
            ReadRows(scope.Runtime);
            _rows.ForEach(values => table.Writer.CompleteInsert(values, scope.Runtime.Now()));
        }

        var rows = _rows.Select((values, i) => new WrittenRow(bodies.Place(i), table, values, null)).ToList();
        var made = rows
            .Where(r => r.Values.IsSet(table.KeySlot) && !table.Fields[table.KeySlot].IsDatabaseGenerated)
            .Select(r => (table.Table.StoredIn, r.Values[table.KeySlot]))
            .ToHashSet();
        return new WriteFaults(scope, bodies.IsArray ? made : new HashSet<(Model.Tables.TableName, Query.Values.SqlValue)>()).ExplainAsync(rows, table.Table, fault);
    }

    private ApiProblem? Parse(Runtime runtime, ReadOnlySpan<byte> json, RowValues values, BodyErrors errors)
    {
        if (BodyParser.Read(runtime, table, json, null, values, errors) is { } problem)
        {
            return problem;
        }

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
            answer.Body.Value(bodies.Items.Count);
            answer.Body.Raw("}}"u8);
            return;
        }

        answer.Body.Raw("]}"u8);
    }
}
