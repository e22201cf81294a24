using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Snapwright.Formats;

/// <summary>The choice of a format by <c>Accept</c>, RFC 9110: the most specific range decides about a format, the greatest weight about the choice.</summary>
internal static class AcceptHeader
{
    private static readonly (RowFormat Format, string Type, string Subtype)[] Offers =
    [
        (RowFormat.Json, "application", "json"),
        (RowFormat.NdJson, "application", "x-ndjson"),
        (RowFormat.Csv, "text", "csv"),
    ];

    /// <summary>The format to answer in; null where none is acceptable.</summary>
    public static RowFormat? Choose(StringValues accept)
    {
        // What nearly every client sends.
        if (accept.Count == 0 || (accept.Count == 1 && accept[0] is "*/*" or "application/json" or "" or null))
        {
            return RowFormat.Json;
        }

        Span<double> weights = stackalloc double[Offers.Length];
        Span<int> precisions = stackalloc int[Offers.Length];
        foreach (var line in accept)
        {
            var ranges = line.AsSpan();
            foreach (var range in ranges.Split(','))
            {
                Weigh(ranges[range], weights, precisions);
            }
        }

        var best = 0;
        for (var i = 1; i < weights.Length; i++)
        {
            best = weights[i] > weights[best] ? i : best;
        }

        return weights[best] > 0 ? Offers[best].Format : null;
    }

    private static void Weigh(ReadOnlySpan<char> range, Span<double> weights, Span<int> precisions)
    {
        var end = range.IndexOf(';');
        var name = (end < 0 ? range : range[..end]).Trim();
        var slash = name.IndexOf('/');
        if (slash < 0)
        {
            return;
        }

        var type = name[..slash];
        var subtype = name[(slash + 1)..];
        var precision = type is "*" ? 1 : subtype is "*" ? 2 : 3;
        var weight = end < 0 ? 1 : Weight(range[(end + 1)..]);
        for (var i = 0; i < Offers.Length; i++)
        {
            var isMeant = (type is "*" && subtype is "*")
                || (type.Equals(Offers[i].Type, StringComparison.OrdinalIgnoreCase)
                    && (subtype is "*" || subtype.Equals(Offers[i].Subtype, StringComparison.OrdinalIgnoreCase)));
            if (isMeant && precision >= precisions[i])
            {
                (weights[i], precisions[i]) = (weight, precision);
            }
        }
    }

    // Parameters other than the weight say nothing about what we offer.
    private static double Weight(ReadOnlySpan<char> parameters)
    {
        foreach (var part in parameters.Split(';'))
        {
            var parameter = parameters[part].Trim();
            if (parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase))
            {
                return double.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) ? weight : 0;
            }
        }

        return 1;
    }
}
