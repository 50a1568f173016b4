using System.CommandLine;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Ingest;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>ingest PATH…</c>: records articles.</summary>
internal static class IngestVerb
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Articles: .txt, .html, .json, .jsonl, folders, - for JSONL on standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Dossier = new("--dossier") { Description = "Dossier to read them for, recorded before or in seeds/codebooks", HelpName = "ID" };

    private static readonly Option<string?> Outlet = new("--outlet") { Description = "Who published articles that do not say it themselves", HelpName = "NAME" };

    private static readonly Option<string?> Url = new("--url") { Description = "Address of the article, where it does not say it itself", HelpName = "URL" };

    public static Command Create()
    {
        var command = new Command("ingest", "Records articles; what is known already records nothing") { Paths, Dossier, Common.Codebook, Outlet, Common.Published, Common.Received, Url, Common.Back };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Dossier) is not null && result.GetValue(Common.Codebook) is not null)
            {
                result.AddError("--dossier and --codebook both name the book; give one");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (outlet, url) = (parsed.GetValue(Outlet), parsed.GetValue(Url));
        var (published, received) = (Common.DayOf(parsed, Common.Published), Common.DayOf(parsed, Common.Received));
        var (codebook, dossier) = (parsed.GetValue(Common.Codebook), parsed.GetValue(Dossier));

        // A file that is no codebook is refused before a database is started for it.
        var book = codebook is null ? null : Books.Find(codebook);
        var paths = parsed.GetRequiredValue(Paths);
        await using var store = await Store.OpenAsync(parsed, cancellation);
        var choice = book is not null ? new BookChoice([book]) : await ChoiceAsync(store, codebook ?? dossier, cancellation);
        var tally = await IngestReport.RunAsync(
            store, ArticleSources.Find(paths, Console.OpenStandardInput()), ArticleSources.Count(paths), Complete, choice, cancellation);
        Console.WriteLine(tally.Summary());
        return tally.Refused == 0 ? CommandLine.Done : CommandLine.Failed;

        ArticleText Complete(ArticleText article) => article with
        {
            Outlet = article.Outlet ?? outlet,
            Url = article.Url ?? url,
            PublishedOn = article.PublishedOn ?? published,
            ReceivedOn = received,
        };
    }

    /// <summary>The book to read with: the one of a name, else the choice among the dossiers on record, else among those that come with the program.</summary>
    /// <exception cref="RefusedException">There is no such book, or none at all.</exception>
    public static async Task<BookChoice> ChoiceAsync(Store store, string? name, CancellationToken cancellation)
    {
        if (name is not null)
        {
            var found = await store.Books.FindAsync(name, cancellation) ?? Books.Find(name);
            return new([found ?? throw Books.Unknown(name, (await store.Books.ListAsync(cancellation)).Select(b => b.Dossier!))]);
        }

        var recorded = await store.Books.ListAsync(cancellation);
        IReadOnlyList<Codebook> books = recorded.Count > 0 ? recorded : [.. Books.Names().Select(n => Books.Find(n)!)];
        return books.Count > 0 ? new(books) : throw new RefusedException("no dossier is recorded yet; say with --codebook FILE which actors and issues to look for");
    }
}
