using System.Globalization;
using System.Text.Json;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Scoring;

namespace NegotiationMonitor.App.Cli.Output;

/// <summary>What an evaluation came to.</summary>
/// <param name="Before">Scores of the saved run it is compared with, articles both know; null without one.</param>
internal sealed record Evaluated(IReadOnlyList<ArticleScore> Now, IReadOnlyList<ArticleScore>? Before, IReadOnlyDictionary<string, GoldArticle> Gold)
{
    public Scores Total => Now.Aggregate(default(Scores), (sum, a) => sum + a.Scores);

    public Scores? TotalBefore => Before?.Aggregate(default(Scores), (sum, a) => sum + a.Scores);

    public IEnumerable<Difference> Differences => Before is null ? [] : Difference.Between(Before, Now, Gold);
}

/// <summary>Scores, misses and extras for people and programs.</summary>
internal static class EvaluationText
{
    private static readonly JsonSerializerOptions Indented = new(Shape.Options) { WriteIndented = true };

    private static readonly Listing<Finding> Findings = new(
        (writer, f) => JsonSerializer.Serialize(writer, Of(f), Shape.Options),
        ("article", f => f.Article), ("finding", f => Word(f.Kind)), ("expected", f => f.Gold is null ? null : Told(f.Gold)), ("read", f => f.Act is null ? null : Told(f.Act)), ("rule", f => f.Act?.Rule), ("words", f => f.Words));

    private static readonly Listing<Difference> Differences = new(
        (writer, d) => JsonSerializer.Serialize(writer, Of(d), Shape.Options),
        ("article", d => d.Article), ("change", d => d.Gained ? "gained" : "lost"), ("expected", d => Told(d.Gold)), ("read", d => d.Now?.Act is { } act ? Told(act) : null), ("words", d => d.Gold.Anchors[0]));

    public static async Task WriteAsync(Format format, Evaluated what, CancellationToken cancellation)
    {
        switch (format)
        {
            case Format.Table:
                Print(what);
                break;
            case Format.Json:
                Console.WriteLine(JsonSerializer.Serialize(new
                {
                    scores = Of(what.Total),
                    before = what.TotalBefore is { } before ? Of(before) : null,
                    articles = what.Now.Select(a => new { article = a.Article, acts = a.Acts, scores = Of(a.Scores), findings = a.Findings.Select(Of) }),
                    differences = what.Differences.Select(Of),
                }, Indented));
                break;
            default:
                await (what.Before is null ? Findings.WriteAsync(format, what.Now.SelectMany(a => a.Findings), cancellation) : Differences.WriteAsync(format, what.Differences, cancellation));
                break;
        }
    }

    private static void Print(Evaluated what)
    {
        foreach (var article in what.Now)
        {
            var differences = what.Differences.Where(d => d.Article == article.Article).ToList();
            if (what.Before is not null && differences.Count == 0)
            {
                continue;
            }

            Console.WriteLine($"{article.Article}: {article.Acts} acts read, {article.Scores.Full.Needed} required, F1 {string.Join(", ", Depths.Select(d => $"{Number(article.Scores.At(d.Depth).F1)} {d.Name}"))}");
            if (what.Before is null)
            {
                foreach (var f in article.Findings)
                {
                    PrintLines(Word(f.Kind), f.Gold, f.Act, f.Words);
                }
            }

            foreach (var d in differences)
            {
                PrintLines(d.Gained ? "gained" : "lost", d.Gold, d.Gained ? null : d.Now?.Act, d.Gold.Anchors[0]);
            }

            Console.WriteLine();
        }

        PrintTotals(what);
    }

    private static void PrintLines(string word, GoldEvent? expected, ReadAct? read, string words)
    {
        Console.WriteLine($"  {word,-7} {(expected is not null ? Told(expected) + (expected.Required ? "" : "  (not required)") : Told(read!))}");
        if (expected is not null && read is not null)
        {
            Console.WriteLine($"     read {Told(read)}  [{read.Rule}]");
        }
        else if (read?.Rule is { } rule)
        {
            Console.WriteLine($"     rule {rule}");
        }

        Console.WriteLine($"          {Screen.Quote(words, 120)}");
    }

    private static void PrintTotals(Evaluated what)
    {
        var (now, before) = (what.Total, what.TotalBefore);
        foreach (var (depth, name) in Depths)
        {
            var t = now.At(depth);
            var was = before is { } b ? $"   (was {Number(b.At(depth).F1, 3)})" : string.Empty;
            Console.WriteLine($"{name,-12} precision {Number(t.Precision, 3)}  recall {Number(t.Recall, 3)}  F1 {Number(t.F1, 3)}   {t.Right} of {t.Needed} required, {t.Optional} not required, {t.Wrong} wrong{was}");
        }

        Console.WriteLine($"dates {Part(now.Dates)}  conditions {Part(now.Conditions)}  speakers {Part(now.Speakers)}  exact quotes {Part(now.Quotes)}  "
            + $"extra acts per 100 sentences {Number(now.ExtraPer100, 1)}  on page furniture {now.Furniture}");
    }

    private static readonly (Depth Depth, string Name)[] Depths = [(Depth.Located, "located"), (Depth.WhoWhat, "who and what"), (Depth.Full, "full")];

    private static string Told(GoldEvent e) => string.Join(" · ", Options(e.Type), Options(e.Actor), Options(e.Issue), Options(e.Stance));

    private static string Told(ReadAct a) => string.Join(" · ", a.Type, a.Actor, a.Issue ?? "none", a.Stance ?? "none");

    private static string Options(IReadOnlyList<string> options) => string.Join('/', options);

    private static string Word(FindingKind kind) => kind switch
    {
        FindingKind.Missed => "missed",
        FindingKind.WhoWhat => "who",
        FindingKind.Type => "type",
        _ => "extra",
    };

    private static object Of(Finding f) => new { article = f.Article, finding = Word(f.Kind), expected = f.Gold, read = f.Act, words = f.Words };

    private static object Of(Difference d) => new { article = d.Article, change = d.Gained ? "gained" : "lost", expected = d.Gold, read = d.Now?.Act };

    private static object Of(Scores s) => new
    {
        located = Of(s.Located),
        whoWhat = Of(s.WhoWhat),
        full = Of(s.Full),
        dates = Of(s.Dates),
        conditions = Of(s.Conditions),
        speakers = Of(s.Speakers),
        exactQuotes = Of(s.Quotes),
        extraPer100Sentences = Math.Round(s.ExtraPer100, 1),
        furniture = s.Furniture,
        sentences = s.Sentences,
    };

    private static object Of(Tally t) => new
    {
        precision = Math.Round(t.Precision, 3), recall = Math.Round(t.Recall, 3), f1 = Math.Round(t.F1, 3), right = t.Right, optional = t.Optional, wrong = t.Wrong, required = t.Needed,
    };

    private static object Of(Share s) => new { right = s.Right, of = s.Of };

    private static string Part(Share s) => $"{s.Right}/{s.Of}" + (s.Of > 0 ? $" = {Number((double)s.Right / s.Of)}" : string.Empty);

    private static string Number(double value, int digits = 2) => value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
