using System.CommandLine;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Evaluate;
using NegotiationMonitor.App.Ingest;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Scoring;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>evaluate GOLD_DIR</c>: how well the reader does on articles that somebody annotated. Touches no database.</summary>
internal static class EvaluateVerb
{
    private static readonly Argument<string> Gold = new("GOLD_DIR")
    {
        Description = "Folder of *.gold.json: article (a file name), codebook, published, events (each with type, actor, issue, stance, anchors, required), "
            + "nothing (words that hold no act). Lists are the answers that are all right, * is any",
    };

    private static readonly Option<string?> Articles = new("--articles") { Description = "Where the texts are (default: beside the gold files, in articles/ or seeds/)", HelpName = "DIR" };

    private static readonly Option<string?> Save = new("--save") { Description = "Writes what was read as JSONL, to compare with later", HelpName = "FILE" };

    private static readonly Option<string?> Diff = new("--diff") { Description = "Shows what was gained and lost since a saved run instead of all misses and extras", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("evaluate", "Scores the reader on annotated articles, and lists its misses and extras; touches no database") { Gold, Articles, Common.Codebook, Save, Diff, Common.Format };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        Codebook? book = parsed.GetValue(Common.Codebook) is { } named ? Books.Find(named) ?? throw Books.Unknown(named) : null;
        var texts = new GoldFolder(parsed.GetRequiredValue(Gold), parsed.GetValue(Articles), book).Load();
        var earlier = parsed.GetValue(Diff) is { } diff ? ReadAct.Parse(TextFile.Read(diff, Path.GetFileName(diff)), Path.GetFileName(diff)) : null;
        var read = new List<IReadOnlyList<ReadAct>>();
        await foreach (var acts in OrderedParallel.SelectAsync(texts, text => Task.FromResult(text.Read()), cancellation))
        {
            read.Add(acts);
        }

        if (parsed.GetValue(Save) is { } save)
        {
            await SaveAsync(save, read, cancellation);
        }

        var now = texts.Zip(read, (text, acts) => Scorer.Score(text.Gold, text.Text, acts)).ToList();
        var before = earlier?.ToLookup(a => a.Article, StringComparer.Ordinal) is { } saved
            ? texts.Where(t => saved.Contains(t.Gold.Article)).Select(t => Scorer.Score(t.Gold, t.Text, [.. saved[t.Gold.Article]])).ToList() : null;
        await EvaluationText.WriteAsync(parsed.GetValue(Common.Format), new(now, before, texts.ToDictionary(t => t.Gold.Article, t => t.Gold, StringComparer.Ordinal)), cancellation);
        return CommandLine.Done;
    }

    private static async Task SaveAsync(string path, List<IReadOnlyList<ReadAct>> read, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllTextAsync(path, string.Concat(read.SelectMany(acts => acts).Select(act => act.Line() + "\n")), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path}: cannot be written: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }
}
