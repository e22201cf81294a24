using System.Reflection;
using Microsoft.CodeAnalysis;
using Snapwright.Generators.Pipeline;
using Snapwright.Generators.Tables;
using Snapwright.Generators.Views;
using Snapwright.Model.Collections;
using Snapwright.Model.Snapshots;

namespace Snapwright.Generators.Tests.Pipeline;

/// <summary>What flows through the pipeline is plain data: else nothing is ever cached, and whole compilations stay in memory.</summary>
public sealed class ModelShapeTests
{
    public static TheoryData<Type> Models => new(
        typeof(ProjectSettings), typeof(Capabilities), typeof(SnapshotFile), typeof(SnapshotDocument),
        typeof(ResolvedModel), typeof(TableModel), typeof(ViewModel), typeof(CatalogModel), typeof(GeneratedSource));

    [Theory]
    [MemberData(nameof(Models))]
    public void No_type_of_the_compiler_is_reachable_from_a_model(Type model)
    {
        foreach (var type in Reachable(model))
        {
            Assert.False(type.Assembly == typeof(ISourceGenerator).Assembly, $"{model.Name} reaches {type}");
            Assert.False(type.Assembly == typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation).Assembly, $"{model.Name} reaches {type}");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_is_compared_by_value(Type model)
    {
        Assert.True(IsEquatable(model), $"{model} is not IEquatable of itself");
        foreach (var type in Reachable(model).Where(static t => t.Assembly == typeof(TableModel).Assembly || t.Assembly == typeof(Snapwright.Model.Tables.Table).Assembly))
        {
            Assert.True(type.IsEnum || type.IsAbstract || IsEquatable(type) || IsBehindAPlace(type), $"{model.Name} reaches {type}, which is compared by reference");
        }
    }

    // A place is equal to every other on purpose: the text it points into is no part of any value.
    private static bool IsBehindAPlace(Type type) => type.Namespace == "Snapwright.Model.Json";

    private static bool IsEquatable(Type type) => typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type);

    private static HashSet<Type> Reachable(Type root)
    {
        var seen = new HashSet<Type>();
        var open = new Queue<Type>([root]);
        while (open.TryDequeue(out var type))
        {
            foreach (var part in Parts(type))
            {
                if (part.Namespace?.StartsWith("System", StringComparison.Ordinal) != true && seen.Add(part))
                {
                    open.Enqueue(part);
                }
                else if (part.IsGenericType || part.IsArray)
                {
                    open.Enqueue(part.IsArray ? part.GetElementType()! : part.GetGenericArguments()[0]);
                }
            }
        }

        return seen;
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
        {
            return type.GetGenericArguments();
        }

        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(static f => f.FieldType);
        return type.IsPrimitive || type == typeof(string) ? [] : fields.Append(type).Concat(type.GetGenericArguments());
    }
}
