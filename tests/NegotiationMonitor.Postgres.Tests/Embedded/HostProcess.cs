using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NegotiationMonitor.Postgres.Tests.Embedded;

/// <summary>A program of its own that hosts the embedded server, to be killed in various ways.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process process;

    private HostProcess(Process process) => this.process = process;

    /// <summary>Its first line: "ready …" or "refused …".</summary>
    public string Said { get; private set; } = "";

    public int Id => process.Id;

    public int ExitCode => process.ExitCode;

    /// <summary>Process id of its PostgreSQL.</summary>
    public int Postgres => int.Parse(Said.Split(' ')[1], CultureInfo.InvariantCulture);

    public string ConnectionString => Said.Split(' ', 3)[2];

    /// <summary>Starts it and waits for its first line.</summary>
    public static async Task<HostProcess> StartAsync(string data, string? asUser = null, IDictionary<string, string>? environment = null, string? host = null)
    {
        var started = Launch(data, asUser, environment, host);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        started.Said = await started.process.StandardOutput.ReadLineAsync(limit.Token) ?? "said nothing";
        return started;
    }

    /// <summary>Starts it and does not wait.</summary>
    public static HostProcess Launch(string data, string? asUser = null, IDictionary<string, string>? environment = null, string? host = null)
    {
        host ??= Path.Combine(AppContext.BaseDirectory, "NegotiationMonitor.ServerHost.dll");
        string[] command = [Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", host, data];
        if (asUser is not null)
        {
            command = ["runuser", "-u", asUser, "--", .. command];
        }

        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = "/" };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>kill -9 of the program alone.</summary>
    /// <returns>What it said that nobody has read yet.</returns>
    public async Task<string> KillAsync()
    {
        process.Kill(entireProcessTree: false);
        await process.WaitForExitAsync();
        return await process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Asks it to end with a signal and waits.</summary>
    public async Task SignalAsync(PosixSignal signal)
    {
        Signals.Send(process.Id, signal == PosixSignal.SIGINT ? 2 : 15);
        await EndAsync();
    }

    /// <summary>Ends its input, on which it disposes its server, and waits.</summary>
    public async Task FinishAsync()
    {
        process.StandardInput.Close();
        await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await FinishAsync();
        }

        process.Dispose();
    }

    private async Task EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await process.WaitForExitAsync(limit.Token);
    }
}

internal static partial class Signals
{
    /// <summary>A folder that others may pass through.</summary>
    public const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static void Send(int pid, int signal) => Assert.Equal(0, Kill(pid, signal));

    /// <summary>Whether a process lives (one that ended and waits to be collected does not).</summary>
    public static bool IsAlive(int pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // Gone before, or while it was read.
            return false;
        }
    }

    /// <summary>Whether this process, and what it starts, ignores SIGINT (bit 2 of the mask of ignored signals).</summary>
    public static bool IsInterruptIgnored() =>
        File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } mask
            && (Convert.ToUInt64(mask["SigIgn:".Length..].Trim(), 16) & 2) != 0;

    public static async Task UntilDeadAsync(int pid)
    {
        for (var waited = 0; IsAlive(pid); waited++)
        {
            Assert.True(waited < 1200, $"Process {pid} still lives after two minutes.");
            await Task.Delay(100);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int pid, int signal);
}
