using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.FunQl.Functions;

/// <summary>The scalar functions of FunQL by name.</summary>
public static class FunctionCatalog
{
    private static readonly Dictionary<string, ScalarFunction> OfTexts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["lower"] = ScalarFunction.Lower,
        ["upper"] = ScalarFunction.Upper,
    };

    /// <summary>All names, for suggestions and documentation.</summary>
    public static IReadOnlyCollection<string> Names => OfTexts.Keys;

    /// <summary>The function of a name for arguments of some types; null where there is none. An argument that is a bare NULL has no type.</summary>
    public static FunctionSignature? Find(string name, IReadOnlyList<DataType?> arguments) =>
        OfTexts.TryGetValue(name, out var function) && arguments.Count == 1 && arguments[0] is null or { Kind: TypeKind.Text }
            ? new(function, EquatableArray.Of(DataType.Text), DataType.Text)
            : null;
}
