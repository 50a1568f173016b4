using System.Globalization;
using NegotiationMonitor.Reading;
using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Issues;
using NegotiationMonitor.Scoring;

namespace NegotiationMonitor.Training.Issues;

/// <summary>
/// Fits the weights that choose an act's issue on folders of annotated articles and judges them on dossiers that they have not seen. What an
/// earlier act was on depends on the weights themselves, so articles are read again with each new fit.
/// </summary>
internal sealed class IssueTrainer
{
    private const int Folds = 6;

    // Quick ones: each dossier by a fit on all others takes hours on three hundred dossiers.
    private const int QuickFolds = 10;
    private const int Rounds = 3;

    /// <summary>What the first round is read with: the strongest words win, the nearest first. Never the built-in weights, so that a run depends on its articles only.</summary>
    public static readonly IssueWeights Start = IssueWeights.Parse("object-best: 10\nclause-best: 10\nsentence-best: 10\nstory-best: 10", "start");

    private readonly List<AnnotatedArticle> _articles;
    private readonly string[] _options;
    private readonly double _penalty;
    private readonly HashSet<IssueFeature> _without;
    private readonly bool _told;

    public IssueTrainer(IEnumerable<string> folders, string[] options)
    {
        _options = options;
        _told = options.Contains("--told", StringComparer.Ordinal);
        _articles = [.. folders.SelectMany(AnnotatedArticle.Load)];
        _penalty = double.Parse(Option(options, "--penalty") ?? "3", CultureInfo.InvariantCulture);
        _without = [.. Features(Option(options, "--without") ?? "")];
    }

    private static IEnumerable<IssueFeature> Features(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(name => IssueFeatures.Find(name) ?? throw new RefusedException($"`{name}` is no feature of an issue"));

    /// <summary>Fits on all articles and writes the weights.</summary>
    public void Train(string output)
    {
        var weights = Fit(_articles, _without);
        File.WriteAllText(output, weights.Write());
        Console.WriteLine(weights.Write());
        Report("fitted", a => weights);
    }

    /// <summary>Scores the built-in weights, and each article by weights that were fitted on other dossiers.</summary>
    public void CrossValidate()
    {
        var given = Option(_options, "--weights") is { } file ? IssueWeights.Parse(File.ReadAllText(file), file) : IssueWeights.Default;
        Report("given", a => given);
        var folds = Folded(_without);
        Report("held out", a => folds[FoldOf(a)]);
    }

    /// <summary>
    /// Articles are read once with the built-in weights, and every dossier is judged by a fit on others, in ten folds; then once more without each of
    /// some groups of features (<c>--try a,b/c</c>). Quick, for comparing features.
    /// </summary>
    public void Quick()
    {
        var examples = _articles.SelectMany(a => Examples(a, IssueWeights.Default)).ToList();
        Quick("all", examples, _without);
        foreach (var group in (Option(_options, "--try") ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries))
            Quick("without " + group, examples, [.. _without, .. Features(group)]);
    }

    private void Quick(string title, List<IssueExample> examples, HashSet<IssueFeature> without)
    {
        var number = examples.Select(e => e.Article.Book).Distinct().Index().ToDictionary(p => p.Item, p => p.Index % QuickFolds);
        var judged = new List<(string Set, bool Right)>();
        var likelihood = 0.0;
        for (var k = 0; k < QuickFolds; k++)
        {
            var weights = new IssueFit(examples.FindAll(e => number[e.Article.Book] != k), _penalty, without).Run();
            var unseen = examples.FindAll(e => number[e.Article.Book] == k);
            likelihood += unseen.Count * IssueFit.Likelihood(unseen, weights);
            judged.AddRange(unseen.Select(e => (e.Article.Set, e.IsRightBy(weights))));
        }

        Line(title, likelihood, judged.Count(j => j.Right), judged.Count);
        Console.WriteLine("  " + string.Join("  ", judged.GroupBy(j => j.Set).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count(j => j.Right)}/{g.Count()}")));
    }

    // The acts that the rules find, or with --told all that are annotated.
    private IEnumerable<IssueExample> Examples(AnnotatedArticle article, IssueWeights weights) => _told ? AnnotatedActs.Of(article, weights) : IssueExample.Of(article, weights);

    /// <summary>The acts of dossiers not seen whose issue is chosen wrongly, with what spoke for the chosen and for the best right issue.</summary>
    public void Errors()
    {
        var given = _options.Contains("--given", StringComparer.Ordinal) ? IssueWeights.Default : null;
        var folds = given is null ? Folded(_without) : [];
        foreach (var example in _articles.SelectMany(a => Examples(a, given ?? folds[FoldOf(a)])).Where(e => !e.IsRight))
        {
            var (s, choice) = (example.Choice.Question.Sentence, example.Choice);
            var right = Enumerable.Range(0, choice.Scores.Length).Where(i => example.Right[i]).MaxBy(i => choice.Scores[i]);
            Console.WriteLine($"\n{example.Article.Gold.Article} {s.Index} {choice.Question.Type} at {s.Tokens[choice.Question.Head].Form}: {example.Article.Article.Text[s.Start..s.End].ReplaceLineEndings(" ")}");
            foreach (var row in new[] { choice.Best, right })
            {
                var reasons = choice.Why(row).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Name} {w.Share:+0.0;-0.0}"));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(row == right ? "right" : "wrong")} {(row == choice.None ? "none" : example.Article.Book.Issues[row].Id)} {choice.Scores[row]:0.0}: {string.Join(", ", reasons)}"));
            }
        }
    }

    /// <summary>What leaving each feature out does to acts of dossiers not seen: greater is better.</summary>
    public void Each()
    {
        var weights = Fit(_articles, _without);
        Judge("all", _without);
        for (var f = 0; f < IssueFeatures.Count; f++)
        {
            var feature = (IssueFeature)f;
            if (weights[feature] != 0 && !_without.Contains(feature))
                Judge($"{IssueFeatures.NameOf(feature)} {weights[feature].ToString("0.00", CultureInfo.InvariantCulture)}", [.. _without, feature]);
        }
    }

    private void Judge(string name, HashSet<IssueFeature> without)
    {
        var folds = Folded(without);
        var examples = _articles.SelectMany(a => Examples(a, folds[FoldOf(a)])).ToList();
        Line(name, examples.GroupBy(e => FoldOf(e.Article)).Sum(g => g.Count() * IssueFit.Likelihood([.. g], folds[g.Key])), examples.Count(e => e.IsRight), examples.Count);
    }

    private static void Line(string name, double likelihood, int right, int all) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-30} likelihood {likelihood / all:0.0000}  right {right}/{all}"));

    private IssueWeights[] Folded(HashSet<IssueFeature> without) =>
        [.. Enumerable.Range(0, Folds).Select(k => Fit([.. _articles.Where(a => FoldOf(a) != k)], without))];

    // Whole dossiers are held out, in the order they were given.
    private int FoldOf(AnnotatedArticle article) => _articles.Select(a => a.Book).Distinct().Index().First(p => p.Item == article.Book).Index % Folds;

    private IssueWeights Fit(List<AnnotatedArticle> articles, HashSet<IssueFeature> without)
    {
        var weights = Start;
        for (var round = 0; round < Rounds; round++)
        {
            var examples = articles.SelectMany(a => Examples(a, weights)).ToList();
            weights = new IssueFit(examples, _penalty, without).Run();
        }

        return weights;
    }

    private void Report(string title, Func<AnnotatedArticle, IssueWeights> weights)
    {
        foreach (var set in _articles.GroupBy(a => a.Set).Append(_articles.GroupBy(_ => "all").Single()))
        {
            var examples = set.SelectMany(a => Examples(a, weights(a))).ToList();
            var likelihood = examples.GroupBy(e => e.Article).Sum(g => g.Count() * IssueFit.Likelihood([.. g], weights(g.Key))) / examples.Count;
            var scores = set.Select(a => Score(a, weights(a))).Aggregate((a, b) => a + b);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{title,-9} {set.Key,-8} issue right {examples.Count(e => e.IsRight)}/{examples.Count} = {(double)examples.Count(e => e.IsRight) / examples.Count:0.000}  likelihood {likelihood:0.000}  located {scores.Located.F1:0.000}  who-what {scores.WhoWhat.F1:0.000}  full {scores.Full.F1:0.000}"));
        }
    }

    private static Scoring.Scores Score(AnnotatedArticle a, IssueWeights weights)
    {
        var reader = new RuleReader(RuleBook.Default, weights);
        var acts = reader.Assemble(a.Article, a.Book, a.Found, reader.Make(a.Book, a.Found)).Acts;
        return Scorer.Score(a.Gold, a.Article.Text, [.. acts.Select(act => ReadAct.Of(a.Gold.Article, act))]).Scores;
    }

    private static string? Option(string[] options, string name) =>
        Array.IndexOf(options, name) is >= 0 and var at && at + 1 < options.Length ? options[at + 1] : null;
}
