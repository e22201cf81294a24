namespace Snapwright.Parity.Tests.Applications;

/// <summary>The same application, served in every way.</summary>
public sealed class ParityApplications : IAsyncDisposable
{
    private ParityApplications(IReadOnlyList<ParityApplication> applications) => All = applications;

    /// <summary>One per <see cref="Variant"/>, in their order.</summary>
    public IReadOnlyList<ParityApplication> All { get; }

    /// <summary>Starts all.</summary>
    public static async Task<ParityApplications> StartAsync() =>
        new(await Task.WhenAll(Variant.All.Select(ParityApplication.StartAsync)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var application in All)
        {
            await application.DisposeAsync();
        }
    }
}
