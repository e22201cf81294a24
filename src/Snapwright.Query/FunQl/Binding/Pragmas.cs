using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Refuses <c>SET name = value;</c>: what says how a query is to be run means nothing on two of three databases, and its plan is kept on the third.</summary>
internal static class Pragmas
{
    public static void Check(BindingSession session, EquatableArray<PragmaSyntax> pragmas)
    {
        foreach (var pragma in pragmas)
        {
            session.NotSupported(pragma.Span, $"SET {pragma.Name.Text}, a setting of one database,");
        }
    }
}
