using System.Globalization;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Ingest;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Postgres.Log;
using Spectre.Console;

namespace NegotiationMonitor.App.Cli;

/// <summary>Counts of an ingestion.</summary>
internal sealed class IngestTally
{
    public int New { get; private set; }

    public int Copies { get; private set; }

    public int Revised { get; private set; }

    public int Known { get; private set; }

    public int Refused { get; private set; }

    public int Acts { get; private set; }

    public int All => New + Revised + Known + Refused;

    public void Count(Ingested article)
    {
        Acts += article.Recorded?.Acts ?? 0;
        switch (article.Recorded?.Outcome)
        {
            case null:
                Refused++;
                break;
            case RecordOutcome.Known:
                Known++;
                break;
            case RecordOutcome.Revised:
                Revised++;
                break;
            default:
                New++;
                Copies += article.Recorded.Copy is null ? 0 : 1;
                break;
        }
    }

    /// <summary>One line for people and scripts.</summary>
    public string Summary() => string.Create(
        CultureInfo.InvariantCulture,
        $"recorded {New} ({Acts} acts; {Copies} copies of a story known before), revised {Revised}, already known {Known}, refused {Refused}");
}

/// <summary>Ingests with a progress bar on stderr where that is a terminal, and a line for every refusal.</summary>
internal static class IngestReport
{
    /// <param name="total">How many there are; null where that is not known beforehand.</param>
    public static async Task<IngestTally> RunAsync(
        Store store, IEnumerable<ArticleSource> sources, int? total, Func<ArticleText, ArticleText> complete, BookChoice choice, CancellationToken cancellation)
    {
        var tally = new IngestTally();
        if (Console.IsErrorRedirected)
        {
            await RunAsync(_ => { });
            return tally;
        }

        await Screen.Error.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("reading", maxValue: total ?? 1);
                bar.IsIndeterminate = total is null;
                await RunAsync(_ =>
                {
                    bar.Increment(total is null ? 0 : 1);
                    bar.Description = string.Create(CultureInfo.InvariantCulture, $"{tally.All} articles, {tally.Acts} acts");
                });
            });
        return tally;

        async Task RunAsync(Action<Ingested> show)
        {
            await new Ingestion(store.Log, store.Books).RunAsync(
                sources,
                complete,
                choice.For,
                article =>
                {
                    tally.Count(article);
                    if (article.Refusal is { } refusal)
                    {
                        CommandLine.Complain(refusal.Message);
                    }

                    show(article);
                },
                cancellation);
        }
    }
}
