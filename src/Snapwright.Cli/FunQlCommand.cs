using System.CommandLine;
using System.Text;
using Snapwright.Query.FunQl;
using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Printing;

namespace Snapwright.Cli;

/// <summary><c>snapwright funql</c>: texts of views in files, without a server.</summary>
internal static class FunQlCommand
{
    private const string Extension = "*.funql";

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The command with its own commands.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = $"Files, or folders whose {Extension} files are meant.", Arity = ArgumentArity.OneOrMore };
        var onlyCheck = new Option<bool>("--check") { Description = "Change nothing; say which files are laid out otherwise." };
        var format = new Command("fmt", "Lays texts out: keywords in upper case, clauses on lines.") { files, onlyCheck };
        format.SetAction((arguments, cancellationToken) =>
            RunAsync(arguments.GetRequiredValue(files), (path, text, token) => FormatAsync(path, text, arguments.GetValue(onlyCheck), token), cancellationToken));
        var check = new Command("check", "Says what is wrong in texts. Names are not looked up: that takes a server.") { files };
        check.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetRequiredValue(files), CheckAsync, cancellationToken));
        return new("funql", "Checks and formats FunQL in files.") { format, check };
    }

    private static async Task<int> RunAsync(string[] files, Func<string, string, CancellationToken, Task<bool>> run, CancellationToken cancellationToken)
    {
        var isGood = true;
        foreach (var file in files)
        {
            try
            {
                foreach (var path in Directory.Exists(file) ? Directory.EnumerateFiles(file, Extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal) : Enumerable.Repeat(file, 1))
                {
                    isGood &= await run(path, await File.ReadAllTextAsync(path, Encoding, cancellationToken), cancellationToken);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
            {
                await Console.Error.WriteLineAsync($"snapwright funql: '{file}': {e.Message}");
                return ExitCodes.Output;
            }
        }

        return isGood ? ExitCodes.Success : ExitCodes.Findings;
    }

    private static Task<bool> CheckAsync(string path, string text, CancellationToken cancellationToken)
    {
        var errors = FunQlParser.ParseView(text).Errors;
        Report(path, text, errors);
        return Task.FromResult(errors.Count == 0);
    }

    private static async Task<bool> FormatAsync(string path, string text, bool onlyCheck, CancellationToken cancellationToken)
    {
        var result = FunQlFormatter.Format(text);
        Report(path, text, result.Errors);
        if (result.Value is not { } formatted || formatted == text)
        {
            return result.Value is not null;
        }

        await Console.Error.WriteLineAsync(onlyCheck ? $"{path}: laid out otherwise" : $"{path}: laid out anew");
        if (!onlyCheck)
        {
            await File.WriteAllTextAsync(path, formatted, Encoding, cancellationToken);
        }

        return !onlyCheck;
    }

    private static void Report(string path, string text, IEnumerable<FunQlError> errors)
    {
        foreach (var error in errors)
        {
            Console.Error.WriteLine($"{path}:{SourcePosition.Of(text, error.Span.Start)}: {error.Message}");
        }
    }
}
