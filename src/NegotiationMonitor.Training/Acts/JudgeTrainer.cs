using System.Globalization;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;
using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Acts.Judging;
using NegotiationMonitor.Scoring;
using NegotiationMonitor.Training.Issues;

namespace NegotiationMonitor.Training.Acts;

/// <summary>Fits the weights that judge acts on folders of annotated articles, and tells how well they judge dossiers that they have not seen.</summary>
internal sealed class JudgeTrainer
{
    private const int Folds = 6;

    private readonly List<(AnnotatedArticle Article, List<List<Draft>> Drafts, List<ActExample> Examples)> _articles;
    private readonly Dictionary<Codebook, int> _folds;
    private readonly double _penalty;
    private readonly double _whoPenalty;

    public JudgeTrainer(IEnumerable<string> folders, string[] options)
    {
        var reader = RuleReader.Unjudged;
        _articles = [.. folders.SelectMany(AnnotatedArticle.Load).Select(a =>
        {
            var drafts = reader.Make(a.Book, a.Found);
            return (a, drafts, ActExample.Of(a, drafts));
        })];
        // Whole dossiers are held out, in the order they were given.
        _folds = _articles.Select(a => a.Article.Book).Distinct().Index().ToDictionary(p => p.Item, p => p.Index % Folds);
        _penalty = Number(options, "--penalty", 6);
        _whoPenalty = Number(options, "--who-penalty", 8);
    }

    /// <summary>Fits on all articles and writes the weights.</summary>
    public void Train(string output)
    {
        var weights = Fit(_ => true);
        using (var file = File.Create(output))
            weights.Write(file);
        Console.WriteLine($"{weights.Count} features, {new FileInfo(output).Length} bytes");
        Report("rules alone", _ => null);
        Report("fitted", _ => weights);
    }

    /// <summary>Scores the rules alone, and every article by weights that were fitted on other dossiers.</summary>
    public void CrossValidate()
    {
        Report("rules alone", _ => null);
        var folds = new JudgeWeights[Folds];
        Parallel.For(0, Folds, k => folds[k] = Fit(fold => fold != k));
        Report("held out", a => folds[_folds[a.Book]]);
    }

    private JudgeWeights Fit(Func<int, bool> uses) => new JudgeFit([.. _articles.Where(a => uses(_folds[a.Article.Book])).SelectMany(a => a.Examples)]).Run(_penalty, _whoPenalty);

    private void Report(string title, Func<AnnotatedArticle, JudgeWeights?> weights)
    {
        var scores = _articles.Select(a => (a.Article.Set, Scores: Score(a.Article, a.Drafts, weights(a.Article)))).ToList();
        foreach (var set in scores.GroupBy(s => s.Set).Append(scores.GroupBy(_ => "all").Single()))
        {
            var sum = set.Select(s => s.Scores).Aggregate((a, b) => a + b);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{title,-12} {set.Key,-8} {set.Count(),3} articles; F1 (precision, recall): located {sum.Located.F1:0.000} ({sum.Located.Precision:0.000}, {sum.Located.Recall:0.000})  who-what {sum.WhoWhat.F1:0.000} ({sum.WhoWhat.Precision:0.000}, {sum.WhoWhat.Recall:0.000})  full {sum.Full.F1:0.000} ({sum.Full.Precision:0.000}, {sum.Full.Recall:0.000})"));
        }
    }

    private static Scoring.Scores Score(AnnotatedArticle a, List<List<Draft>> drafts, JudgeWeights? weights)
    {
        var kept = weights is null ? drafts : new Judge(weights, RuleBook.Default).Keep(drafts, a.Book, a.Found.Select(f => f.Sentence));
        var acts = RuleReader.Unjudged.Assemble(a.Article, a.Book, a.Found, kept).Acts;
        return Scorer.Score(a.Gold, a.Article.Text, [.. acts.Select(act => ReadAct.Of(a.Gold.Article, act))]).Scores;
    }

    private static double Number(string[] options, string name, double otherwise) =>
        Array.IndexOf(options, name) is >= 0 and var at && at + 1 < options.Length ? double.Parse(options[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
