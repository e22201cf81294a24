namespace Snapwright.Query.FunQl.Binding;

/// <summary>The parts of a query that expressions stand in.</summary>
internal enum Clause
{
    /// <summary>The results.</summary>
    Results,

    /// <summary><c>ON</c></summary>
    On,

    /// <summary><c>WHERE</c></summary>
    Where,

    /// <summary><c>GROUP BY</c></summary>
    GroupBy,

    /// <summary><c>HAVING</c></summary>
    Having,

    /// <summary><c>ORDER BY</c></summary>
    OrderBy,

    /// <summary><c>VALUES</c></summary>
    Values,

    /// <summary><c>SET</c></summary>
    Set,

    /// <summary><c>RETURNING</c></summary>
    Returning,

    /// <summary>The value of an attribute.</summary>
    Attribute,

    /// <summary>An expression of the model: a computed field, a check, an index.</summary>
    Definition,
}

/// <summary>What clauses allow.</summary>
internal static class Clauses
{
    public static bool AllowsAggregates(this Clause clause) => clause is Clause.Results or Clause.Having or Clause.OrderBy;

    public static bool AllowsWindows(this Clause clause) => clause is Clause.Results or Clause.OrderBy;

    public static string Name(this Clause clause) => clause switch
    {
        Clause.Results => "the results",
        Clause.On => "ON",
        Clause.Where => "WHERE",
        Clause.GroupBy => "GROUP BY",
        Clause.Having => "HAVING",
        Clause.OrderBy => "ORDER BY",
        Clause.Values => "VALUES",
        Clause.Set => "SET",
        Clause.Returning => "RETURNING",
        Clause.Attribute => "an attribute",
        _ => "an expression of the model",
    };
}
