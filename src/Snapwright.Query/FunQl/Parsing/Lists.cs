using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Lexing;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Lists with commas between the items. A comma behind the last one does no harm.</summary>
internal static class Lists
{
    /// <summary>A list from an opening bracket to its closing one, with at least one item.</summary>
    public static EquatableArray<T> Bracketed<T>(this Grammar grammar, TokenKind openKind, TokenKind closeKind, Func<Grammar, T> item)
    {
        var open = grammar.Reader.Index;
        grammar.Reader.Expect(openKind);
        return grammar.Reader.IsLost ? default : grammar.Rest(open, closeKind, [], item, isOptional: false);
    }

    /// <summary>As <see cref="Bracketed"/>, but empty brackets will do.</summary>
    public static EquatableArray<T> BracketedOrEmpty<T>(this Grammar grammar, TokenKind openKind, TokenKind closeKind, Func<Grammar, T> item)
    {
        var open = grammar.Reader.Index;
        grammar.Reader.Expect(openKind);
        return grammar.Reader.IsLost ? default : grammar.Rest(open, closeKind, [], item, isOptional: true);
    }

    /// <summary>The items up to a closing bracket, and the bracket.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="open">The index of the opening bracket.</param>
    /// <param name="closeKind">The closing bracket.</param>
    /// <param name="items">Items that are read already.</param>
    /// <param name="item">Reads one.</param>
    /// <param name="isOptional">Whether there may be none.</param>
    public static EquatableArray<T> Rest<T>(this Grammar grammar, int open, TokenKind closeKind, List<T> items, Func<Grammar, T> item, bool isOptional)
    {
        grammar.Items(open, closeKind, items, item, isOptional);
        grammar.Reader.Close(open, closeKind);
        return items.ToEquatableArray();
    }

    /// <summary>The items up to a closing bracket, which is left.</summary>
    public static void Items<T>(this Grammar grammar, int open, TokenKind closeKind, List<T> items, Func<Grammar, T> item, bool isOptional)
    {
        var reader = grammar.Reader;
        if (items.Count == 0)
        {
            if (isOptional && reader.At(closeKind))
            {
                return;
            }

            items.Add(item(grammar));
        }

        reader.EndItem(open, closeKind);
        while (reader.Accept(TokenKind.Comma) && !reader.At(closeKind))
        {
            reader.CheckItems(items.Count);
            items.Add(item(grammar));
            reader.EndItem(open, closeKind);
        }
    }

    /// <summary>A list that ends with its clause.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="next">The index of the clauses that can follow, see <see cref="ClauseWords.InOrder"/>.</param>
    /// <param name="item">Reads one.</param>
    public static EquatableArray<T> Clause<T>(this Grammar grammar, int next, Func<Grammar, T> item)
    {
        var reader = grammar.Reader;
        var items = new List<T> { item(grammar) };
        reader.EndClause(next, isList: true);
        while (reader.Accept(TokenKind.Comma) && !ClauseWords.EndsList(reader.Kind))
        {
            reader.CheckItems(items.Count);
            items.Add(item(grammar));
            reader.EndClause(next, isList: true);
        }

        return items.ToEquatableArray();
    }
}
