using System.CommandLine;
using System.Globalization;
using System.Text;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Audit;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>audit ACTOR ISSUE</c>: why a position is what it is, down to the sentence, the article, its copies, the corrections and the hashes.</summary>
internal static class AuditVerb
{
    private static readonly Option<string?> Report = new("--report") { Description = "Write one self-contained file to hand to somebody: FILE.html, FILE.md or FILE.json", HelpName = "FILE" };

    private static readonly Listing<(AuditTrail Trail, AuditedEntry Entry)> Listing = new(
        (writer, item) => writer.WriteRawValue(AuditText.Json(item.Trail)),
        ("sequence", i => Number(i.Entry.Entry.Sequence)), ("said", i => Screen.Day(i.Entry.Entry.SaidOn.To)), ("verdict", i => AuditWordsOf(i)), ("why", i => i.Entry.Weighed?.Why),
        ("stance", i => i.Entry.Entry.Stance.Word()), ("rule", i => i.Entry.Act.Rule), ("reader", i => i.Entry.Act.Reader), ("speaker", i => i.Entry.Entry.Speaker),
        ("quote", i => i.Entry.Entry.Quote), ("start", i => Number(i.Entry.Act.Evidence[0].Start)), ("article", i => ArticleOf(i.Trail, i.Entry).File ?? ArticleOf(i.Trail, i.Entry).Title),
        ("stream", i => i.Entry.Entry.Stream), ("contentHash", i => ArticleOf(i.Trail, i.Entry).ContentHash), ("origin", i => i.Entry.Entry.Origin), ("hash", i => i.Entry.Hash));

    public static Command Create()
    {
        var command = new Command("audit", "Shows what a position rests on: every act, whether it counts and why, down to the sentence, its article and copies, corrections, hashes")
        {
            HistoryVerb.Actor, HistoryVerb.Issue, Report, Common.Format,
        }.With(filters: false);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var filter = new PositionFilter(Question.Dossiers(parsed), [parsed.GetRequiredValue(HistoryVerb.Actor)], [parsed.GetRequiredValue(HistoryVerb.Issue)]);
        var report = parsed.GetValue(Report);
        if (report is not null && Path.GetExtension(report) is not (".html" or ".md" or ".json"))
        {
            throw new UsageException($"--report: '{report}' ends in none of .html, .md, .json");
        }

        await using var store = await Store.AskAsync(parsed, cancellation);
        var answer = await new AuditQueries(store.Database).TrailsAsync(filter, await Question.ClocksAsync(parsed, store, cancellation), cancellation);
        var titles = await store.TitlesAsync(cancellation);
        var words = await Question.InWordsAsync(store, answer.Asked, answer.Sequence, cancellation);
        if (report is not null)
        {
            await WriteAsync(report, answer.Rows, titles, cancellation);
            Console.WriteLine($"{report}: {answer.Rows.Sum(t => t.Entries.Count + t.Ended.Count)} acts of {answer.Rows.Sum(t => t.Articles.Count)} articles, {words}");
            return CommandLine.Done;
        }

        switch (parsed.GetValue(Common.Format))
        {
            case Format.Table:
                foreach (var trail in answer.Rows)
                {
                    AuditScreen.Print(trail, titles.Issue(trail.Position.Key));
                }

                Console.WriteLine(answer.Rows.Count == 0 ? $"nothing {words}" : $"\n{words}");
                return CommandLine.Done;
            case Format.Csv:
                await Listing.WriteAsync(Format.Csv, answer.Rows.SelectMany(t => t.Entries.Concat(t.Ended).Select(e => (t, e))), cancellation);
                break;
            case Format.Json:
                Console.WriteLine(AuditText.Json(answer.Rows));
                break;
            default:
                foreach (var trail in answer.Rows)
                {
                    Console.WriteLine(AuditText.Json(trail));
                }

                break;
        }

        await Console.Error.WriteLineAsync(words);
        return CommandLine.Done;
    }

    private static async Task WriteAsync(string path, IReadOnlyList<AuditTrail> trails, Titles titles, CancellationToken cancellation)
    {
        var text = Path.GetExtension(path) switch
        {
            ".html" => AuditHtml.Page(trails, titles.Issue),
            ".md" => string.Join('\n', trails.Select(t => AuditText.Markdown(t, titles.Issue(t.Position.Key)))),
            _ => AuditText.Json(trails),
        };
        try
        {
            await File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"--report: {path} cannot be written ({e.Message.ReplaceLineEndings(" ")}); name a file in a folder of yours", e);
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string AuditWordsOf((AuditTrail Trail, AuditedEntry Entry) item) => item.Entry.Weighed?.Weight.Word() ?? "ended";

    private static AuditedArticle ArticleOf(AuditTrail trail, AuditedEntry entry) => trail.Articles.First(a => a.Stream == entry.Entry.Stream);
}
