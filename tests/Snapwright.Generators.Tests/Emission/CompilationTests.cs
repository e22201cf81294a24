using Snapwright.Generators.Tests.Driving;

namespace Snapwright.Generators.Tests.Emission;

public sealed class CompilationTests
{
    [Theory]
    [InlineData("library")]
    [InlineData("everything")]
    [InlineData("hierarchy")]
    public void Emitted_code_compiles_with_every_warning_an_error(string snapshot) => Given.Generate(Given.Snapshot(snapshot)).AssertIsClean().AssertCompiles();
}
