using System.Globalization;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Acts.Judging;
using NegotiationMonitor.Reading.Dates;
using NegotiationMonitor.Reading.Issues;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Syntax;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading;

/// <summary>The default reader: rules over our own syntax, judged by what such words told in annotated articles. Deterministic; every act names the rule that found it.</summary>
public sealed class RuleReader : IArticleReader
{
    // Stands where nobody can tell the day; every act then says that it was estimated.
    private static readonly DateOnly Undated = DateOnly.MinValue;

    // Days.
    private const int LongestGuess = 6;

    private readonly RuleBook _rules;
    private readonly IssueWeights _weights;
    private readonly Judge? _judge;

    /// <summary>A reader with the built-in rules and weights.</summary>
    public RuleReader()
        : this(RuleBook.Default, judge: JudgeWeights.Default)
    {
    }

    internal RuleReader(RuleBook rules, IssueWeights? weights = null, JudgeWeights? judge = null) =>
        (_rules, _weights, _judge) = (rules, weights ?? IssueWeights.Default, judge is null ? null : new Judge(judge, rules));

    /// <summary>A reader of the rules alone: what they find, before it is judged.</summary>
    internal static RuleReader Unjudged { get; } = new(RuleBook.Default);

    /// <inheritdoc/>
    public string Name => _judge is null ? "rules/1" : "rules/2";

    /// <inheritdoc/>
    public ReadingResult Read(ArticleText article, Codebook codebook)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(codebook);
        var found = Find(article, codebook, Parse(article.Text));
        return Assemble(article, codebook, found, Judged(codebook, found, Make(codebook, found)));
    }

    private List<List<Draft>> Judged(Codebook codebook, List<FoundSentence> found, List<List<Draft>> drafts, Action<Draft, Judgement>? left = null) =>
        // What stands on no issue of a dossier was never annotated.
        _judge is null || codebook.Issues.Count == 0 ? drafts : _judge.Keep(drafts, codebook, found.Select(f => f.Sentence), left);

    /// <summary>The acts of what was found in an article.</summary>
    internal ReadingResult Assemble(ArticleText article, Codebook codebook, List<FoundSentence> found, List<List<Draft>> drafts)
    {
        List<ArticleSentence> sentences = [.. found.Select(f => f.Sentence)];
        List<Voice>[] voices = [.. found.Select(f => f.Voices)];
        var estimate = article.PublishedOn is null ? PublicationEstimate.Make(sentences.Select(s => article.Text[s.Start..s.End]), article.ReceivedOn) : null;
        var published = article.PublishedOn ?? estimate?.From ?? article.ReceivedOn ?? Undated;
        var timing = new Timing(article.Text, sentences, voices, published, Until(estimate, published), article.PublishedOn is null);
        var acts = new Assembler(article, codebook, Name, timing, new Origins(article.Outlet, sentences, voices)).Assemble([.. drafts.SelectMany(d => d)]);
        return new ReadingResult(acts, article.PublishedOn ?? estimate?.From ?? article.ReceivedOn, article.PublishedOn is null, sentences.Count);
    }

    // An estimate may leave the end open for weeks; acts of no known day must not outlast dated ones for that.
    private static DateOnly Until(PublicationEstimate? estimate, DateOnly published) =>
        estimate is null ? published : estimate.To.DayNumber - published.DayNumber > LongestGuess ? published.AddDays(LongestGuess) : estimate.To;

    /// <summary>Writes how each sentence is read: syntax, names, voices, rules and acts. For whoever writes rules or codebooks.</summary>
    public void Explain(ArticleText article, Codebook codebook, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(codebook);
        ArgumentNullException.ThrowIfNull(output);
        var found = Find(article, codebook, Parse(article.Text), explain: true);
        var judged = Judged(codebook, found, Make(codebook, found), (draft, judgement) =>
            found[draft.Candidate.Sentence.Index].Dropped.Add(string.Create(CultureInfo.InvariantCulture, $"{draft.Candidate.Rule.Id} at {draft.Candidate.Sentence.Tokens[draft.Candidate.Head].Form}, {draft.Type} of {draft.Actor.Actor}: right in {judgement.Right:P0} of such")));
        foreach (var (step, drafts) in found.Zip(judged))
        {
            Explanation.Write(output, article.Text, step.Sentence, step.Voices, step.Candidates, drafts, codebook.Issues);
            foreach (var reason in step.Dropped)
                output.WriteLine($"  dropped {reason}");
        }
    }

    internal IEnumerable<(ArticleSentence Sentence, List<Voice> Voices, List<Candidate> Candidates, List<Draft> Drafts)> Steps(ArticleText article, Codebook codebook, List<ArticleSentence> sentences)
    {
        var found = Find(article, codebook, sentences);
        return found.Zip(Judged(codebook, found, Make(codebook, found)), (f, drafts) => (f.Sentence, f.Voices, f.Candidates, drafts));
    }

    /// <summary>Names, voices and the rules' words of every sentence.</summary>
    internal List<FoundSentence> Find(ArticleText article, Codebook codebook, List<ArticleSentence> sentences, bool explain = false)
    {
        Quotations.Mark(article.Text, sentences);
        var index = NameIndex.Of(codebook);
        var finder = new MentionFinder(index);
        foreach (var sentence in sentences)
            finder.Find(sentence);

        var clauses = new Clauses(new Discourse(index, sentences));
        var voices = new VoiceFinder(clauses).FindAll(sentences);
        var candidates = new CandidateFinder(_rules, clauses);
        return [.. sentences.Select(sentence =>
        {
            candidates.Dropped = explain ? [] : null;
            return new FoundSentence(sentence, voices[sentence.Index], candidates.Find(sentence, voices[sentence.Index]), candidates.Dropped ?? []);
        })];
    }

    /// <summary>The acts in the making of every sentence.</summary>
    internal List<List<Draft>> Make(Codebook codebook, List<FoundSentence> found)
    {
        var issues = IssueIndex.Of(codebook);
        var maker = new ActMaker(issues, _rules, new IssueChooser(issues, _weights, [.. found.Select(f => f.Sentence)]));
        return [.. found.Select(f => maker.Make(f.Sentence, f.Candidates))];
    }

    internal static List<ArticleSentence> Parse(string text)
    {
        var sentences = new List<ArticleSentence>();
        // U+02BC is an apostrophe in Ukrainian copy; the length stays, so offsets hold.
        var words = text.Replace('ʼ', '’');
        var blocks = ReadableText.Require(text);
        var paragraph = 0;
        var current = default(TextBlock);
        foreach (var (block, start, end) in SentenceSplitter.Split(text, blocks))
        {
            if (block != current)
                (paragraph, current) = (paragraph + 1, block);
            var tokens = SyntaxModel.Default.Parse(words, Datelines.Skip(words, start, end), end);
            if (tokens.Length > 0)
                sentences.Add(new ArticleSentence(sentences.Count, paragraph, block.IsHeading, tokens));
        }

        return sentences;
    }
}

/// <summary>A sentence with whoever speaks in it and the rules' words found there.</summary>
/// <param name="Dropped">What was found but is no act, and why.</param>
internal sealed record FoundSentence(ArticleSentence Sentence, List<Voice> Voices, List<Candidate> Candidates, List<string> Dropped);
