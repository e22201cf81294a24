using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Snapwright.Data.Databases;
using Snapwright.Query.Sql;

namespace Snapwright.MySql.Functions;

/// <summary>The functions of expressions that MariaDB has not, or that answer with NULL there where the others refuse.</summary>
internal static class ExpressionFunctions
{
    private static readonly SqlStatement Comments = new(
        "SELECT ROUTINE_NAME, ROUTINE_COMMENT FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = database() AND ROUTINE_NAME LIKE 'snapwright%'", default);

    /// <summary>Creates the functions that are not there, or are there in another version.</summary>
    public static async ValueTask CreateAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        await using (var rows = await session.QueryAsync(Comments, default, cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                known[rows.GetString(0)] = rows.GetString(1);
            }
        }

        foreach (var function in NumberRoutines.All().Concat(TextRoutines.All()).Concat(TimeRoutines.All()).Concat(IntervalRoutines.All()).Concat(JsonRoutines.All()))
        {
            var text = function.ReplaceLineEndings("\n");
            var version = "snapwright " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
            var name = text[..text.IndexOf('(', StringComparison.Ordinal)];
            if (known.GetValueOrDefault(name) != version)
            {
                var place = text.IndexOf("\nBEGIN", StringComparison.Ordinal);
                var create = string.Create(
                    CultureInfo.InvariantCulture,
                    $"CREATE OR REPLACE FUNCTION {text[..place]} DETERMINISTIC NO SQL SQL SECURITY INVOKER COMMENT '{version}'{text[place..]}");
                await session.ExecuteAsync(new(create, default), default, cancellationToken);
            }
        }
    }
}
