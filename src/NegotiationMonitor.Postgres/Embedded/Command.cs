using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace NegotiationMonitor.Postgres.Embedded;

/// <summary>What a command left behind.</summary>
/// <param name="ExitCode">Its exit code; 127 where it could not be started, 124 where it took too long and was ended.</param>
/// <param name="Output">Standard output and error, trimmed.</param>
internal sealed record CommandResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>Runs the small programs this part needs (initdb, pg_ctl, id, chown, npm).</summary>
internal static class Command
{
    private static readonly string[] Inherited = ["PGDATA", "PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE", "PGOPTIONS", "PGSERVICE", "PGTZ", "PGSYSCONFDIR", "PGPASSFILE"];

    /// <summary>Runs <paramref name="command"/> (program first) and waits for its end.</summary>
    public static async Task<CommandResult> RunAsync(IReadOnlyList<string> command, TimeSpan limit, CancellationToken cancellation)
    {
        using var process = Prepare(command, redirect: true);
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Collect(output, line.Data);
        process.ErrorDataReceived += (_, line) => Collect(output, line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            return new(127, missing.Message);
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            return new(124, $"{command[0]} took longer than {limit.TotalSeconds:0} s");
        }

        lock (output)
        {
            return new(process.ExitCode, output.ToString().Trim());
        }
    }

    /// <summary>Runs a command whose output does not matter, without asynchronous waits: for the program's last moments.</summary>
    public static bool Run(IReadOnlyList<string> command, TimeSpan limit)
    {
        using var process = Prepare(command, redirect: false);
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return false;
        }

        return process.WaitForExit(limit) && process.ExitCode == 0;
    }

    private static Process Prepare(IReadOnlyList<string> command, bool redirect)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = redirect,
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
            // The current folder may be closed to the user that the command runs as.
            WorkingDirectory = OperatingSystem.IsWindows() ? Path.GetTempPath() : "/",
        };
        foreach (var name in Inherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        return new() { StartInfo = start };
    }

    private static void Collect(StringBuilder output, string? line)
    {
        lock (output)
        {
            if (line is not null && output.Length < 100_000)
            {
                output.Append(line).Append('\n');
            }
        }
    }
}
