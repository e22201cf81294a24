using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Rest;
using Snapwright.Query.Sql;

namespace Snapwright.Generators.Emission;

/// <summary>The SQL of the known operations, made by the planner and dialects that the server has, too.</summary>
internal static class StatementsEmitter
{
    /// <summary>The dialects that statements are emitted for.</summary>
    public static readonly Dialect[] Dialects = [PostgreSqlDialect.Instance, SqliteDialect.Instance, MySqlDialect.Instance];

    public static void EmitSwitch(SourceWriter writer)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open("public override KnownStatements? Statements(string dialect) => dialect switch");
        foreach (var dialect in Dialects)
        {
            writer.Line($"{Literal.Of(dialect.Name)} => {ClassOf(dialect)}.Statements,");
        }

        writer.Line("_ => null,");
        writer.Close(";");
    }

    public static void EmitStatements(SourceWriter writer, Table table)
    {
        // Each dialect in a class of its own, so that only the one that runs is ever made.
        var planner = new Planner(new MetadataModel([table]));
        foreach (var dialect in Dialects)
        {
            writer.Line();
            writer.Open($"private static class {ClassOf(dialect)}");
            writer.Line("internal static readonly KnownStatements Statements = new(");
            writer.Indent();
            Emit(writer, "Get", dialect.Write(planner.PlanGet(table, Caller.Anonymous).Query), ",");
            Emit(writer, "List", dialect.Write(planner.PlanList(table, RestLimits.KnownLimit, Caller.Anonymous).Query), ",");
            Emit(writer, "Insert", dialect.Write(planner.PlanInsert(table, Caller.Anonymous)), ",");
            Emit(writer, "Delete", dialect.Write(planner.PlanDelete(table, Caller.Anonymous)), ");");
            writer.Outdent();
            writer.Close();
        }
    }

    private static void Emit(SourceWriter writer, string name, SqlStatement statement, string end)
    {
        if (statement.Before is not { } before)
        {
            EmitStatement(writer, name + ": ", statement, ")" + end);
            return;
        }

        EmitStatement(writer, name + ": ", statement, ")");
        writer.Line("{");
        writer.Indent();
        EmitStatement(writer, "Before = ", before, "),");
        writer.Outdent();
        writer.Line("}" + end);
    }

    private static string SettingsOf(SqlStatement statement) =>
        $") {{ Settings = EquatableArray.Of({string.Join(", ", statement.Settings.Select(static s => $"new PlannerSetting({Literal.Of(s.Name)}, {(s.IsOn ? "true" : "false")})"))}) }}";

    /// <summary>A statement as an argument.</summary>
    public static void EmitStatement(SourceWriter writer, string target, SqlStatement statement, string end)
    {
        writer.Line($"{target}new SqlStatement(");
        writer.Indent();
        writer.Line(Literal.Raw(statement.Text) + ",");
        writer.Line((statement.Parameters.Count == 0
            ? "default"
            : $"EquatableArray.Of({string.Join(", ", statement.Parameters.Select(LayoutEmitter.TypeOf))})") + (statement.Settings.Count == 0 ? end : SettingsOf(statement) + end.Substring(1)));
        writer.Outdent();
    }

    /// <summary>The class that has the statements of a dialect.</summary>
    public static string ClassOf(Dialect dialect) => ClrNames.Property(dialect.Name) + "Sql";
}
