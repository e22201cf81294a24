namespace Snapwright.Bodies;

/// <summary>The codes of the entries in <c>errors</c> of an answer with status 422.</summary>
public static class BodyErrorCodes
{
    /// <summary>A field that must be there is not.</summary>
    public const string Required = "required";

    /// <summary>Null where none may be.</summary>
    public const string NullNotAllowed = "null_not_allowed";

    /// <summary>A value of another type, or text that is not in the form of the type.</summary>
    public const string WrongType = "wrong_type";

    /// <summary>A number, date or instant outside of what the field can hold.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>A text with more code points than allowed.</summary>
    public const string TooLong = "too_long";

    /// <summary>Not one of the choices of an enum.</summary>
    public const string NotAChoice = "not_a_choice";

    /// <summary>Text with U+0000 or with half a surrogate pair.</summary>
    public const string InvalidText = "invalid_text";

    /// <summary>The table has no such field.</summary>
    public const string UnknownField = "unknown_field";

    /// <summary>The same field twice.</summary>
    public const string DuplicateField = "duplicate_field";

    /// <summary>The field is set at insert only.</summary>
    public const string NotChangeable = "not_changeable";

    /// <summary>The relation cannot be changed in this way from here.</summary>
    public const string NotPossible = "not_possible";

    /// <summary>The row that is named is not there, or is not one of the related rows.</summary>
    public const string NotRelated = "not_related";

    /// <summary>Nested deeper, or more rows, than allowed.</summary>
    public const string TooMuch = "too_much";

    /// <summary>The same row twice in one request.</summary>
    public const string DuplicateRow = "duplicate_row";

    /// <summary>An operation of a transaction on a table that is not there.</summary>
    public const string UnknownTable = "unknown_table";

    /// <summary>A command of a transaction that is not there.</summary>
    public const string UnknownView = "unknown_view";

    /// <summary>A <c>$ref</c> to nothing that an earlier operation yields.</summary>
    public const string InvalidReference = "invalid_reference";

    /// <summary>A hook of the application refused it.</summary>
    public const string Rejected = "rejected";

    /// <summary>All codes with their meanings, for the reference.</summary>
    public static IReadOnlyList<(string Code, string Meaning)> All { get; } =
    [
        (Required, "The field must be there and is not."),
        (NullNotAllowed, "The field is null and may not be."),
        (WrongType, "The value has another type, or its text is not in the form of the type. Strings are not read as numbers."),
        (OutOfRange, "The number, date or instant is outside of what the field can hold."),
        (TooLong, "The text has more code points than the field can hold."),
        (NotAChoice, "The value is not one of the choices of the field."),
        (InvalidText, "The text contains U+0000 or half of a surrogate pair."),
        (UnknownField, "The table has no such field."),
        (DuplicateField, "The body has the field twice, or an object in a JSON value has a name more than once."),
        (NotChangeable, "The field is set when the row is created and cannot be changed."),
        (NotPossible, "The relation cannot be changed in this way from here; the message says what can be done instead."),
        (NotRelated, "The row that is named is not there, or is not one of the related rows."),
        (TooMuch, "Relations, or the objects and arrays of a JSON value, are nested deeper, or relations name more rows, than allowed."),
        ("min", "The number is below that of the column's rule `min`; see [rules](rules.md), also for the following."),
        ("max", "The number is above that of the rule `max`."),
        ("min_length", "The text has fewer code points than the rule `minLength` asks for."),
        ("max_length", "The text has more code points than the rule `maxLength` allows."),
        ("pattern", "The text does not match the regular expression of the rule `pattern`."),
        ("format", "The text is not in the form that the rule `format` names."),
        ("min_items", "The list has fewer items than the rule `minItems` asks for."),
        ("max_items", "The list has more items than the rule `maxItems` allows."),
        (DuplicateRow, "The request has the row more than once."),
        (UnknownTable, "The operation names no table."),
        (UnknownView, "The operation names no view."),
        ("unknown_argument", "The command has no such argument."),
        (InvalidReference, "The `$ref` names no result of an earlier operation."),
        (Rejected, "A hook of the application refused the value."),
    ];
}
