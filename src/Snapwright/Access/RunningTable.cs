using Snapwright.Compilation;
using Snapwright.Model.Tables;

namespace Snapwright.Access;

internal static class RunningTable
{
    /// <summary>The running table of compiled code.</summary>
    public static Table Of(CompiledTable compiled, MetadataModel model) =>
        model.Find(compiled.TableName) ?? throw new StaleLayoutException(compiled.TableName, compiled.Layout[0].Name, "is gone, with its table");
}
