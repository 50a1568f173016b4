using System.CommandLine;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Ingest;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>read FILE…</c>: the acts that would be recorded. Touches no database.</summary>
internal static class ReadVerb
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Articles: .txt, .html, .json, .jsonl, folders, - for JSONL on standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Unfiled = new("--unfiled") { Description = "Only acts on no issue, or on the general one only: words that the codebook may lack" };

    /// <summary>An article's acts, or why there are none.</summary>
    /// <param name="Found">Acts found, those not shown included.</param>
    private sealed record Outcome(string Name, int Sentences, int Found, List<ListedAct> Acts, RefusedException? Refusal);

    public static Command Create()
    {
        var command = new Command("read", "Shows the acts that would be recorded; touches no database") { Files, Common.Codebook, Unfiled, Common.Published, Common.Received, Common.Format };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var codebook = parsed.GetValue(Common.Codebook) is { } book ? Books.Find(book) ?? throw Books.Unknown(book) : Codebook.WithoutDossier;
        var (published, received) = (Common.DayOf(parsed, Common.Published), Common.DayOf(parsed, Common.Received));
        var sources = ArticleSources.Find(parsed.GetRequiredValue(Files), Console.OpenStandardInput());
        var refused = 0;
        var general = codebook.Issues.FirstOrDefault(i => i.General)?.Id;
        Func<Act, bool> shown = parsed.GetValue(Unfiled) ? act => act.Issue is null || act.Issue == general : _ => true;
        var format = parsed.GetValue(Common.Format);
        if (format == Format.Table)
        {
            await foreach (var outcome in ReadAsync())
            {
                Print(outcome);
            }
        }
        else
        {
            await ActList.Listing.WriteAsync(format, ReadAsync().SelectMany(outcome => outcome.Acts), cancellation);
        }

        return refused == 0 ? CommandLine.Done : CommandLine.Failed;

        async IAsyncEnumerable<Outcome> ReadAsync()
        {
            await foreach (var outcome in OrderedParallel.SelectAsync(sources, source => Task.FromResult(Read(source, codebook, published, received, shown)), cancellation))
            {
                if (outcome.Refusal is { } refusal)
                {
                    refused++;
                    CommandLine.Complain(refusal.Message);
                    continue;
                }

                yield return outcome;
            }
        }
    }

    private static Outcome Read(ArticleSource source, Codebook codebook, DateOnly? published, DateOnly? received, Func<Act, bool> shown)
    {
        try
        {
            var article = LoadedArticle.From(source, a => a with { PublishedOn = a.PublishedOn ?? published, ReceivedOn = received }, _ => codebook);
            var reading = article.Read();
            var name = article.Article.File ?? source.Name;
            var acts = article.Decide(reading).Where(e => e.Event is Act).Select(e => new ListedAct(e.Id, (Act)e.Event, name)).ToList();
            return new(name, reading.Sentences, acts.Count, [.. acts.Where(a => shown(a.Act))], null);
        }
        catch (RefusedException e)
        {
            return new(source.Name, 0, 0, [], LoadedArticle.Named(source.Name, e));
        }
    }

    private static void Print(Outcome outcome)
    {
        var unfiled = outcome.Acts.Count < outcome.Found ? $" of {outcome.Found}" : string.Empty;
        Console.WriteLine($"{outcome.Name}: {(outcome is { Found: 1, Acts.Count: 1 } ? "1 act" : $"{outcome.Acts.Count}{unfiled} acts")} in {outcome.Sentences} sentences");
        if (outcome.Acts.Count > 0)
        {
            var table = ActList.Table();
            outcome.Acts.ForEach(act => ActList.AddTo(table, act.Act));
            Screen.Print(table);
        }
    }
}
