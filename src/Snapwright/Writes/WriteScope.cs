using Snapwright.Data.Databases;
using Snapwright.Query.Callers;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Where a write runs.</summary>
/// <param name="Runtime">The runtime that it was begun with.</param>
/// <param name="Caller">Who asked for it.</param>
/// <param name="Services">Where hooks get their services from.</param>
/// <param name="Session">The session whose transaction it is part of; null for a session of its own.</param>
/// <param name="CancellationToken">Stops it; nothing is left of it.</param>
internal readonly record struct WriteScope(
    Runtime Runtime, Caller Caller, WriteServices Services, DatabaseSession? Session, CancellationToken CancellationToken);
