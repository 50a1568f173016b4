using System.Text.Json;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;
using NegotiationMonitor.Scoring;

namespace NegotiationMonitor.Tests.Reading;

/// <summary>What reading has reached on articles and sentences that others annotated; a change may not fall below. Raise the floors with the reader.</summary>
public sealed class SharedFloorTests
{
    // Sentences of these classes of events tell of acts; each lists the acts that fit.
    private static readonly Dictionary<string, string[]> Fitting = new(StringComparer.Ordinal)
    {
        ["AGREE"] = ["agreement_reached", "proposal_accepted", "offer_made", "offer_conditioned", "talks_scheduled", "concession_made", "stance_stated+"],
        ["CONSULT"] = ["talks_held", "talks_scheduled", "talks_suspended"],
        ["SUPPORT"] = ["stance_stated+", "proposal_accepted", "agreement_reached", "offer_made"],
        ["CONCEDE"] = ["concession_made", "proposal_accepted", "offer_made", "offer_conditioned", "agreement_reached", "stance_stated+"],
        ["RETREAT"] = ["concession_made", "proposal_accepted", "offer_made", "offer_conditioned", "agreement_reached", "stance_stated+"],
        ["YIELD"] = ["concession_made", "proposal_accepted", "offer_made", "offer_conditioned", "agreement_reached", "stance_stated+"],
        ["DEMAND"] = ["demand_made", "proposal_floated", "offer_conditioned", "threat_made"],
        ["REQUEST"] = ["demand_made", "proposal_floated", "offer_conditioned"],
        ["REJECT"] = ["proposal_rejected", "stance_stated-", "offer_withdrawn", "talks_suspended"],
        ["DISAPPROVE"] = ["accusation_made", "stance_stated-", "doubt_raised", "proposal_rejected"],
        ["ACCUSE"] = ["accusation_made", "stance_stated-", "doubt_raised", "proposal_rejected"],
        ["THREATEN"] = ["threat_made", "offer_conditioned", "demand_made", "offer_withdrawn"],
    };

    // Sentences of these tell of none.
    private static readonly string[] Quiet = ["ASSAULT", "FIGHT", "PROTEST", "COERCE", "MOBILIZE", "AID", "INVESTIGATE"];

    [Theory]
    [InlineData("gold", "seeds", "codebooks", 0.90)]
    [InlineData("dev/gold", "dev/articles", "dev/codebooks", 0.66)]
    public void Annotated_articles_are_read_as_well_as_before(string gold, string articles, string codebooks, double full)
    {
        var total = default(Scores);
        foreach (var file in Directory.GetFiles(SharedFolder.Path(gold.Split('/')), "*.gold.json").Order(StringComparer.Ordinal))
        {
            var annotated = GoldArticle.Parse(File.ReadAllText(file), Path.GetFileName(file));
            var book = SharedFolder.Path([.. codebooks.Split('/'), Path.GetFileName(annotated.Codebook ?? "ukraine-security-guarantees.yaml")]);
            var text = File.ReadAllText(SharedFolder.Path([.. articles.Split('/'), annotated.Article]));
            var acts = new RuleReader().Read(new ArticleText(text, annotated.Outlet, PublishedOn: annotated.Published, File: annotated.Article), CodebookLoader.Parse(File.ReadAllText(book), book)).Acts;
            total += Scorer.Score(annotated, text, [.. acts.Select(a => ReadAct.Of(annotated.Article, a))]).Scores;
        }

        Assert.True(total.Full.F1 >= full, $"full F1 {total.Full.F1:F3}: {total.Full}");
        Assert.Equal(total.Quotes.Of, total.Quotes.Right);
    }

    [Fact]
    public void Coded_sentences_are_read_as_well_as_before()
    {
        var book = CodebookLoader.Parse("dossier: none\ntitle: None\nlanguage: en\nextends: [world]\nactors: []\nissues: []\n", "none.yaml");
        var (sentences, telling, found, party, extra) = (0, 0, 0, 0, 0);
        foreach (var record in JsonDocument.Parse(File.ReadAllText(SharedFolder.Path("corpus", "plover-gsr.json"))).RootElement.EnumerateArray())
        {
            var kind = record.GetProperty("event").GetString()!;
            if (kind == "DOCUMENT" || !record.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String || text.GetString() is not { Length: > 0 } sentence)
                continue;
            sentences++;
            var acts = new RuleReader().Read(new ArticleText(sentence, "example", PublishedOn: new DateOnly(2000, 1, 15)), book).Acts;
            if (!Fitting.TryGetValue(kind, out var fits))
            {
                extra += Quiet.Contains(kind) ? acts.Count : 0;
                continue;
            }

            var fitting = acts.Where(a => fits.Contains(KindOf(a))).ToList();
            telling++;
            found += fitting.Count > 0 ? 1 : 0;
            party += fitting.Exists(a => IsSource(record, a.Actor)) ? 1 : 0;
            extra += acts.Count - fitting.Count;
        }

        Assert.True(found >= 0.72 * telling && party >= 0.59 * telling && extra <= 0.12 * sentences, $"{found} and with the party {party} of {telling}, {extra} extra in {sentences} sentences");
    }

    private static string KindOf(Act act) => EventNames.NameOf(act) + (act is StanceStated ? act.Stance switch { > Stance.Undecided => "+", < Stance.Undecided when act.Stance != Stance.None => "-", _ => "" } : "");

    private static bool IsSource(JsonElement record, string actor)
    {
        if (!record.TryGetProperty("source", out var source))
            return false;
        var names = (source.ValueKind == JsonValueKind.Array ? source.EnumerateArray().ToList() : [source]).Where(s => s.ValueKind == JsonValueKind.Object && s.TryGetProperty("actorText", out _))
            .Select(s => s.GetProperty("actorText").GetString() ?? string.Empty);
        return names.Any(name => actor.Split('-').Where(w => w.Length > 2).Any(w => name.Contains(w[..Math.Min(4, w.Length)], StringComparison.OrdinalIgnoreCase)));
    }
}
