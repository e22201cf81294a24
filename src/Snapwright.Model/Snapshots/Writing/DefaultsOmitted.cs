using Snapwright.Model.Json;

namespace Snapwright.Model.Snapshots.Writing;

/// <summary>Writes what is not the default.</summary>
internal static class DefaultsOmitted
{
    public static void Optional(this JsonWriter writer, string name, string? value) => writer.OptionalUnless(name, value, common: null);

    public static void OptionalUnless(this JsonWriter writer, string name, string? value, string? common)
    {
        if (value is not null && value != common)
        {
            writer.Text(name, value);
        }
    }

    public static void OptionalRaw(this JsonWriter writer, string name, string? json)
    {
        if (json is not null)
        {
            writer.Raw(name, json);
        }
    }

    public static void FlagUnless(this JsonWriter writer, string name, bool value, bool common)
    {
        if (value != common)
        {
            writer.Flag(name, value);
        }
    }
}
