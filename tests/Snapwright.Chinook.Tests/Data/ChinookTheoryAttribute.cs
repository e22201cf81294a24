namespace Snapwright.Chinook.Tests.Data;

/// <summary>A theory that is skipped, with the reason, where the data is not there.</summary>
internal sealed class ChinookTheoryAttribute : TheoryAttribute
{
    public ChinookTheoryAttribute() => Skip = SharedData.Absence;
}
