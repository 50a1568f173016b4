using System.Diagnostics;
using System.Text;

namespace NegotiationMonitor.App.Tests;

/// <summary>The built program as a process of its own, as users run it.</summary>
public sealed class Negmon : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly string Keys = Path.Combine(Path.GetTempPath(), "negmon-test-keys-" + Guid.NewGuid().ToString("N")[..12]);
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private Negmon(Process process) => Process = process;

    public Process Process { get; }

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

    public string Error
    {
        get
        {
            lock (_error)
            {
                return _error.ToString();
            }
        }
    }

    /// <summary>What a run came to.</summary>
    public sealed record Result(int Exit, string Output, string Error)
    {
        public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static Negmon Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string? input = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "negmon.dll")).Prepend("exec"))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in new[] { "NEGMON_CONNECTION", "NEGMON_DATA", "NEGMON_KEY", "NEGMON_READ_KEY", "NEGMON_INGEST_KEY", "NEGMON_REVIEW_KEY", "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "COLUMNS" })
        {
            start.Environment.Remove(name);
        }

        // No test leaves keys in the folder of the user who runs it.
        start.Environment["NEGMON_KEYS"] = Keys;
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        var negmon = new Negmon(Process.Start(start)!);
        Collect(line => negmon.Process.OutputDataReceived += line, negmon._output);
        Collect(line => negmon.Process.ErrorDataReceived += line, negmon._error);
        negmon.Process.BeginOutputReadLine();
        negmon.Process.BeginErrorReadLine();
        if (input is not null)
        {
            using var stdin = new StreamWriter(negmon.Process.StandardInput.BaseStream, new UTF8Encoding(false));
            stdin.Write(input);
        }

        return negmon;
    }

    public static Task<Result> RunAsync(params string[] arguments) => RunAsync(arguments, null, null);

    public static async Task<Result> RunAsync(string[] arguments, IReadOnlyDictionary<string, string?>? environment, string? input = null)
    {
        using var negmon = Start(arguments, environment, input);
        return await negmon.EndAsync();
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task<Result> EndAsync()
    {
        using var limit = new CancellationTokenSource(Longest);
        await Process.WaitForExitAsync(limit.Token);
        return new(Process.ExitCode, Output, Error);
    }

    /// <summary>Waits until a line of its output holds the words, and returns it.</summary>
    public async Task<string> UntilAsync(string words)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < Longest; await Task.Delay(50))
        {
            if (Output.Split('\n').FirstOrDefault(l => l.Contains(words, StringComparison.Ordinal)) is { } line)
            {
                return line;
            }

            Assert.False(Process.HasExited, $"ended before it said \"{words}\": {Output}{Error}");
        }

        throw new TimeoutException($"never said \"{words}\": {Output}{Error}");
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            Process.WaitForExit();
        }

        Process.Dispose();
    }

    private static void Collect(Action<DataReceivedEventHandler> subscribe, StringBuilder into) => subscribe((_, e) =>
    {
        lock (into)
        {
            _ = e.Data is null ? into : into.Append(e.Data).Append('\n');
        }
    });
}
