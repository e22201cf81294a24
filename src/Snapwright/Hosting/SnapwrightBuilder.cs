using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Snapwright.Data.Drivers;
using Snapwright.Hooks;

namespace Snapwright.Hosting;

/// <summary>What <c>AddSnapwright()</c> can be followed by.</summary>
public sealed class SnapwrightBuilder : IDriverRegistry
{
    internal SnapwrightBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds hooks: code that runs around the writes of a table, in their transaction.</summary>
    /// <typeparam name="THooks">A class that derives from <see cref="TableHooks{TEntity,TCreate,TUpdate}"/>.</typeparam>
    /// <exception cref="ArgumentException">It does not.</exception>
    public SnapwrightBuilder AddHooks<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THooks>()
        where THooks : class
    {
        Services.AddSingleton(HookRegistration.Of<THooks>());
        return this;
    }

    /// <inheritdoc/>
    public void AddDriver(DatabaseDriver driver) => Services.AddSingleton(driver);
}
