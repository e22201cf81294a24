using Snapwright.Generators.Names;
using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Binding;

namespace Snapwright.Generators.Views;

/// <summary>
/// All that the emitters of one view need. It is equal to another when what they emit is: the fingerprint stands for the bound view, whose plan
/// is as large as the statements that are made of it.
/// </summary>
/// <param name="Name">The view: <c>overdue_loans</c>, or <c>schema.overdue_loans</c>.</param>
/// <param name="Names">The names of what is emitted for it.</param>
/// <param name="Documentation">What it is, as XML.</param>
/// <param name="Arguments">Its arguments, as declared.</param>
/// <param name="Columns">Its columns, as selected.</param>
/// <param name="Choices">The enums that are emitted for it.</param>
/// <param name="Fingerprint">The fingerprint of all that it means.</param>
/// <param name="Bound">What its statements are made of.</param>
internal sealed record ViewModel(
    string Name,
    ViewNames Names,
    string Documentation,
    EquatableArray<ViewArgumentModel> Arguments,
    EquatableArray<ViewColumnModel> Columns,
    EquatableArray<ChoiceModel> Choices,
    string Fingerprint,
    BoundView Bound)
{
    /// <summary>Whether it writes, and does not read.</summary>
    public bool IsCommand => Bound.Command is not null;

    /// <summary>Whether it yields rows; a command without RETURNING tells their number.</summary>
    public bool HasRows => Bound.Command is null or { IsReturning: true };

    /// <summary>The arguments in the order of the method's parameters: those that must be given come first.</summary>
    public IEnumerable<ViewArgumentModel> Parameters => Arguments.OrderBy(static a => a.IsOptional);

    /// <inheritdoc/>
    public bool Equals(ViewModel? other) =>
        other is not null && Name == other.Name && Fingerprint == other.Fingerprint && Documentation == other.Documentation
        && Arguments == other.Arguments && Columns == other.Columns && Choices == other.Choices;

    /// <inheritdoc/>
    public override int GetHashCode() => Fingerprint.GetHashCode();
}
