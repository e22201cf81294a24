using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Types;

namespace Snapwright.Query.FunQl.Functions;

/// <summary>The scalar functions of FunQL by name.</summary>
public static class FunctionCatalog
{
    /// <summary>The most code points that <c>repeat</c>, <c>lpad</c> and <c>rpad</c> make; more is an error of the request.</summary>
    public const int LongestText = 1_000_000;

    private static readonly Dictionary<string, ScalarFunction> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["coalesce"] = ScalarFunction.Coalesce,
        ["greatest"] = ScalarFunction.Greatest,
        ["least"] = ScalarFunction.Least,
        ["nullif"] = ScalarFunction.NullIf,
        ["lower"] = ScalarFunction.Lower,
        ["upper"] = ScalarFunction.Upper,
        ["length"] = ScalarFunction.Length,
        ["char_length"] = ScalarFunction.Length,
        ["substr"] = ScalarFunction.Substring,
        ["substring"] = ScalarFunction.Substring,
        ["left"] = ScalarFunction.Left,
        ["right"] = ScalarFunction.Right,
        ["ltrim"] = ScalarFunction.LeftTrim,
        ["rtrim"] = ScalarFunction.RightTrim,
        ["btrim"] = ScalarFunction.Trim,
        ["trim"] = ScalarFunction.Trim,
        ["replace"] = ScalarFunction.Replace,
        ["strpos"] = ScalarFunction.Position,
        ["split_part"] = ScalarFunction.SplitPart,
        ["repeat"] = ScalarFunction.Repeat,
        ["lpad"] = ScalarFunction.LeftPad,
        ["rpad"] = ScalarFunction.RightPad,
        ["reverse"] = ScalarFunction.Reverse,
        ["chr"] = ScalarFunction.Character,
        ["ascii"] = ScalarFunction.CodePoint,
        ["starts_with"] = ScalarFunction.StartsWith,
        ["ends_with"] = ScalarFunction.EndsWith,
        ["concat"] = ScalarFunction.Concat,
        ["concat_ws"] = ScalarFunction.ConcatWithSeparator,
        ["abs"] = ScalarFunction.Absolute,
        ["round"] = ScalarFunction.Round,
        ["trunc"] = ScalarFunction.Truncate,
        ["ceil"] = ScalarFunction.Ceiling,
        ["ceiling"] = ScalarFunction.Ceiling,
        ["floor"] = ScalarFunction.Floor,
        ["sign"] = ScalarFunction.Sign,
        ["mod"] = ScalarFunction.Modulo,
        ["power"] = ScalarFunction.Power,
        ["sqrt"] = ScalarFunction.SquareRoot,
        ["exp"] = ScalarFunction.Exponential,
        ["ln"] = ScalarFunction.NaturalLogarithm,
        ["log"] = ScalarFunction.CommonLogarithm,
        ["date_part"] = ScalarFunction.DatePart,
        ["date_trunc"] = ScalarFunction.DateTruncate,
        ["date_add"] = ScalarFunction.DateAdd,
        ["date_diff"] = ScalarFunction.DateDifference,
        ["make_date"] = ScalarFunction.MakeDate,
        ["epoch"] = ScalarFunction.Epoch,
        ["json_typeof"] = ScalarFunction.JsonTypeOf,
        ["json_array_length"] = ScalarFunction.JsonArrayLength,
        ["array_length"] = ScalarFunction.ArrayLength,
        ["cardinality"] = ScalarFunction.ArrayLength,
        ["array_append"] = ScalarFunction.ArrayAppend,
        ["array_contains"] = ScalarFunction.ArrayContains,
        ["array_position"] = ScalarFunction.ArrayPosition,
        ["array_to_string"] = ScalarFunction.ArrayToString,
    };

    /// <summary>All names, for suggestions and documentation.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>
    /// The function of a name for arguments of some types; null where there is none. An argument that is a bare NULL has no type.
    /// <c>now()</c> and <c>current_date</c> are none: they are arguments of every query.
    /// </summary>
    public static FunctionSignature? Find(string name, IReadOnlyList<DataType?> arguments) =>
        ByName.TryGetValue(name, out var function) ? Find(function, arguments) : null;

    private static FunctionSignature? Find(ScalarFunction function, IReadOnlyList<DataType?> given)
    {
        DataType text = DataType.Text, integer = DataType.Int, boolean = DataType.Boolean, real = DataType.Float;
        return function switch
        {
            ScalarFunction.Coalesce or ScalarFunction.NullIf => OfOneType(function, given, static _ => true),
            ScalarFunction.Greatest or ScalarFunction.Least => OfOneType(function, given, IsOrdered),
            ScalarFunction.Lower or ScalarFunction.Upper or ScalarFunction.Reverse => Fixed(function, given, text, text),
            ScalarFunction.Length or ScalarFunction.CodePoint => Fixed(function, given, integer, text),
            ScalarFunction.Character => Fixed(function, given, text, integer),
            ScalarFunction.Substring => Fixed(function, given, text, text, integer) ?? Fixed(function, given, text, text, integer, integer),
            ScalarFunction.Left or ScalarFunction.Right or ScalarFunction.Repeat => Fixed(function, given, text, text, integer),
            ScalarFunction.LeftTrim or ScalarFunction.RightTrim or ScalarFunction.Trim => Fixed(function, given, text, text) ?? Fixed(function, given, text, text, text),
            ScalarFunction.Replace => Fixed(function, given, text, text, text, text),
            ScalarFunction.Position => Fixed(function, given, integer, text, text),
            ScalarFunction.SplitPart => Fixed(function, given, text, text, text, integer),
            ScalarFunction.LeftPad or ScalarFunction.RightPad =>
                Fixed(function, given, text, text, integer) ?? Fixed(function, given, text, text, integer, text),
            ScalarFunction.StartsWith or ScalarFunction.EndsWith => Fixed(function, given, boolean, text, text),
            ScalarFunction.Concat => Texts(function, given, 1),
            ScalarFunction.ConcatWithSeparator => Texts(function, given, 2),
            ScalarFunction.Absolute => OfNumber(function, given, static t => Computed(t, t.Scale)),
            ScalarFunction.Round or ScalarFunction.Truncate => given.Count == 2 ? ToDigits(function, given) : OfNumber(function, given, static t => Computed(t, 0)),
            ScalarFunction.Ceiling or ScalarFunction.Floor => OfNumber(function, given, static t => Computed(t, 0)),
            ScalarFunction.Sign => OfNumber(function, given, static _ => DataType.Int),
            ScalarFunction.Modulo => Remainder(given),
            ScalarFunction.Power => Fixed(function, given, real, real, real),
            ScalarFunction.SquareRoot or ScalarFunction.Exponential or ScalarFunction.NaturalLogarithm or ScalarFunction.CommonLogarithm => Fixed(function, given, real, real),
            ScalarFunction.DatePart => OfTime(function, given, TimeUnits.Parts, 2, 1, integer, TypeKind.Date, TypeKind.DateTime, TypeKind.Time),
            ScalarFunction.DateTruncate => OfTime(function, given, TimeUnits.Truncations, 2, 1, null, TypeKind.Date, TypeKind.DateTime),
            ScalarFunction.DateAdd => OfTime(function, given, TimeUnits.Steps, 3, 2, null, TypeKind.Date, TypeKind.DateTime),
            ScalarFunction.DateDifference => OfTime(function, given, TimeUnits.Differences, 3, 2, DataType.BigInt, TypeKind.Date, TypeKind.DateTime),
            ScalarFunction.MakeDate => Fixed(function, given, DataType.Date, integer, integer, integer),
            ScalarFunction.Epoch => Fixed(function, given, DecimalTypes.Wide(6), DataType.DateTime),
            ScalarFunction.JsonTypeOf => Fixed(function, given, text, DataType.Json),
            ScalarFunction.JsonArrayLength => Fixed(function, given, integer, DataType.Json),
            _ => OfArray(function, given),
        };
    }

    private static FunctionSignature? Fixed(ScalarFunction function, IReadOnlyList<DataType?> given, DataType result, params DataType[] wanted)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            if (given.Count != wanted.Length || (given[i] is { } type && !Casts.IsImplicit(type, wanted[i])))
            {
                return null;
            }
        }

        return new(function, new(wanted), result);
    }

    private static FunctionSignature? Texts(ScalarFunction function, IReadOnlyList<DataType?> given, int least) =>
        given.Count < least || given.Any(static t => t is not null and not { Kind: TypeKind.Text })
            ? null
            : new(function, given.Select(static _ => DataType.Text).ToEquatableArray(), DataType.Text);

    private static FunctionSignature? OfOneType(ScalarFunction function, IReadOnlyList<DataType?> given, Func<DataType, bool> isTaken)
    {
        if (given.Count == 0 || (function == ScalarFunction.NullIf && given.Count != 2))
        {
            return null;
        }

        DataType? common = null;
        foreach (var type in given)
        {
            if (type is not null)
            {
                common = common is null ? type : Casts.Common(common, type);
                if (common is null)
                {
                    return null;
                }
            }
        }

        common ??= DataType.Text;
        var isCompared = function == ScalarFunction.NullIf;
        return !isTaken(common) || (isCompared && common.Kind is TypeKind.Json or TypeKind.Array)
            ? null
            : new(function, given.Select(_ => common).ToEquatableArray(), common);
    }

    private static FunctionSignature? OfNumber(ScalarFunction function, IReadOnlyList<DataType?> given, Func<DataType, DataType> result)
    {
        if (given.Count != 1)
        {
            return null;
        }

        var type = given[0] ?? DataType.Float;
        return Casts.IsNumber(type) ? new(function, EquatableArray.Of(type), result(type)) : null;
    }

    // Of floats there is none: which digits behind the point a double has is a question of its text.
    private static FunctionSignature? ToDigits(ScalarFunction function, IReadOnlyList<DataType?> given)
    {
        var type = given[0] is null or { Kind: TypeKind.Int or TypeKind.BigInt } ? DecimalTypes.Wide(0) : given[0]!;
        return type.Kind == TypeKind.Decimal && given[1] is null or { Kind: TypeKind.Int }
            ? new(function, EquatableArray.Of(type, DataType.Int), DecimalTypes.Wide(type.Scale))
            : null;
    }

    private static FunctionSignature? Remainder(IReadOnlyList<DataType?> given)
    {
        if (given.Count != 2)
        {
            return null;
        }

        var (left, right) = (given[0] ?? given[1] ?? DataType.Int, given[1] ?? given[0] ?? DataType.Int);
        return Casts.IsNumber(left) && ArithmeticTypes.Of(ArithmeticOperator.Modulo, left, right) is { } result
            ? new(ScalarFunction.Modulo, EquatableArray.Of(left, right), result)
            : null;
    }

    private static FunctionSignature? OfTime(
        ScalarFunction function, IReadOnlyList<DataType?> given, EquatableArray<string> units, int count, int place, DataType? result, params TypeKind[] kinds)
    {
        if (given.Count != count || given[0] is { Kind: not TypeKind.Text })
        {
            return null;
        }

        var parameters = new DataType[count];
        parameters[0] = DataType.Text;
        parameters[1] = DataType.Int;
        var type = given[place] ?? DataType.DateTime;
        if (function == ScalarFunction.DateDifference)
        {
            var first = given[1] ?? type;
            if (Casts.Common(first, type) is not { } common)
            {
                return null;
            }

            type = common;
            parameters[1] = type;
        }
        else if (function == ScalarFunction.DateAdd && given[1] is { Kind: not TypeKind.Int })
        {
            return null;
        }

        parameters[place] = type;
        return kinds.Contains(type.Kind) ? new(function, new(parameters), result ?? type) { Choices = TimeUnits.Of(units, type.Kind) } : null;
    }

    private static FunctionSignature? OfArray(ScalarFunction function, IReadOnlyList<DataType?> given)
    {
        if (given.Count == 0 || given[0] is not { Kind: TypeKind.Array } array)
        {
            return null;
        }

        return function switch
        {
            ScalarFunction.ArrayLength => Fixed(function, given, DataType.Int, array),
            ScalarFunction.ArrayAppend => Fixed(function, given, array, array, array.ItemType),
            ScalarFunction.ArrayContains => Fixed(function, given, DataType.Boolean, array, array.ItemType),
            ScalarFunction.ArrayPosition => Fixed(function, given, DataType.Int, array, array.ItemType),
            _ => Fixed(function, given, DataType.Text, array, DataType.Text),
        };
    }

    private static bool IsOrdered(DataType type) => Casts.IsNumber(type) || type.Kind is TypeKind.Text or TypeKind.Date or TypeKind.Time or TypeKind.DateTime;

    private static DataType Computed(DataType type, int scale) => type.Kind == TypeKind.Decimal ? DecimalTypes.Wide(scale) : type;
}
