using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Ingest;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Postgres.Positions;
using Spectre.Console;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>reread</c>: reads recorded articles again, and tells what difference that makes to history before it is recorded.</summary>
internal static class RereadVerb
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only tell the difference; record nothing" };

    private static readonly Option<string?> Why = new("--why") { Description = "Why, in a sentence", HelpName = "REASON" };

    /// <summary>What a rereading of a dossier came to, as JSON.</summary>
    /// <param name="Reviewed">Acts of reviewers, which stay.</param>
    /// <param name="Recorded">Articles whose new reading was recorded; 0 in a dry run.</param>
    private sealed record Told(
        string Dossier, string Reader, string Codebook, int Articles, int Changed, int Superseded, int Acts, int Reviewed, int Recorded, IReadOnlyList<ShownDifference> Now, IReadOnlyList<ShownDay> Days);

    /// <summary>A day of a position that reads differently.</summary>
    private sealed record ShownDay(string Actor, string Issue, DateOnly On, Stance Before, Stance After, ShownWords? WordsBefore, ShownWords? WordsAfter)
    {
        public static ShownDay Of(DayView view) => new(
            view.Day.Key.Actor, view.Day.Key.Issue, view.Day.On, view.Day.Before?.Stance ?? Stance.None, view.Day.After?.Stance ?? Stance.None,
            ShownWords.Of(view.Before), ShownWords.Of(view.After));
    }

    public static Command Create()
    {
        var command = new Command("reread", "Reads recorded articles again with this reader and codebook; tells what that changes in history, then records it. Reviewers' work stays")
        {
            Common.Codebook, Common.Dossier, DryRun, Why, Common.Format,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (named, dossier) = (parsed.GetValue(Common.Codebook), parsed.GetValue(Common.Dossier));
        var file = named is null ? null : Books.Find(named);
        await using var store = await Store.AskAsync(parsed, cancellation);
        var recorded = await store.Books.ListAsync(cancellation);
        var books = await BooksAsync(store, file, named, dossier, recorded, cancellation);
        var all = new List<Told>();
        foreach (var book in books)
        {
            all.Add(await RereadAsync(store, book, parsed, cancellation));
        }

        if (parsed.GetValue(Common.Format) != Format.Table)
        {
            Console.WriteLine(JsonSerializer.Serialize(all, Shape.Options));
        }

        return CommandLine.Done;
    }

    private static async Task<Told> RereadAsync(Store store, Codebook book, ParseResult parsed, CancellationToken cancellation)
    {
        var (dry, show) = (parsed.GetValue(DryRun), parsed.GetValue(Common.Format) == Format.Table);
        var why = parsed.GetValue(Why) ?? $"read again with {Rereading.ReaderName} and codebook {book.Hash}";
        var rereading = new Rereading(store);
        var plan = await rereading.PlanAsync(book, why, cancellation);
        var preview = await new PreviewQueries(store.Database).PreviewAsync([.. plan.Changed.SelectMany(p => p.Events.Select(e => (p.Stream, e)))], cancellation);
        var titles = new Titles([book]);
        var told = new Told(
            book.Dossier!, Rereading.ReaderName, book.Hash, plan.Articles, plan.Changed.Count, plan.Changed.Sum(p => p.Superseded), plan.Changed.Sum(p => p.Acts), plan.Reviewed, 0,
            [.. preview.Now.Select(d => ShownDifference.Of(d, titles))], [.. preview.Days.Select(ShownDay.Of)]);
        if (show)
        {
            Print(told, titles);
        }

        if (dry || plan.Changed.Count == 0)
        {
            Say(show, dry ? "dry run: nothing was recorded" : "nothing to record");
            return told;
        }

        told = told with { Recorded = await rereading.RecordAsync(plan, book, why, cancellation) };
        await store.CatchUpAsync(cancellation);
        Say(show, string.Create(
            CultureInfo.InvariantCulture, $"recorded {told.Recorded} new readings; --recorded-by {preview.Sequence} shows the view before them, diff --recorded-from {preview.Sequence} the difference"));
        return told;
    }

    /// <summary>The books to read with: the one named, or the last of every dossier asked for.</summary>
    private static async Task<IReadOnlyList<Codebook>> BooksAsync(
        Store store, Codebook? file, string? named, string? dossier, IReadOnlyList<Codebook> recorded, CancellationToken cancellation)
    {
        var known = recorded.Select(b => b.Dossier!).ToList();
        if (named is not null)
        {
            var book = file ?? await store.Books.FindAsync(named, cancellation) ?? throw Books.Unknown(named, known);
            return known.Contains(book.Dossier, StringComparer.Ordinal)
                ? [book]
                : throw new RefusedException($"Nothing was read for dossier '{book.Dossier}' yet; known: {NearNames.Of(book.Dossier ?? string.Empty, known)}");
        }

        return dossier is null ? recorded
            : known.Contains(dossier, StringComparer.Ordinal) ? [.. recorded.Where(b => b.Dossier == dossier)]
            : throw new RefusedException($"Nothing was read for dossier '{dossier}'; known: {NearNames.Of(dossier, known)}");
    }

    private static void Print(Told told, Titles titles)
    {
        Screen.Heading(string.Create(
            CultureInfo.InvariantCulture,
            $"{titles.TitleOf(told.Dossier)}: {told.Changed} of {told.Articles} articles read differently with {told.Reader} and codebook {told.Codebook}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{told.Superseded} acts give way to {told.Acts}; {told.Reviewed} acts of reviewers stay\n"));
        if (told.Now.Count > 0)
        {
            Console.WriteLine("Positions now:");
            foreach (var difference in told.Now)
            {
                ChangeList.Print(difference);
            }
        }

        if (told.Days.Count > 0)
        {
            Console.WriteLine("\nDays of the past that read differently:");
            var table = Screen.Table(false, (string.Empty, 11), (string.Empty, 0));
            foreach (var day in told.Days)
            {
                table.AddRow(Screen.Cell(Screen.Day(day.On)), Screen.Cell(
                    $"{day.Actor} on {day.Issue}: {Screen.Word(day.Before)} → {Screen.Word(day.After)}{Words("was", day.WordsBefore)}{Words("is", day.WordsAfter)}"));
            }

            Screen.Print(table);
        }
    }

    private static string Words(string when, ShownWords? words) => words is null ? string.Empty : $"\n  {when}: {Screen.Said(words)} — {words.Outlet ?? words.Article}";

    private static void Say(bool show, string line)
    {
        if (show)
        {
            Console.WriteLine(line);
        }
    }
}
