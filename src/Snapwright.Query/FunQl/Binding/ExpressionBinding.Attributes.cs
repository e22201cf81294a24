using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    /// <summary>Whether names are looked up in a query.</summary>
    public bool IsOf(Block other) => ReferenceEquals(block, other);

    private TypedValue BindCellAttribute(CellAttributeSyntax syntax) => session.NotSupported(syntax.Span, ".@, the attribute of a cell,");

    private TypedValue BindRowAttribute(RowAttributeSyntax syntax) => session.NotSupported(syntax.Span, ".@@, the attribute of a row,");
}
