using Snapwright.Query.Expressions;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>An attribute of a column.</summary>
/// <param name="Attribute">The attribute; its ordinal is not known yet where there is a node.</param>
/// <param name="Node">Its value in each row; null where it is that of another place.</param>
internal sealed record PendingAttribute(BoundAttribute Attribute, Expression? Node);
