var builder = WebApplication.CreateBuilder(args);
builder.AddSnapwright().AddPostgreSql();
var app = builder.Build();
app.MapSnapwright();
app.Run();
