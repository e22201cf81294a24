using Snapwright.Model.Naming;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Names;

/// <summary>The names of what is emitted for a view.</summary>
/// <param name="Method">The method that yields all rows: <c>OverdueLoans</c>; <c>SalesTop</c> for <c>sales.top</c>.</param>
internal sealed record ViewNames(string Method)
{
    /// <summary>The name of its files, without what all of them have.</summary>
    public string File { get; init; } = Method + "View";

    /// <summary>The method that yields rows as they arrive.</summary>
    public string Stream => Method + "Stream";

    /// <summary>The typed row.</summary>
    public string Row => Method + "Row";

    /// <summary>What the server uses.</summary>
    public string Compiled => Method + "View";

    /// <summary>The columns, for queries of the typed client.</summary>
    public string ClientFields => Row + "Fields";

    /// <summary>What reads its rows and writes its arguments for the typed client.</summary>
    public string ClientJson => Row + "Json";

    /// <summary>The names for a view.</summary>
    public static ViewNames Of(TableName view) => new(ClrNames.View(view));
}
