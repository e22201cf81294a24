using System.Collections;
using System.Reflection;
using Snapwright.Model.Tables;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Tests.FunQl.Binding;

/// <summary>All tables that a plan reads, however deep: by the properties of its records, so that no kind of expression is forgotten.</summary>
internal static class PlanTables
{
    public static HashSet<TableName> Of(object plan)
    {
        var tables = new HashSet<TableName>();
        Visit(plan, tables);
        return tables;
    }

    private static void Visit(object? value, HashSet<TableName> tables)
    {
        switch (value)
        {
            case null or string or DataType or Values.SqlValue:
                return;
            case TableSource source:
                tables.Add(source.Table);
                return;
            case IEnumerable items:
                foreach (var item in items)
                {
                    Visit(item, tables);
                }

                return;
        }

        if (value.GetType().Namespace?.StartsWith("Snapwright.Query", StringComparison.Ordinal) != true || value.GetType().IsEnum)
        {
            return;
        }

        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.GetIndexParameters().Length == 0 && p.Name is not ("Type" or "Types")))
        {
            Visit(property.GetValue(value), tables);
        }
    }
}
