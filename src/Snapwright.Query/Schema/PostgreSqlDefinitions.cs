using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Schema;

/// <summary>Checks and indexes of PostgreSQL.</summary>
/// <param name="hasTrigrams">Whether the extension <c>pg_trgm</c> is there.</param>
internal sealed class PostgreSqlDefinitions(bool hasTrigrams) : DefinitionWriter(PostgreSqlDialect.Instance)
{
    private const string Trigrams = "trgm";

    protected override string Database => "PostgreSQL";

    protected override TriggerWriter Triggers { get; } = new PostgreSqlTriggers();

    protected override bool ChecksRows => true;

    protected override string? Fault(BoundIndex index)
    {
        var (type, isOrdered) = (index.Definition.Type, index.Definition.Type == IndexType.BTree);
        if (index.Parts.FirstOrDefault(p => p.OperatorClass is { } name && (name != Trigrams || isOrdered)) is { } unknown)
        {
            return $"the operator class '{unknown.OperatorClass}' for the type {(isOrdered ? "btree" : type == IndexType.Gin ? "gin" : "gist")}";
        }

        if (!hasTrigrams && index.Parts.Any(static p => p.OperatorClass is not null))
        {
            return "the operator class 'trgm' without its extension pg_trgm";
        }

        if (!isOrdered && index.Parts.Any(static p => p.IsDescending || p.Nulls != NullsPlacement.Default))
        {
            return "an order in an index that is no btree";
        }

        return !isOrdered && index.Definition.IsUnique ? "isUnique for an index that is no btree"
            : type == IndexType.Gin && index.Included.Count > 0 ? "includedExpressions for the type gin"
            : index.Included.Any(static i => i is not ColumnReference) ? "includedExpressions that are no columns"
            : index.Parts.Any(static p => !PostgreSqlImmutability.Has(p.Value)) || (index.Predicate is { } predicate && !PostgreSqlImmutability.Has(predicate))
            ? "a text of a date or an array, or JSON that is computed"
            : null;
    }

    protected override string? KeyText(Table table, BoundIndex index, BoundIndexPart part) => base.KeyText(table, index, part with { IsDescending = false }) is { } key
        ? key
            + (part.OperatorClass is null ? "" : index.Definition.Type == IndexType.Gin ? " gin_trgm_ops" : " gist_trgm_ops")
            + (part.IsDescending ? " DESC" : "")
            + (part.Nulls switch { NullsPlacement.First => " NULLS FIRST", NullsPlacement.Last => " NULLS LAST", _ => "" })
        : null;

    protected override string Using(IndexType type) => type switch { IndexType.Gin => "USING gin ", IndexType.Gist => "USING gist ", _ => "" };
}
