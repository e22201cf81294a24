using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Snapwright.Hooks;

/// <summary>A class of hooks that the application registered.</summary>
/// <param name="HookType">The class.</param>
/// <param name="EntityType">The typed row of the table it is for.</param>
/// <param name="Create">Makes an instance for one write from the write's services.</param>
internal sealed record HookRegistration(Type HookType, Type EntityType, Func<IServiceProvider, object> Create)
{
    /// <summary>The registration of a class that derives from <see cref="TableHooks{TEntity,TCreate,TUpdate}"/>.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static HookRegistration Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THooks>()
        where THooks : class
    {
        for (var type = typeof(THooks).BaseType; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(TableHooks<,,>))
            {
                var create = ActivatorUtilities.CreateFactory<THooks>([]);
                return new(typeof(THooks), type.GetGenericArguments()[0], services => create(services, null));
            }
        }

        throw new ArgumentException($"{typeof(THooks)} must derive from TableHooks<TEntity, TCreate, TUpdate> to be registered as hooks.");
    }
}
