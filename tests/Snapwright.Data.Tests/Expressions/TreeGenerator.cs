using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Functions;
using Snapwright.Query.FunQl.Types;
using Snapwright.Query.Values;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>Random expressions that have types.</summary>
internal sealed class TreeGenerator(Random random)
{
    private static readonly TypeKind[] Kinds =
    [
        TypeKind.Int, TypeKind.BigInt, TypeKind.Float, TypeKind.Decimal, TypeKind.Text, TypeKind.Boolean, TypeKind.Uuid, TypeKind.Date, TypeKind.Time, TypeKind.DateTime,
        TypeKind.Json, TypeKind.Array,
    ];

    private static readonly TypeKind[] Numbers = [TypeKind.Int, TypeKind.BigInt, TypeKind.Float, TypeKind.Decimal];
    private static readonly TypeKind[] Ordered = [.. Numbers, TypeKind.Text, TypeKind.Date, TypeKind.Time, TypeKind.DateTime];

    // The functions whose results are the same to the last digit, each with the kinds of its arguments.
    private static readonly (string Name, TypeKind[] Arguments)[] Functions =
    [
        .. new[] { "lower", "upper", "length", "ltrim", "rtrim", "btrim", "reverse", "ascii" }.Select(static n => (n, new[] { TypeKind.Text })),
        .. new[] { "strpos", "starts_with", "ends_with", "ltrim", "rtrim", "trim", "concat", "concat_ws" }.Select(static n => (n, new[] { TypeKind.Text, TypeKind.Text })),
        .. new[] { "left", "right", "substr", "repeat", "lpad", "rpad" }.Select(static n => (n, new[] { TypeKind.Text, TypeKind.Int })),
        .. new[] { "replace", "concat", "concat_ws" }.Select(static n => (n, new[] { TypeKind.Text, TypeKind.Text, TypeKind.Text })),
        ("substring", [TypeKind.Text, TypeKind.Int, TypeKind.Int]), ("split_part", [TypeKind.Text, TypeKind.Text, TypeKind.Int]),
        ("lpad", [TypeKind.Text, TypeKind.Int, TypeKind.Text]), ("rpad", [TypeKind.Text, TypeKind.Int, TypeKind.Text]),
        .. from name in new[] { "abs", "round", "trunc", "ceil", "floor", "sign" } from kind in Numbers select (name, new[] { kind }),
        ("round", [TypeKind.Decimal, TypeKind.Int]), ("trunc", [TypeKind.Decimal, TypeKind.Int]), ("mod", [TypeKind.BigInt, TypeKind.Int]), ("mod", [TypeKind.Decimal, TypeKind.Decimal]),
        .. from name in new[] { "greatest", "least", "coalesce", "nullif" } from kind in Ordered select (name, new[] { kind, kind }),
        .. from name in new[] { "greatest", "coalesce" } from kind in Ordered select (name, new[] { kind, kind, kind }),
        ("greatest", [TypeKind.Int, TypeKind.Decimal]), ("coalesce", [TypeKind.Int, TypeKind.BigInt]), ("coalesce", [TypeKind.Json, TypeKind.Json]),
        .. from kind in new[] { TypeKind.Date, TypeKind.Time, TypeKind.DateTime } from _ in new int[2] select ("date_part", new[] { TypeKind.Text, kind }),
        .. from kind in new[] { TypeKind.Date, TypeKind.DateTime } from _ in new int[2] select ("date_trunc", new[] { TypeKind.Text, kind }),
        .. from kind in new[] { TypeKind.Date, TypeKind.DateTime } from _ in new int[2] select ("date_add", new[] { TypeKind.Text, TypeKind.Int, kind }),
        .. from kind in new[] { TypeKind.Date, TypeKind.DateTime } from _ in new int[2] select ("date_diff", new[] { TypeKind.Text, kind, kind }),
        ("chr", [TypeKind.Int]), ("make_date", [TypeKind.Int, TypeKind.Int, TypeKind.Int]), ("epoch", [TypeKind.DateTime]), ("json_typeof", [TypeKind.Json]), ("json_array_length", [TypeKind.Json]),
        ("array_length", [TypeKind.Array]), ("array_to_string", [TypeKind.Array, TypeKind.Text]),
    ];

    public Expression Next() => Next(Pick(Kinds), random.Next(1, 5));

    private Expression Next(TypeKind kind, int depth)
    {
        if (depth == 0)
        {
            return Leaf(kind);
        }

        return random.Next(10) switch
        {
            0 => new Conditional(EquatableArray.Of(new ConditionalBranch(Next(TypeKind.Boolean, depth - 1), Leaf(kind))), null, DataType.Int) is var shape ? Case(shape, kind, depth) : null!,
            1 => CastTo(kind, depth),
            2 or 3 when kind != TypeKind.Array && Call(kind, depth) is { } call => call,
            _ => Own(kind, depth),
        };
    }

    private Expression Own(TypeKind kind, int depth)
    {
        switch (kind)
        {
            case TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Decimal:
                return random.Next(8) == 0 ? new Negation(Widened(Next(kind, depth - 1))) : Arithmetic(kind, depth);
            case TypeKind.Boolean:
                return Condition(depth);
            case TypeKind.Text:
                return random.Next(3) == 0 ? new JsonPart(Next(TypeKind.Json, depth - 1), Step(), true) : new Concatenation(Next(kind, depth - 1), Next(kind, depth - 1));
            case TypeKind.Date:
                return new Arithmetic(random.Next(2) == 0 ? ArithmeticOperator.Add : ArithmeticOperator.Subtract, Next(kind, depth - 1), Next(TypeKind.Int, depth - 1), DataType.Date);
            case TypeKind.Json:
                return random.Next(3) switch
                {
                    0 => new JsonPart(Next(kind, depth - 1), Step(), false),
                    1 => new JsonObjectOf(EquatableArray.Of(new JsonMember(Text("a"), Next(Pick(Kinds), depth - 1)), new JsonMember(Text("b\"ü"), Next(Pick(Kinds), depth - 1)))),
                    _ => new JsonArrayOf(Enumerable.Range(0, random.Next(3)).Select(_ => Next(Pick(Kinds), depth - 1)).ToEquatableArray()),
                };
            case TypeKind.Array:
                return Array(depth);
            default:
                return Call(kind, depth) ?? Leaf(kind);
        }
    }

    private Expression Arithmetic(TypeKind kind, int depth)
    {
        var operation = (ArithmeticOperator)random.Next(kind == TypeKind.Float ? 4 : 5);
        var (left, right) = (Next(kind, depth - 1), Next(kind == TypeKind.Int ? kind : Pick(Numbers[..(System.Array.IndexOf(Numbers, kind) + 1)]), depth - 1));
        if (kind == TypeKind.Int && random.Next(8) == 0)
        {
            return new Arithmetic(ArithmeticOperator.Subtract, Next(TypeKind.Date, depth - 1), Next(TypeKind.Date, depth - 1), DataType.Int);
        }

        return ArithmeticTypes.Of(operation, left.Type, right.Type) is { } type && type.Kind == kind ? new Arithmetic(operation, left, right, type)
            : ArithmeticTypes.Of(operation, left.Type, left.Type) is { } same && same.Kind == kind ? new Arithmetic(operation, left, left, same) : left;
    }

    private Expression Condition(int depth)
    {
        switch (random.Next(9))
        {
            case 0:
                return new And(EquatableArray.Of(Next(TypeKind.Boolean, depth - 1), Next(TypeKind.Boolean, depth - 1)));
            case 1:
                return new Or(EquatableArray.Of(Next(TypeKind.Boolean, depth - 1), Next(TypeKind.Boolean, depth - 1)));
            case 2:
                return new Not(Next(TypeKind.Boolean, depth - 1));
            case 3:
                return random.Next(2) == 0 ? new IsNull(Next(Pick(Kinds), depth - 1)) : new IsNotTrue(Next(TypeKind.Boolean, depth - 1));
            case 4:
                return new LikePattern(Next(TypeKind.Text, depth - 1), random.Next(2) == 0 ? Text(Pick(["%a%", "_", "%\\%", "a\\", "%é%", "A%"])) : Next(TypeKind.Text, depth - 1), false);
            case 5:
                var array = Next(TypeKind.Array, depth - 1);
                return new QuantifiedItems((ComparisonOperator)random.Next(6), random.Next(2) == 0, Next(array.Type.ItemType.Kind, depth - 1), array);
            case 6:
                var kind = Pick([.. Ordered, TypeKind.Boolean, TypeKind.Uuid]);
                var value = Next(kind, depth - 1);
                return new InItems(value, Enumerable.Range(0, random.Next(1, 4)).Select(_ => Next(kind, depth - 1)).ToEquatableArray());
            default:
                var compared = Pick([.. Ordered, TypeKind.Boolean, TypeKind.Uuid]);
                var (left, right) = (Next(compared, depth - 1), Next(compared, depth - 1));
                return random.Next(6) == 0 && left.Type == right.Type ? new SameValue(left, right) : new Comparison((ComparisonOperator)random.Next(6), left, right);
        }
    }

    private Expression Array(int depth)
    {
        var item = Pick([TypeKind.Int, TypeKind.Text]);
        if (random.Next(3) > 0)
        {
            return new ArrayItems(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Next(item, depth - 1)).ToEquatableArray(), DataType.ArrayOf(item));
        }

        var (left, right) = (Next(TypeKind.Array, depth - 1), Next(TypeKind.Array, depth - 1));
        return left.Type == right.Type ? new Concatenation(left, right)
            : FunctionCatalog.Find("array_append", [left.Type, left.Type.ItemType]) is { } append
                ? new FunctionCall(append.Function, EquatableArray.Of(left, Next(left.Type.ItemType.Kind, depth - 1)), append.Result) : left;
    }

    private Expression Case(Conditional shape, TypeKind kind, int depth)
    {
        var (then, otherwise) = (Next(kind, depth - 1), Next(kind, depth - 1));
        var type = Casts.Common(then.Type, otherwise.Type);
        return type is null ? then : new Conditional(EquatableArray.Of(new ConditionalBranch(shape.Branches[0].When, then)), random.Next(4) == 0 ? null : otherwise, type);
    }

    private Expression CastTo(TypeKind kind, int depth)
    {
        var target = kind switch
        {
            TypeKind.Decimal => random.Next(2) == 0 ? DecimalTypes.Wide(random.Next(7)) : new(TypeKind.Decimal, 0, 10, 2),
            TypeKind.Array => DataType.Int,
            _ => new(kind),
        };
        var operand = Next(Pick(Kinds), depth - 1);
        return kind != TypeKind.Array && Casts.IsExplicit(operand.Type, target) ? new Cast(operand, target) : Own(kind, depth);
    }

    private Expression? Call(TypeKind kind, int depth)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var (name, kinds) = Pick(Functions);
            var arguments = kinds.Select(k => Next(k, 0)).ToArray();
            if (FunctionCatalog.Find(name, [.. arguments.Select(static a => (DataType?)a.Type)]) is not { } shape || shape.Result.Kind != kind)
            {
                continue;
            }

            arguments = [.. kinds.Select(k => Next(k, depth - 1))];
            if (FunctionCatalog.Find(name, [.. arguments.Select(static a => (DataType?)a.Type)]) is { } signature)
            {
                return new FunctionCall(signature.Function, Bring(signature, arguments), signature.Result);
            }
        }

        return null;
    }

    private EquatableArray<Expression> Bring(FunctionSignature signature, Expression[] arguments) => arguments.Select((a, i) =>
        i == 0 && signature.Choices.Count > 0 ? Text(Pick([.. signature.Choices])) : a.Type == signature.Parameters[i] ? a : new Cast(a, signature.Parameters[i])).ToEquatableArray();

    private Expression Leaf(TypeKind kind)
    {
        if (random.Next(6) == 0)
        {
            switch (kind)
            {
                case TypeKind.Int:
                    return new Constant(SqlValue.Int(random.Next(-3, 6)), DataType.Int);
                case TypeKind.Decimal:
                    return new Constant(SqlValue.Decimal(random.Next(-300, 300) / 100m), new(TypeKind.Decimal, 0, 3, 2));
                case TypeKind.Float:
                    return new Constant(SqlValue.Float(random.Next(-8, 8) / 4.0), DataType.Float);
                case TypeKind.Text:
                    return Text(Pick(["", "a", "é\\'", " ,"]));
                case TypeKind.Boolean:
                    return new Constant(SqlValue.Boolean(random.Next(2) == 0), DataType.Boolean);
                case TypeKind.Date or TypeKind.DateTime:
                    return new Constant(SqlValue.Null(kind), new(kind));
            }
        }

        return Pick([.. ExpressionTable.Columns.Where(c => c.Column.Type.Kind == kind)]).Column;
    }

    private Expression Step() => random.Next(3) switch
    {
        0 => Text(Pick(["a", "b", "n", "", "ü"])),
        1 => new Constant(SqlValue.Int(random.Next(0, 6)), DataType.Int),
        _ => Leaf(Pick([TypeKind.Int, TypeKind.Text])),
    };

    // A negated decimal of a column stays one of its precision.
    private static Expression Widened(Expression number) =>
        number.Type.Kind == TypeKind.Decimal && !AggregateTypes.IsWide(number.Type) ? new Cast(number, DecimalTypes.Wide(number.Type.Scale)) : number;

    private static Constant Text(string text) => new(SqlValue.Text(text), DataType.Text);

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
