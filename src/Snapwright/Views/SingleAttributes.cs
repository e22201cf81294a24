using Microsoft.AspNetCore.Http;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Handlers;
using Snapwright.Model.Collections;
using Snapwright.Query.Callers;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Query.Views;
using Snapwright.Runtimes;

namespace Snapwright.Views;

/// <summary>The attributes of a view that do not depend on its rows: a query of one row.</summary>
internal sealed class SingleAttributes
{
    private readonly BoundView _view;
    private readonly SqlStatement? _statement;

    public SingleAttributes(ViewTable table, Dialect dialect)
    {
        _view = table.View;
        if (table.AttributeQuery is { } query)
        {
            _statement = dialect.Write(query, _view.AttributePlan!.Parameters.Select(static p => p.Type).ToEquatableArray());
        }
    }

    /// <summary>Writes their values as members of an object that goes on: of the view, of each column, of the arguments.</summary>
    /// <param name="names">The names of the three members.</param>
    /// <param name="context">The request.</param>
    /// <param name="runtime">Its runtime.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="arguments">The values of the arguments; null for those attributes only that are the same for all.</param>
    /// <param name="output">Where to.</param>
    public async ValueTask WriteAsync(
        (string View, string Columns, string Arguments) names, HttpContext context, Runtime runtime, Caller caller, EquatableArray<SqlValue>? arguments, JsonOutput output)
    {
        if (_statement is null)
        {
            Write(names, null, arguments is null, output);
            return;
        }

        var plan = _view.AttributePlan!;
        var values = ViewParameters.Values(plan, arguments ?? _view.Arguments.Select(static a => a.Default ?? SqlValue.Null(a.Type.Kind)).ToEquatableArray());
        foreach (var (index, parameter) in ViewParameters.Globals(plan))
        {
            values[index] = ViewParameters.Value(parameter, context, runtime, caller);
        }

        await using var session = await runtime.Database.OpenReadAsync(context.RequestAborted);
        await using var row = await session.QueryAsync(_statement, values, context.RequestAborted);
        await row.ReadAsync(context.RequestAborted);
        Write(names, row, arguments is null, output);
    }

    private void Write((string View, string Columns, string Arguments) names, RowReader? row, bool isConstant, JsonOutput output)
    {
        output.Value(names.View);
        output.Raw((byte)':');
        Write(_view.Attributes, row, isConstant, output);
        output.Raw((byte)',');
        output.Value(names.Columns);
        output.Raw(":["u8);
        for (var i = 0; i < _view.Columns.Count; i++)
        {
            output.Raw(i == 0 ? ""u8 : ","u8);
            Write(_view.Columns[i].Attributes, row, isConstant, output);
        }

        output.Raw("],"u8);
        output.Value(names.Arguments);
        output.Raw(":{"u8);
        for (var i = 0; i < _view.Arguments.Count; i++)
        {
            output.Raw(i == 0 ? ""u8 : ","u8);
            output.Value(_view.Arguments[i].Name);
            output.Raw((byte)':');
            Write(_view.Arguments[i].Attributes, row, isConstant, output);
        }

        output.Raw((byte)'}');
        if (!isConstant && _view.Arguments.Any(static a => a.PunOrdinal is not null))
        {
            WritePuns(row!, output);
        }
    }

    private void WritePuns(RowReader row, JsonOutput output)
    {
        output.Raw(",\"argumentPuns\":"u8);
        var separator = (byte)'{';
        foreach (var argument in _view.Arguments)
        {
            if (argument.PunOrdinal is { } ordinal && !row.IsNull(ordinal))
            {
                output.Raw(separator);
                separator = (byte)',';
                output.Value(argument.Name);
                output.Raw((byte)':');
                RowValueWriter.Write(row, ordinal, AggregateTypes.Shown(argument.PunType!), output);
            }
        }

        output.Raw(separator == (byte)'{' ? "{}"u8 : "}"u8);
    }

    private static void Write(IEnumerable<BoundAttribute> attributes, RowReader? row, bool isConstant, JsonOutput output)
    {
        var separator = (byte)'{';
        foreach (var attribute in attributes)
        {
            if (row is null || attribute.IsInternal || attribute.Scope == AttributeScope.PerRow || (isConstant && attribute.Scope != AttributeScope.Constant))
            {
                continue;
            }

            output.Raw(separator);
            separator = (byte)',';
            output.Value(attribute.Name);
            output.Raw((byte)':');
            if (row.IsNull(attribute.Ordinal))
            {
                output.Null();
            }
            else
            {
                RowValueWriter.Write(row, attribute.Ordinal, AggregateTypes.Shown(attribute.Type), output);
            }
        }

        output.Raw(separator == (byte)'{' ? "{}"u8 : "}"u8);
    }
}
