namespace Library.Seeding;

/// <summary>What names and titles are made of.</summary>
internal static class Words
{
    public static readonly string[] GivenNames =
    [
        "Ada", "Amara", "Anton", "Beatriz", "Björn", "Chiara", "Daniel", "Dilara", "Elif", "Emeka", "Farah", "Gustav", "Hana", "Ines", "Jonas",
        "Kaito", "Lena", "Mateo", "Noor", "Olga", "Priya", "Quentin", "Rosa", "Samir", "Tomás", "Uma", "Viktor", "Wanda", "Yusuf", "Zoë",
    ];

    public static readonly string[] FamilyNames =
    [
        "Abara", "Bergström", "Castillo", "Dvořák", "Eriksen", "Fontaine", "Grünwald", "Haddad", "Ibsen", "Jansen", "Kowalska", "Lindqvist", "Moreau",
        "Nakamura", "Okafor", "Petrov", "Quispe", "Rossi", "Sørensen", "Tanaka", "Ueda", "Varga", "Whitfield", "Ximenes", "Yıldız", "Zanetti",
    ];

    public static readonly string[] Adjectives =
    [
        "Silent", "Winter", "Hidden", "Last", "Burning", "Hollow", "Gentle", "Broken", "Distant", "Golden", "Crooked", "Salt", "Northern", "Paper",
        "Second", "Blue", "Patient", "Wild", "Quiet", "Borrowed", "Open", "Small", "Endless", "Iron",
    ];

    public static readonly string[] Nouns =
    [
        "Harbour", "Garden", "Lighthouse", "Orchard", "River", "Clockmaker", "Atlas", "Sea", "Mountain", "Library", "Letter", "Bridge", "Island",
        "Kitchen", "Stranger", "Map", "Forest", "Mirror", "Train", "Market", "Storm", "Archive", "Violin", "Tide",
    ];

    public static readonly string[] Places =
    [
        "Lisbon", "Kyoto", "the Fens", "Marrakesh", "Tromsø", "the Delta", "Vienna", "the Valley", "Cusco", "Zanzibar", "the Coast", "Ghent",
    ];

    public static readonly string[] Keywords =
    [
        "sea", "war", "family", "travel", "memory", "science", "love", "crime", "history", "music", "food", "nature", "city", "exile", "school", "art",
    ];

    public static readonly string[] Streets = ["Mill Lane", "Station Road", "Harbour Street", "Church Square", "Park Avenue", "Bridge Street"];

    /// <summary>A full name.</summary>
    public static string Person(Dice dice) => $"{dice.Of(GivenNames)} {dice.Of(FamilyNames)}";

    /// <summary>The title of a book.</summary>
    public static string Title(Dice dice) => dice.Below(4) switch
    {
        0 => $"The {dice.Of(Adjectives)} {dice.Of(Nouns)}",
        1 => $"{dice.Of(Nouns)} of {dice.Of(Places)}",
        2 => $"A {dice.Of(Nouns)} in {dice.Of(Places)}",
        _ => $"{dice.Of(Adjectives)} {dice.Of(Nouns)}, {dice.Of(Adjectives)} {dice.Of(Nouns)}",
    };
}
