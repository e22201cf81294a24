using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>What names may look like.</summary>
internal static class NameRules
{
    public const int MostCharacters = 63;

    public static bool IsTablePart(string name) => IsName(name, static c => c is (>= 'a' and <= 'z') or '_');

    public static bool IsField(string name) => IsPhysical(name) && name[0] != '_';

    /// <summary>Views and what else is no part of a path with dots: letters, digits, '_' and '-', beginning with a letter.</summary>
    public static bool IsView(string name) => IsField(name.Replace('-', '_'));

    public static bool IsPhysical(string name) => IsName(name, static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_');

    /// <summary>Why a table name is reserved, or null.</summary>
    public static string? Reserved(TableName name)
    {
        if (name is { Schema: TableName.DefaultSchema, Name: "admin" })
        {
            return "/api/admin is the administration";
        }

        if (name is { Schema: TableName.DefaultSchema, Name: "transaction" })
        {
            return "/api/transaction takes transactions";
        }

        foreach (var part in (string[])[name.Schema, name.Name])
        {
            if (part.StartsWith("snapwright_", StringComparison.Ordinal))
            {
                return "names that begin with 'snapwright_' belong to the framework";
            }

            foreach (var prefix in (string[])["pg_", "sqlite_"])
            {
                if (part.StartsWith(prefix, StringComparison.Ordinal))
                {
                    return $"names that begin with '{prefix}' belong to the database";
                }
            }
        }

        return name.Schema == "information_schema" ? "that schema belongs to the database" : null;
    }

    /// <summary>Whether PostgreSQL has a column of its own of that name in every table.</summary>
    public static bool IsHiddenColumn(string name) => name is "tableoid" or "ctid" or "xmin" or "xmax" or "cmin" or "cmax";

    public static bool IsImplicit(string name) =>
        name.Equals("createdAt", StringComparison.OrdinalIgnoreCase) || name.Equals("updatedAt", StringComparison.OrdinalIgnoreCase);

    private static bool IsName(string name, Func<char, bool> isLetter)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (!isLetter(name[i]) && (i == 0 || name[i] is < '0' or > '9'))
            {
                return false;
            }
        }

        return name.Length is > 0 and <= MostCharacters;
    }
}
