using Snapwright.Model.Collections;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Schema;

/// <summary>A check or an index of a table, as DDL of one dialect.</summary>
/// <param name="Name">Its physical name, which ends in a hash of its definition.</param>
/// <param name="Label">For messages: <c>the check 'positive'</c>.</param>
/// <param name="Statements">What makes it.</param>
/// <param name="Columns">The physical columns that it uses.</param>
/// <param name="Violations">Of a check, the statement that yields the keys of rows that do not fulfil it.</param>
public sealed record DefinedPart(
    string Name, string Label, EquatableArray<string> Statements, EquatableArray<string> Columns, SqlStatement? Violations = null);

/// <summary>What a table has by definition.</summary>
/// <param name="Parts">What there is to be.</param>
/// <param name="Faults">What the database cannot have, a sentence each.</param>
public sealed record DefinedParts(EquatableArray<DefinedPart> Parts, EquatableArray<string> Faults);
