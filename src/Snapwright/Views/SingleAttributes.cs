using Microsoft.AspNetCore.Http;
using Snapwright.Data.Databases;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Handlers;
using Snapwright.Model.Collections;
using Snapwright.Query.Callers;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Query.Views;
using Snapwright.Runtimes;

namespace Snapwright.Views;

/// <summary>The attributes of a view that do not depend on its rows: a query of one row.</summary>
internal sealed class SingleAttributes
{
    /// <summary>The names of the members of a result.</summary>
    public static readonly (string View, string Columns, string Arguments) OfResult = ("attributes", "columnAttributes", "argumentAttributes");

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
            Write(names, null, arguments, output);
            return;
        }

        await using var session = await runtime.Database.OpenReadAsync(context.RequestAborted);
        await WriteAsync(names, session, p => ViewParameters.Value(p, context, runtime, caller), arguments, output, context.RequestAborted);
    }

    /// <summary>The same, as a session sees them.</summary>
    /// <param name="names">The names of the three members.</param>
    /// <param name="session">The session.</param>
    /// <param name="global">What every query is given.</param>
    /// <param name="arguments">The values of the arguments; null for those attributes only that are the same for all.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async ValueTask WriteAsync(
        (string View, string Columns, string Arguments) names,
        DatabaseSession session,
        Func<GlobalParameter, SqlValue> global,
        EquatableArray<SqlValue>? arguments,
        JsonOutput output,
        CancellationToken cancellationToken)
    {
        if (_statement is null)
        {
            Write(names, null, arguments, output);
            return;
        }

        var plan = _view.AttributePlan!;
        var values = ViewParameters.Values(plan, arguments ?? _view.Arguments.Select(static a => a.Default ?? SqlValue.Null(a.Type.Kind)).ToEquatableArray());
        foreach (var (index, parameter) in ViewParameters.Globals(plan))
        {
            values[index] = global(parameter);
        }

        await using var row = await session.QueryAsync(_statement, values, cancellationToken);
        await row.ReadAsync(cancellationToken);
        Write(names, row, arguments, output);
    }

    private void Write((string View, string Columns, string Arguments) names, RowReader? row, EquatableArray<SqlValue>? arguments, JsonOutput output)
    {
        var isConstant = arguments is null;
        output.Value(names.View);
        output.Raw((byte)':');
        Write(_view.Attributes, row, isConstant, null, output);
        output.Raw((byte)',');
        output.Value(names.Columns);
        output.Raw(":["u8);
        for (var i = 0; i < _view.Columns.Count; i++)
        {
            output.Raw(i == 0 ? ""u8 : ","u8);
            Write(_view.Columns[i].Attributes, row, isConstant, null, output);
        }

        output.Raw("],"u8);
        output.Value(names.Arguments);
        output.Raw(":{"u8);
        for (var i = 0; i < _view.Arguments.Count; i++)
        {
            output.Raw(i == 0 ? ""u8 : ","u8);
            output.Value(_view.Arguments[i].Name);
            output.Raw((byte)':');
            Write(_view.Arguments[i].Attributes, row, isConstant, arguments?[i], output);
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

    // A mapping is one of the value of an argument.
    private static void Write(IEnumerable<BoundAttribute> attributes, RowReader? row, bool isConstant, SqlValue? mapped, JsonOutput output)
    {
        var separator = (byte)'{';
        foreach (var attribute in attributes)
        {
            if (attribute.IsInternal || attribute.Scope == AttributeScope.PerRow || (isConstant && attribute.Scope != AttributeScope.Constant))
            {
                continue;
            }

            output.Raw(separator);
            separator = (byte)',';
            output.Value(attribute.Name);
            output.Raw((byte)':');
            if (attribute.Mapping is { } mapping)
            {
                ViewValues.WriteMapped(mapped!.Value, mapping, attribute.Type, output);
            }
            else if (row!.IsNull(attribute.Ordinal))
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
