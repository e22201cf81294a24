namespace Snapwright.Parity.Tests.Applications;

/// <summary>The same application, served in every way.</summary>
public sealed class ParityApplications : IAsyncDisposable
{
    private ParityApplications(IReadOnlyList<ParityApplication> applications) => All = applications;

    /// <summary>One per variant, in their order.</summary>
    public IReadOnlyList<ParityApplication> All { get; }

    /// <summary>Starts all.</summary>
    public static Task<ParityApplications> StartAsync() => StartAsync(Variant.All);

    /// <summary>Starts some.</summary>
    public static Task<ParityApplications> StartAsync(IReadOnlyList<Variant> variants) => StartAsync(variants, ServedModel.OfProject);

    /// <summary>Starts some that serve a model.</summary>
    public static async Task<ParityApplications> StartAsync(IReadOnlyList<Variant> variants, ServedModel model) =>
        new(await Task.WhenAll(variants.Select(variant => ParityApplication.StartAsync(variant, model))));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var application in All)
        {
            await application.DisposeAsync();
        }
    }
}
