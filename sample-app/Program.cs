using Library.Hooks;
using Library.Pages;
using Library.Reports;
using Library.Seeding;

var builder = WebApplication.CreateBuilder(args);
builder.AddSnapwright().AddPostgreSql().AddMySql().AddHooks<LoanHooks>().AddHooks<ReviewHooks>();
builder.Services.AddHostedService<LibrarySeeder>();

var app = builder.Build();
app.MapSnapwright();
app.MapOverdueReport();
app.MapStartPage();
app.Run();
