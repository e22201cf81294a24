using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Sql;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Reads <c>SET name = value;</c>.</summary>
internal static class Pragmas
{
    /// <summary>The settings, each once; faults of others are told.</summary>
    public static EquatableArray<PlannerSetting> Read(BindingSession session, EquatableArray<PragmaSyntax> pragmas)
    {
        var settings = new List<PlannerSetting>();
        foreach (var pragma in pragmas)
        {
            var name = PlannerSetting.Names.FirstOrDefault(n => string.Equals(n, pragma.Name.Text, StringComparison.OrdinalIgnoreCase));
            if (name is null)
            {
                session.Error(FunQlErrorKind.Name, pragma.Name.Span, $"There is no setting '{pragma.Name.Text}'. {NameLookup.Suggest(pragma.Name.Text, PlannerSetting.Names)}");
            }
            else if (settings.Exists(s => s.Name == name))
            {
                session.Error(FunQlErrorKind.Name, pragma.Name.Span, $"'{name}' is set twice.");
            }
            else if (ValueOf(pragma.Value) is not { } isOn)
            {
                session.Error(FunQlErrorKind.Type, pragma.Value.Span, $"'{name}' is on or off: true, false, 'on' or 'off'.");
            }
            else
            {
                settings.Add(new(name, isOn));
            }
        }

        return settings.ToEquatableArray();
    }

    private static bool? ValueOf(ExpressionSyntax value) => value switch
    {
        BooleanSyntax truth => truth.Value,
        StringSyntax text => text.Value.ToLowerInvariant() switch { "on" or "true" => true, "off" or "false" => false, _ => null },
        _ => null,
    };
}
