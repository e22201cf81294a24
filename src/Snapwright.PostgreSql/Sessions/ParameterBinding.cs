using Npgsql;
using NpgsqlTypes;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.PostgreSql.Sessions;

/// <summary>
/// From values to positional parameters with stated types, so that a statement has one prepared form. The parameters that a command has from its last run are used
/// again: Npgsql has looked up by its name what each type is.
/// </summary>
internal static class ParameterBinding
{
    /// <summary>Gives parameters their values.</summary>
    /// <param name="parameters">The parameters: none yet, or those of the same statement.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="values">The values.</param>
    public static void Bind(NpgsqlParameterCollection parameters, SqlStatement statement, ReadOnlySpan<SqlValue> values)
    {
        var types = statement.Parameters;
        if (values.Length < types.Count)
        {
            throw new ArgumentException($"The statement has {types.Count} parameters, and {values.Length} values were given.", nameof(values));
        }

        for (var i = 0; i < types.Count; i++)
        {
            var known = i < parameters.Count ? parameters[i] : null;
            var parameter = Parameter(known, types[i], in values[i]);
            if (known is null)
            {
                parameters.Add(parameter);
            }
            else if (parameter != known)
            {
                parameters[i] = parameter;
            }
        }
    }

    /// <summary>Forgets the values that are objects, which would otherwise live as long as the command.</summary>
    public static void Forget(NpgsqlParameterCollection parameters)
    {
        // An enumerator of them would be an object.
        for (var i = 0; i < parameters.Count; i++)
        {
            var parameter = parameters[i];
            if (parameter is not (NpgsqlParameter<int> or NpgsqlParameter<long> or NpgsqlParameter<double> or NpgsqlParameter<decimal> or NpgsqlParameter<bool>
                or NpgsqlParameter<Guid>))
            {
                parameter.Value = null;
            }
        }
    }

    private static NpgsqlParameter Parameter(NpgsqlParameter? known, DataType type, in SqlValue value) => value.IsNull ? Null(type) : type.Kind switch
    {
        TypeKind.Int => Typed(known, checked((int)value.AsInt64), NpgsqlDbType.Integer),
        TypeKind.BigInt => Typed(known, value.AsInt64, NpgsqlDbType.Bigint),
        TypeKind.Float => Typed(known, value.AsDouble, NpgsqlDbType.Double),
        TypeKind.Decimal => Typed(known, value.AsDecimal, NpgsqlDbType.Numeric),
        TypeKind.Text => Typed(known, value.AsString, NpgsqlDbType.Text),
        TypeKind.Boolean => Typed(known, value.AsBoolean, NpgsqlDbType.Boolean),
        TypeKind.Uuid => Typed(known, value.AsGuid, NpgsqlDbType.Uuid),
        TypeKind.Date => Typed(known, PostgreSqlEpoch.ToDate(value.AsInt64), NpgsqlDbType.Date),
        TypeKind.Time => Typed(known, PostgreSqlEpoch.ToTime(value.AsInt64), NpgsqlDbType.Time),
        TypeKind.DateTime => Typed(known, PostgreSqlEpoch.ToInstant(value.AsInt64), NpgsqlDbType.TimestampTz),
        TypeKind.Json => Typed(known, value.AsString, NpgsqlDbType.Json),
        TypeKind.Array => ArrayParameter(type.ItemType.Kind, value),
        _ => throw new NotSupportedException($"{type.Kind} has no parameter type."),
    };

    private static NpgsqlParameter Typed<T>(NpgsqlParameter? known, T value, NpgsqlDbType type)
    {
        if (known is not NpgsqlParameter<T> again)
        {
            return Typed(value, type);
        }

        again.TypedValue = value;
        return again;
    }

    private static NpgsqlParameter<T> Typed<T>(T value, NpgsqlDbType type) => new() { TypedValue = value, NpgsqlDbType = type };

    // Npgsql keeps what it finds for an untyped DBNull as the way to read and write all values of the type, and that way boxes each of them.
    private static NpgsqlParameter Null(DataType type) => type.Kind switch
    {
        TypeKind.Int or TypeKind.Date => Typed<int?>(null, DbType(type)),
        TypeKind.BigInt or TypeKind.Time or TypeKind.DateTime => Typed<long?>(null, DbType(type)),
        TypeKind.Float => Typed<double?>(null, DbType(type)),
        TypeKind.Decimal => Typed<decimal?>(null, DbType(type)),
        TypeKind.Boolean => Typed<bool?>(null, DbType(type)),
        TypeKind.Uuid => Typed<Guid?>(null, DbType(type)),
        _ => new NpgsqlParameter { NpgsqlDbType = DbType(type), Value = DBNull.Value },
    };

    private static NpgsqlParameter ArrayParameter(TypeKind item, SqlValue list) => item switch
    {
        TypeKind.Int => Items(list, NpgsqlDbType.Integer, static v => checked((int)v.AsInt64)),
        TypeKind.BigInt => Items(list, NpgsqlDbType.Bigint, static v => v.AsInt64),
        TypeKind.Float => Items(list, NpgsqlDbType.Double, static v => v.AsDouble),
        TypeKind.Decimal => Items(list, NpgsqlDbType.Numeric, static v => v.AsDecimal),
        TypeKind.Text => Typed(ConvertAll(list, Text), NpgsqlDbType.Array | NpgsqlDbType.Text),
        TypeKind.Boolean => Items(list, NpgsqlDbType.Boolean, static v => v.AsBoolean),
        TypeKind.Uuid => Items(list, NpgsqlDbType.Uuid, static v => v.AsGuid),
        TypeKind.Date => Items(list, NpgsqlDbType.Date, static v => PostgreSqlEpoch.ToDate(v.AsInt64)),
        TypeKind.Time => Items(list, NpgsqlDbType.Time, static v => PostgreSqlEpoch.ToTime(v.AsInt64)),
        TypeKind.DateTime => Items(list, NpgsqlDbType.TimestampTz, static v => PostgreSqlEpoch.ToInstant(v.AsInt64)),
        _ => throw new NotSupportedException($"There are no lists of {item}."),
    };

    // Whole rows are inserted by an array per column, in which arrays are texts.
    private static string? Text(SqlValue value) =>
        value.IsNull ? null : value.Kind == TypeKind.Array ? ArrayText.Of(value.AsArray) : value.AsString;

    private static NpgsqlParameter Items<T>(SqlValue list, NpgsqlDbType type, Converter<SqlValue, T> convert)
        where T : struct =>
        list.AsColumn?.HasNulls ?? Array.Exists(list.AsArray, static v => v.IsNull)
            ? Typed(ConvertAll(list, v => v.IsNull ? (T?)null : convert(v)), NpgsqlDbType.Array | type)
            : Typed(ConvertAll(list, convert), NpgsqlDbType.Array | type);

    private static T[] ConvertAll<T>(SqlValue list, Converter<SqlValue, T> convert) =>
        list.AsColumn is { } column ? column.ConvertAll(convert) : Array.ConvertAll(list.AsArray, convert);

    private static NpgsqlDbType DbType(DataType type) => type.Kind switch
    {
        TypeKind.Int => NpgsqlDbType.Integer,
        TypeKind.BigInt => NpgsqlDbType.Bigint,
        TypeKind.Float => NpgsqlDbType.Double,
        TypeKind.Decimal => NpgsqlDbType.Numeric,
        TypeKind.Text => NpgsqlDbType.Text,
        TypeKind.Boolean => NpgsqlDbType.Boolean,
        TypeKind.Uuid => NpgsqlDbType.Uuid,
        TypeKind.Date => NpgsqlDbType.Date,
        TypeKind.Time => NpgsqlDbType.Time,
        TypeKind.DateTime => NpgsqlDbType.TimestampTz,
        TypeKind.Json => NpgsqlDbType.Json,
        TypeKind.Array => NpgsqlDbType.Array | DbType(type.ItemType),
        _ => throw new NotSupportedException($"{type.Kind} has no parameter type."),
    };
}
