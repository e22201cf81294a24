namespace Snapwright.Query.FunQl.Lexing;

/// <summary>How far a keyword may be a name without quotes.</summary>
internal enum KeywordUse : byte
{
    /// <summary>Anywhere: what follows tells.</summary>
    Plain,

    /// <summary>In most places; the printer quotes it to be sure.</summary>
    Contextual,

    /// <summary>Only behind a point or an arrow, where nothing but a name can be.</summary>
    Reserved,
}
