namespace Snapwright.Generators.Client;

/// <summary>Names of the library that emitted clients stand on.</summary>
internal static class ClientTypes
{
    public const string Root = "global::Snapwright.Client.";
    public const string Optional = Root + "Inputs.Optional";
    public const string OptionalList = Root + "Inputs.OptionalList";
    public const string IChoice = Root + "Inputs.IChoice";
    public const string FieldPath = Root + "Queries.FieldPath";
    public const string TableFields = Root + "Queries.TableFields";
    public const string ManyRows = Root + "Queries.ManyRows";
    public const string Condition = Root + "Queries.Condition";
    public const string JsonReader = "global::System.Text.Json.Utf8JsonReader";
    public const string JsonWriter = "global::System.Text.Json.Utf8JsonWriter";
}
