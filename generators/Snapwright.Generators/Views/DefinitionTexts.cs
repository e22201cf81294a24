using Snapwright.Model.Diagnostics;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Views;
using Snapwright.Query.Schema;

namespace Snapwright.Generators.Views;

/// <summary>What is wrong with the texts of FunQL besides views: computed fields, checks, indexes, attributes.</summary>
internal static class DefinitionTexts
{
    /// <summary>Checks them; no code is made of them.</summary>
    public static IEnumerable<ModelDiagnostic> Check(MetadataModel model)
    {
        var definitions = new DefinitionBinder(model);
        var ofTables = model.Tables.Where(HasTexts).SelectMany(t => definitions.Of(t).Errors).Select(static e => e.Error.At(e.What, e.Place, e.AllowBroken));
        var ofFields = model.FieldAttributes.SelectMany(static a =>
            FunQlParser.ParseAttributes(a.Attributes).Errors.Select(e => e.At($"attributes of '{a.Table}.{a.Field}'", a.Place, a.AllowBroken)));
        return ofTables.Concat(ofFields);
    }

    private static bool HasTexts(Table table) => table.ComputedFields.Count > 0 || table.CheckConstraints.Count > 0 || table.IndexDefinitions.Count > 0;
}
