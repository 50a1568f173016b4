using System.CommandLine;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Ingest;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.App.Web;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>demo</c>: the whole way with the briefs of <c>seeds/</c>.</summary>
internal static class DemoVerb
{
    private static readonly Option<bool> NoServe = new("--no-serve") { Description = "End after printing instead of serving HTTP" };

    public static Command Create()
    {
        var command = new Command("demo", "Ingests seeds/, prints where everybody stands and what changed, then serves") { NoServe };
        ServeVerb.AddOptions(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var seeds = Books.SeedsFolder() ?? throw new RefusedException("the folder seeds/ is not here; run this within a clone of the repository");
        var address = parsed.GetValue(NoServe) ? null : ServeVerb.Address(parsed);
        await using var store = await Store.OpenAsync(parsed, cancellation);
        var (refused, recorded) = (0, 0);
        foreach (var name in Books.Names().Where(n => Directory.Exists(Path.Combine(seeds, n))))
        {
            var folder = Path.Combine(seeds, name);
            var received = Latest(folder);
            var tally = await IngestReport.RunAsync(
                store, ArticleSources.Find([folder], Stream.Null), ArticleSources.Count([folder]), a => a with { ReceivedOn = received }, new BookChoice([Books.Find(name)!]), cancellation);
            Console.WriteLine($"{name}: {tally.Summary()}");
            (refused, recorded) = (refused + tally.Refused, recorded + tally.New + tally.Revised);
        }

        if (recorded == 0)
        {
            Console.WriteLine("Nothing new: every article was recorded before.");
        }

        await store.CatchUpAsync(cancellation);
        await PrintAsync(store, cancellation);
        if (address is not null)
        {
            await Service.RunAsync(store, address, WatchOptions.Settings(parsed), cancellation);
        }

        return refused == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    /// <summary>The briefs are an archive: what has no date among them is from before the last that has one.</summary>
    private static DateOnly? Latest(string folder) => ArticleSources.Find([folder], Stream.Null).Max(source => source.Load().PublishedOn);

    private static async Task PrintAsync(Store store, CancellationToken cancellation)
    {
        var titles = await store.TitlesAsync(cancellation);
        var answer = await new PositionQueries(store.Database).PositionsAsync(PositionFilter.All, Clocks.Now, cancellation);
        PositionList.Print([.. answer.Rows.Select(p => ShownPosition.Of(p, titles))], titles);
        Screen.Heading("What changed");
        var emerged = 0;
        await foreach (var change in ChangesVerb.AllAsync(store, titles, new ChangeFilter(PositionFilter.All), Clocks.Now).WithCancellation(cancellation))
        {
            // The table shows what emerged; here is what moved afterwards.
            emerged += change.Kind == ChangeKind.Emerged ? 1 : 0;
            if (change.Kind is not (ChangeKind.Emerged or ChangeKind.HistoryRevised))
            {
                ChangeList.Print(change);
            }
        }

        Console.WriteLine($"\n{answer.Rows.Count} positions now; {emerged} emerged on the way (negmon changes lists them too). Data: {store.Place}");
    }
}
