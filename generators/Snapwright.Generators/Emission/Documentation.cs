using Snapwright.Generators.Tables;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Emission;

/// <summary>XML documentation out of the descriptions of a snapshot.</summary>
internal static class Documentation
{
    /// <summary>A summary; several lines where the text has several.</summary>
    public static void Summary(this SourceWriter writer, string xml)
    {
        var lines = xml.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');
        if (lines.Length == 1)
        {
            writer.Line($"/// <summary>{lines[0]}</summary>");
            return;
        }

        writer.Line("/// <summary>");
        foreach (var line in lines)
        {
            writer.Line("/// " + line.TrimEnd());
        }

        writer.Line("/// </summary>");
    }

    /// <summary>What the database asks of the rows of a table, as remarks; nothing where it asks nothing.</summary>
    public static void Checks(this SourceWriter writer, Table table)
    {
        if (table.CheckConstraints.Count == 0)
        {
            return;
        }

        writer.Line("/// <remarks>");
        writer.Line("/// Rows that do not meet a check are refused:");
        foreach (var check in table.CheckConstraints)
        {
            writer.Line($"/// <c>{Escape(check.Name)}</c>: <c>{Escape(check.Expression.Replace("\r", "").Replace('\n', ' '))}</c>");
        }

        writer.Line("/// </remarks>");
    }

    /// <summary>What a table is.</summary>
    public static string Of(Table table) => table.Description is { Length: > 0 } text ? Escape(text) : $"A row of <c>{table.Name}</c>.";

    /// <summary>What a stored field is.</summary>
    public static string Of(FieldModel field)
    {
        var stored = field.Stored;
        var description = stored.Column?.Description ?? stored.Relation?.Description;
        var text = description is { Length: > 0 } ? Escape(description) : Default(stored);
        return text + (stored.Relation is null ? Note(stored.Type) : "");
    }

    /// <summary>What a computed field is.</summary>
    public static string Of(ComputedModel field)
    {
        var text = field.Field.Description is { Length: > 0 } description ? Escape(description) : $"The computed field <c>{field.Name}</c>.";
        return $"{text} Null unless a query asks for it.{(field.Type.Kind.Kind is TypeKind.Decimal ? "" : Note(field.Type.Kind))}";
    }

    /// <summary>What a relation is.</summary>
    public static string Of(Relation relation) =>
        relation.Description is { Length: > 0 } text ? Escape(text) : $"The relation <c>{relation.Name}</c> to <c>{relation.Target}</c>.";

    /// <summary>Text as XML.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static string Default(StoredField field) => field switch
    {
        { Column.IsPrimary: true } => "The key.",
        { Column.Stamp: Stamp.Created } => "When the row was inserted.",
        { Column.Stamp: Stamp.Updated } => "When the row was last written.",
        { Column.Stamp: Stamp.SubEntity } => "The table that the row is of.",
        { Relation: { } relation } => $"The key of the related row of <c>{relation.Target}</c>: the relation <c>{relation.Name}</c>.",
        _ => $"The column <c>{field.Name}</c>.",
    };

    /// <summary>What is to be known of values of a type; empty for nothing.</summary>
    public static string Note(DataType type) => type switch
    {
        { Kind: TypeKind.DateTime } => " UTC, whole microseconds.",
        { Kind: TypeKind.Json } => " JSON text.",
        { Kind: TypeKind.Text, Length: > 0 and var length } => $" At most {Literal.Of(length)} characters.",
        { Kind: TypeKind.Decimal } => $" At most {Literal.Of(type.Precision)} digits, {Literal.Of(type.Scale)} of them behind the point.",
        _ => "",
    };
}
