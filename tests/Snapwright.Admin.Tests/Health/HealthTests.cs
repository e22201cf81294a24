using System.Net;
using Snapwright.Admin.Tests.Hosting;
using Snapwright.Testing;

namespace Snapwright.Admin.Tests.Health;

public sealed class HealthTests
{
    public static TheoryData<DatabaseKind> Kinds => Databases.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_server_that_has_started_is_live_and_ready(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);

        var (live, liveBody) = await application.SendAsync(HttpMethod.Get, "/health/live");
        var (ready, readyBody) = await application.SendAsync(HttpMethod.Get, "/health/ready");

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal("""{"status":"live"}""", liveBody!.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal("""{"status":"ready","checks":{"database":"ok","runtime":"ok"}}""", readyBody!.ToJsonString());
    }

    [Fact]
    public async Task A_server_without_its_database_is_live_and_not_ready()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        var server = await PostgreSqlServer.GetAsync();
        await server.DropDatabaseAsync(application.Database.ConnectionString);

        var (live, _) = await application.SendAsync(HttpMethod.Get, "/health/live");
        var (ready, body) = await application.SendAsync(HttpMethod.Get, "/health/ready");

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("unready", body!["status"]!.GetValue<string>());
        Assert.NotEqual("ok", body["checks"]!["database"]!.GetValue<string>());
    }
}
