namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A filter, as it is generated, sent and evaluated.</summary>
public abstract record Condition;

/// <summary>A condition on one field.</summary>
/// <param name="Field">The field.</param>
public abstract record FieldCondition(string Field) : Condition;

/// <summary><c>{"field":{"_op":value}}</c>.</summary>
public sealed record Compare(string Field, string Operator, object Value) : FieldCondition(Field);

/// <summary><c>{"field":{"_between":[least,greatest]}}</c>.</summary>
public sealed record Between(string Field, object Least, object Greatest) : FieldCondition(Field);

/// <summary><c>{"field":{"_in":[...]}}</c>, or <c>_not_in</c>.</summary>
public sealed record In(string Field, bool IsNegated, IReadOnlyList<object> Values) : FieldCondition(Field);

/// <summary><c>{"field":{"_contains":"..."}}</c> and its kin.</summary>
public sealed record TextTest(string Field, string Operator, string Needle) : FieldCondition(Field);

/// <summary><c>{"field":{"_regex":"..."}}</c>.</summary>
public sealed record Matches(string Field, Pattern Pattern) : FieldCondition(Field);

/// <summary><c>{"field":{"_is_null":true}}</c>, or with one of its other spellings.</summary>
public sealed record IsNull(string Field, string Operator, bool Value) : FieldCondition(Field);

/// <summary><c>{"field":{"_json":{"$.path":{"_op":...}}}}</c>; the value is null, a scalar, or a list.</summary>
public sealed record AtPlace(string Field, JsonPlace Place, string Operator, object? Value) : FieldCondition(Field);

/// <summary><c>{"field":{"_has_all":[...]}}</c>, <c>_has</c>, <c>_has_any</c>, or a comparison of the whole array.</summary>
public sealed record Items(string Field, string Operator, IReadOnlyList<object> Values) : FieldCondition(Field);

/// <summary><c>{"field":{"_length":{"_op":n}}}</c>.</summary>
public sealed record Length(string Field, string Operator, long Value) : FieldCondition(Field);

/// <summary><c>_and</c>.</summary>
public sealed record All(IReadOnlyList<Condition> Operands) : Condition;

/// <summary><c>_or</c>.</summary>
public sealed record Any(IReadOnlyList<Condition> Operands) : Condition;

/// <summary><c>_not</c>.</summary>
public sealed record Not(Condition Operand) : Condition;

/// <summary><c>{"relation":{...}}</c>, with a quantifier or without.</summary>
/// <param name="Link">The relation.</param>
/// <param name="Quantifier"><c>_some</c>, <c>_every</c> or <c>_none</c>; null for none.</param>
/// <param name="Operand">The condition over there.</param>
public sealed record Related(Link Link, string? Quantifier, Condition Operand) : Condition;

/// <summary><c>{"relation":{"_count":{"_op":n}}}</c>.</summary>
public sealed record Count(Link Link, string Operator, long Value) : Condition;
