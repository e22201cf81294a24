using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Snapwright.Sample.Tests.Client;
using Snapwright.Testing;

namespace Snapwright.Sample.Tests;

/// <summary>The sample as its users run it: a process of its own, on a free port, with an empty database that it fills itself.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The runner disposes by IAsyncLifetime.")]
public abstract class LibraryServer(DatabaseKind kind) : IAsyncLifetime
{
    private const string Listening = "Now listening on: ";
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TestDatabase? _database;
    private Process? _process;
    private HttpClient? _http;

    public HttpClient Http => _http ?? throw new InvalidOperationException("The server was not started.");

    public ApiClient Api => new(Http);

    /// <summary>What the server has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        _process = Start(_database);
        _http = new HttpClient { BaseAddress = await _address.Task.WaitAsync(TimeSpan.FromSeconds(120)) };
    }

    public async Task DisposeAsync()
    {
        _http?.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    private Process Start(TestDatabase database)
    {
        // .../artifacts/bin/Snapwright.Sample.Tests/{configuration}/ lies beside the sample's folder.
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Library.SampleApp", configuration));
        var start = new ProcessStartInfo("dotnet", ["Library.SampleApp.dll", "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Snapwright__Database"] = database.ConfigurationName,
                ["ConnectionStrings__Snapwright"] = database.ConnectionString,
                ["DOTNET_ENVIRONMENT"] = "Production",
            },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The sample did not start.");
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The sample ended. {Output}"));
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Take(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
    }
}

/// <summary>The sample on SQLite.</summary>
public sealed class SqliteLibrary() : LibraryServer(DatabaseKind.Sqlite);

/// <summary>The sample on PostgreSQL.</summary>
public sealed class PostgreSqlLibrary() : LibraryServer(DatabaseKind.PostgreSql);

/// <summary>The sample on MariaDB.</summary>
public sealed class MariaDbLibrary() : LibraryServer(DatabaseKind.MariaDb);
