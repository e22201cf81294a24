using Snapwright.Model.Snapshots;

namespace Snapwright.Model.Tables;

/// <summary>A stored query, as a text that is valid only together with the whole model.</summary>
/// <param name="Name">Its schema, which is the home of its names, and its name in it. Views and tables have names of their own each.</param>
/// <param name="Query">The FunQL text.</param>
/// <param name="AllowBroken">Whether the model is served also when the text is not valid; the view itself is then not.</param>
/// <param name="Description">For readers.</param>
/// <param name="Place">Where the text stands; <see cref="Place.Part"/> leads into it.</param>
public sealed record ViewDefinition(TableName Name, string Query, bool AllowBroken = false, string? Description = null, Place Place = default);
