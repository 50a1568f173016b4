using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Training;

/// <summary>Scores of a model on a treebank, 0 to 100. Attachment leaves punctuation out; on raw text all but word accuracy are F1.</summary>
internal sealed record Scores(double Words, double Upos, double Xpos, double Lemma, double Uas, double Las);

/// <summary>Compares a model's trees with gold trees, on gold words or on raw text (as the CoNLL 2018 shared task: words match by span).</summary>
internal static class Evaluation
{
    public static Scores Score(SyntaxModel model, IEnumerable<GoldSentence> sentences, bool raw)
    {
        int gold = 0, system = 0, words = 0, upos = 0, xpos = 0, lemma = 0, goldArcs = 0, systemArcs = 0, uas = 0, las = 0;
        foreach (var sentence in sentences)
        {
            var tokens = raw ? model.Parse(sentence.Text, 0, sentence.Text.Length) : model.Parse(sentence.Text, sentence.Words);
            gold += sentence.Count;
            system += tokens.Length;
            goldArcs += sentence.Tag.Count(t => t.Upos != "PUNCT");
            systemArcs += tokens.Count(t => t.Upos != "PUNCT");
            var spans = new Dictionary<TokenSpan, int>();
            for (var i = 0; i < sentence.Count; i++) spans.TryAdd(sentence.Words[i], i);
            foreach (var token in tokens)
            {
                if (!spans.TryGetValue(new TokenSpan(token.Start, token.End), out var i)) continue;
                words++;
                if (token.Upos == sentence.Tag[i].Upos) upos++;
                if (token.Xpos == sentence.Tag[i].Xpos) xpos++;
                if (string.Equals(token.Lemma, sentence.Lemma[i], StringComparison.OrdinalIgnoreCase)) lemma++;
                if (sentence.Tag[i].Upos == "PUNCT" || !SameHead(tokens, token, sentence, i)) continue;
                uas++;
                if (token.Relation == sentence.Relation[i]) las++;
            }
        }

        double F1(int hits, int a, int b) => 200.0 * hits / (a + b);
        return raw
            ? new Scores(F1(words, gold, system), F1(upos, gold, system), F1(xpos, gold, system), F1(lemma, gold, system), F1(uas, goldArcs, systemArcs), F1(las, goldArcs, systemArcs))
            : new Scores(100.0 * words / gold, 100.0 * upos / gold, 100.0 * xpos / gold, 100.0 * lemma / gold, 100.0 * uas / goldArcs, 100.0 * las / goldArcs);
    }

    /// <summary>Attachment on gold words with given tags, punctuation left out.</summary>
    public static string Attachment(Parser parser, List<GoldSentence> sentences, List<TagGuess> tags, string[] relations)
    {
        int arcs = 0, uas = 0, las = 0;
        var work = new Sentence();
        for (var s = 0; s < sentences.Count; s++)
        {
            var gold = sentences[s];
            work.Load(gold.Text, gold.Words, 0, gold.Count);
            tags[s].CopyTo(work);
            parser.Parse(work);
            for (var i = 0; i < gold.Count; i++)
            {
                if (gold.Tag[i].Upos == "PUNCT") continue;
                arcs++;
                if (work.Head[i] != gold.Head[i]) continue;
                uas++;
                if (relations[work.Relation[i]] == gold.Relation[i]) las++;
            }
        }

        return $"UAS {100.0 * uas / arcs:F2} LAS {100.0 * las / arcs:F2}";
    }

    private static bool SameHead(SyntaxToken[] tokens, SyntaxToken token, GoldSentence sentence, int index)
    {
        var head = sentence.Head[index];
        if (token.Head < 0 || head == sentence.Count) return token.Head < 0 && head == sentence.Count;
        return tokens[token.Head].Start == sentence.Words[head].Start && tokens[token.Head].End == sentence.Words[head].End;
    }
}
