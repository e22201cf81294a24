using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Plans;

/// <summary>Where the value of a parameter of a <see cref="ViewPlan"/> comes from.</summary>
/// <param name="Type">The type of its value.</param>
public abstract record ViewParameter(DataType Type);

/// <summary>An argument of the view.</summary>
/// <param name="Type">The type of its value.</param>
/// <param name="Argument">Its place among the arguments.</param>
public sealed record ArgumentParameter(DataType Type, int Argument) : ViewParameter(Type);

/// <summary>What every query is given.</summary>
public sealed record GlobalParameter(DataType Type, GlobalArgument Global) : ViewParameter(Type);

/// <summary>A literal of the text, which is known with the plan.</summary>
public sealed record ConstantParameter(DataType Type, SqlValue Value) : ViewParameter(Type);

/// <summary>The key of a row that a command is at.</summary>
public sealed record KeyParameter(DataType Type) : ViewParameter(Type);

/// <summary>The keys of the rows that a command has written, or is about to delete; an array.</summary>
public sealed record KeysParameter(DataType Type) : ViewParameter(Type);

/// <summary>A value of the row that an <c>INSERT</c> would have inserted, had it not been there.</summary>
/// <param name="Type">The type of its value.</param>
/// <param name="Field">The name of the stored field.</param>
public sealed record ProposedParameter(DataType Type, string Field) : ViewParameter(Type);

/// <summary>A value of another source, read with the row that a command is at.</summary>
/// <param name="Type">The type of its value.</param>
/// <param name="Read">Its place among those that are read.</param>
public sealed record ReadParameter(DataType Type, int Read) : ViewParameter(Type);

/// <summary>What every query is given, bound per request.</summary>
public enum GlobalArgument
{
    /// <summary><c>$$user</c>: the name of the caller; a string.</summary>
    User,

    /// <summary><c>$$user_id</c>: the key of the caller's row; NULL for callers without one.</summary>
    UserId,

    /// <summary><c>$$lang</c>: the language of the caller, such as <c>en-US</c>.</summary>
    Language,

    /// <summary><c>$$transaction_time</c>: the instant at which the request began.</summary>
    TransactionTime,
}
