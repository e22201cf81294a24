using Npgsql;
using Snapwright.Bench.DatabaseJson;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();

var connectionString = new NpgsqlConnectionStringBuilder(
    builder.Configuration.GetConnectionString("Snapwright")
    ?? throw new InvalidOperationException("ConnectionStrings:Snapwright is not set."))
{
    MaxAutoPrepare = 32,
    AutoPrepareMinUsages = 1,
    NoResetOnClose = true,
    Enlist = false,
    Timezone = "UTC",
};
await using var dataSource = NpgsqlDataSource.Create(connectionString);

var app = builder.Build();
var answers = new DatabaseAnswers(dataSource);
new BookEndpoints(answers).Map(app);
new ReviewEndpoints(answers).Map(app);
new MeasurementEndpoints(answers).Map(app);
app.Run();
