using Npgsql;
using Snapwright.Bench.Yardstick.Books;
using Snapwright.Bench.Yardstick.Loans;
using Snapwright.Bench.Yardstick.Measurements;
using Snapwright.Bench.Yardstick.Responses;
using Snapwright.Bench.Yardstick.Reviews;

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
};
await using var dataSource = NpgsqlDataSource.Create(connectionString);

var app = builder.Build();
var bodies = new JsonBodyPool();
new BookEndpoints(dataSource, bodies).Map(app);
new DearBooks(dataSource, bodies).Map(app);
new ReviewEndpoints(dataSource, bodies).Map(app);
new ReviewList(dataSource, bodies).Map(app);
new LoanEndpoints(dataSource).Map(app);
new MeasurementEndpoints(dataSource, bodies).Map(app);
app.Run();
