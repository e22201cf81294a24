namespace Snapwright.Query.FunQl.Binding;

/// <summary>The common tables that a query sees: the nearest of a name.</summary>
internal sealed record CommonTableScope(CommonTableDraft Table, CommonTableScope? Outer)
{
    public static CommonTableDraft? Find(CommonTableScope? scope, string name)
    {
        var all = new List<CommonTableDraft>();
        for (; scope is not null; scope = scope.Outer)
        {
            if (scope.Table.Name == name)
            {
                return scope.Table;
            }

            all.Add(scope.Table);
        }

        return NameLookup.Find(all, static t => t.Name, name);
    }

    public static IEnumerable<string> Names(CommonTableScope? scope)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            yield return scope.Table.Name;
        }
    }
}
