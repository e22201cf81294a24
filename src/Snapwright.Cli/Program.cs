using System.CommandLine;
using Snapwright.Cli;

var root = new RootCommand("Snapwright: a backend from a snapshot.json.");
root.Subcommands.Add(ExportCommand.Create());
root.Subcommands.Add(FunQlCommand.Create());
return await root.Parse(args).InvokeAsync();
