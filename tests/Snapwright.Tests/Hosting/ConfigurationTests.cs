using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Snapwright.Data.Databases;

namespace Snapwright.Tests.Hosting;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("Snapwright:Databse", "sqlite", "'Snapwright:Databse' is not known. Did you mean 'Database'?")]
    [InlineData("Snapwright:Limits:MaxLimits", "5", "'Snapwright:Limits:MaxLimits' is not known. Did you mean 'MaxLimit'?")]
    [InlineData("Snapwright:MaxRequestBodyBytes", "1k", "Snapwright:MaxRequestBodyBytes must be a whole number from 1 to 1073741824; it is '1k'.")]
    [InlineData("Snapwright:UseCompiled", "maybe", "Snapwright:UseCompiled must be true or false; it is 'maybe'.")]
    [InlineData("Snapwright:Limits:MaxLimit", "5", "Snapwright:Limits:DefaultLimit must not be greater than Snapwright:Limits:MaxLimit.")]
    public void What_is_wrong_in_the_section_stops_the_start(string key, string value, string message)
    {
        var builder = Builder(key, value);
        var fault = Assert.Throws<InvalidOperationException>(() => builder.AddSnapwright());
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_without_its_driver_names_the_package()
    {
        var builder = Builder("Snapwright:Database", "postgres");
        builder.AddSnapwright();
        Assert.Contains("Snapwright.PostgreSql", Fault(builder), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_database_names_the_choices()
    {
        var builder = Builder("Snapwright:Database", "oracle");
        builder.AddSnapwright().AddPostgreSql();
        Assert.Contains("Choices: sqlite, postgres.", Fault(builder), StringComparison.Ordinal);
    }

    [Fact]
    public void PostgreSql_needs_a_connection_string()
    {
        var builder = Builder("Snapwright:Database", "postgres");
        builder.AddSnapwright().AddPostgreSql();
        Assert.Contains("set ConnectionStrings:Snapwright", Fault(builder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite", "Host=localhost;Database=library")]
    [InlineData("postgres", "Data Source=app.db")]
    public void A_connection_string_of_another_database_names_the_setting_that_chooses(string database, string connectionString)
    {
        var builder = Builder("Snapwright:Database", database);
        builder.Configuration["ConnectionStrings:Snapwright"] = connectionString;
        builder.AddSnapwright().AddPostgreSql();
        Assert.Contains($"is none of '{database}', the database that Snapwright:Database names (of sqlite, postgres)", Fault(builder), StringComparison.Ordinal);
    }

    private static string Fault(WebApplicationBuilder builder)
    {
        using var services = builder.Services.BuildServiceProvider();
        return Assert.Throws<InvalidOperationException>(services.GetRequiredService<Database>).Message;
    }

    private static WebApplicationBuilder Builder(string key, string value)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration[key] = value;
        return builder;
    }
}
