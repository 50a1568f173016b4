using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;

namespace NegotiationMonitor.App.Cli;

/// <summary>The program's verbs, and the one place where what went wrong becomes a line on stderr and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused or failed; the reason is on stderr.</summary>
    public const int Failed = 1;

    /// <summary>Not understood: no such verb or option, or one that is missing.</summary>
    public const int Usage = 2;

    public static RootCommand Root() =>
        new("Follows negotiations in the news: articles in, positions out, each with the words that show it.")
        {
            Common.Data, Common.Connection,
            DemoVerb.Create(), ReadVerb.Create(), IngestVerb.Create(), EventsVerb.Create(), PositionsVerb.Create(), HistoryVerb.Create(), ChangesVerb.Create(),
            DiffVerb.Create(), ShiftsVerb.Create(), DealMapVerb.Create(), AuditVerb.Create(), ReviewVerb.Create(), RereadVerb.Create(),
            DossiersVerb.Create(), VerifyVerb.Create(), HeadVerb.Create(), ProveVerb.Create(), VerifyProofVerb.Create(), KeysVerb.Create(), RebuildVerb.Create(), ExportVerb.Create(), ServeVerb.Create(), WatchVerb.Create(),
            EvaluateVerb.Create(), RulesVerb.Create(), LintVerb.Create(),
        };

    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var parsed = Root().Parse(args.Length == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors.DistinctBy(e => e.Message))
            {
                Complain(error.Message);
            }

            await Console.Error.WriteLineAsync($"negmon {Path(parsed.CommandResult)}--help tells more");
            return Usage;
        }

        using var interrupt = new Interrupt();
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interrupt.Token);
        }
        catch (UsageException e)
        {
            Complain(e.Message);
            return Usage;
        }
        catch (RefusedException e)
        {
            Complain(e.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            Complain("interrupted; what was recorded stays, the same command goes on where it stopped");
            return Failed;
        }
        catch (Exception e)
        {
            Complain($"unexpected failure: {e.GetType().Name}: {e.Message}; NEGMON_TRACE=1 shows where");
            if (Environment.GetEnvironmentVariable("NEGMON_TRACE") is { Length: > 0 })
            {
                await Console.Error.WriteLineAsync(e.ToString());
            }

            return Failed;
        }
    }

    /// <summary>The verb as it was given: <c>review amend </c>.</summary>
    private static string Path(CommandResult at) => at.Command is RootCommand ? string.Empty : (at.Parent is CommandResult parent ? Path(parent) : string.Empty) + at.Command.Name + " ";

    /// <summary>One line on stderr.</summary>
    public static void Complain(string message) => Console.Error.WriteLine("negmon: " + message.ReplaceLineEndings(" "));
}

/// <summary>Options that do not fit together: exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
