namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A filter, as it is generated, sent and evaluated.</summary>
public abstract record Condition;

/// <summary><c>{"field":{"_op":value}}</c>.</summary>
public sealed record Compare(string Field, string Operator, object Value) : Condition;

/// <summary><c>{"field":{"_in":[...]}}</c>, or <c>_not_in</c>.</summary>
public sealed record In(string Field, bool IsNegated, IReadOnlyList<object> Values) : Condition;

/// <summary><c>{"field":{"_contains":"..."}}</c>.</summary>
public sealed record Contains(string Field, string Needle) : Condition;

/// <summary><c>{"field":{"_is_null":true}}</c>, or with one of its other spellings.</summary>
public sealed record IsNull(string Field, string Operator, bool Value) : Condition;

/// <summary><c>_and</c>.</summary>
public sealed record All(IReadOnlyList<Condition> Operands) : Condition;

/// <summary><c>_or</c>.</summary>
public sealed record Any(IReadOnlyList<Condition> Operands) : Condition;

/// <summary><c>_not</c>.</summary>
public sealed record Not(Condition Operand) : Condition;

/// <summary><c>{"relation":{...}}</c>.</summary>
public sealed record Related(Link Link, Condition Operand) : Condition;
