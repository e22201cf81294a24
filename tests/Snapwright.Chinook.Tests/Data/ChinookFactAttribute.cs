namespace Snapwright.Chinook.Tests.Data;

/// <summary>A test that is skipped, with the reason, where the data is not there.</summary>
internal sealed class ChinookFactAttribute : FactAttribute
{
    public ChinookFactAttribute() => Skip = SharedData.Absence;
}
