using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Training;

/// <summary>A trained tagger, not yet quantised.</summary>
internal sealed record TaggerParts(
    IReadOnlyList<WordTag> Tags, SortedDictionary<uint, int> Classes, SortedDictionary<uint, int> Certain, SortedDictionary<uint, List<(int Class, float Value)>> Weights)
{
    /// <summary>Value of one unit of a stored weight: coarse, since wide weights matter more than fine ones.</summary>
    public const float Step = 0.6f;

    public void Write(ModelWriter writer)
    {
        writer.Lexicon(Classes);
        writer.Lexicon(Certain);
        writer.Weights(Weights, Step);
    }
}

/// <summary>Trains the tagger: averaged perceptron, greedy, on its own earlier guesses.</summary>
internal static class TaggerTrainer
{
    private const int Epochs = 5;
    private const int SeenForClass = 5;
    private const int SeenForCertain = 20;

    public static TaggerParts Train(List<GoldSentence> sentences, IReadOnlyList<WordTag> tags, int seed)
    {
        var index = tags.Select((tag, i) => (tag, i)).ToDictionary(p => p.tag, p => p.i);
        var (classes, certain) = Words(sentences, index);
        var model = new AveragedPerceptron();
        var random = new Random(seed);
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        var lexicon = Lexicon(classes);
        var sure = Lexicon(certain);
        var work = new Sentence();
        Span<uint> keys = stackalloc uint[TaggerFeatures.Count];
        Span<float> scores = stackalloc float[tags.Count];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var at in order)
            {
                var gold = sentences[at];
                work.Load(gold.Text, gold.Words, 0, gold.Count);
                WordMarks[] marks = [WordMarks.Start, WordMarks.Start, .. work.Words.Take(gold.Count).Select(w => WordMarks.Of(w, lexicon)), WordMarks.End, WordMarks.End];
                for (var i = 0; i < gold.Count; i++)
                {
                    var known = sure[work.Words[i].Lower];
                    work.Tag[i] = known - 1;
                    if (known > 0) continue;
                    TaggerFeatures.All(work.Norm[i], marks.AsSpan(i, 5), TaggerFeatures.Position(work.Norm, i), i > 0 ? work.Tag[i - 1] : -1, i > 1 ? work.Tag[i - 2] : -1, keys);
                    model.Tick();
                    model.Score(keys, scores);
                    var guess = 0;
                    for (var t = 1; t < scores.Length; t++)
                    {
                        if (scores[t] > scores[guess]) guess = t;
                    }

                    if (index.TryGetValue(gold.Tag[i], out var right) && guess != right) model.Update(keys, right, guess);
                    work.Tag[i] = guess;
                }
            }
        }

        return new TaggerParts(tags, classes, certain, model.Average(TaggerParts.Step / 2));
    }

    public static Lexicon Lexicon(SortedDictionary<uint, int> entries) => new([.. entries.Keys], [.. entries.Values.Select(v => (ushort)v)]);

    // A known word's class is the list of its frequent tags in order; a word that is (nearly) always tagged alike is certain.
    private static (SortedDictionary<uint, int> Classes, SortedDictionary<uint, int> Certain) Words(List<GoldSentence> sentences, Dictionary<WordTag, int> index)
    {
        var counts = new SortedDictionary<uint, SortedDictionary<int, int>>();
        var work = new Sentence();
        foreach (var gold in sentences)
        {
            work.Load(gold.Text, gold.Words, 0, gold.Count);
            for (var i = 0; i < gold.Count; i++)
            {
                if (!index.TryGetValue(gold.Tag[i], out var tag)) continue;
                var word = Hash.OfLower(work.Norm[i]);
                if (!counts.TryGetValue(word, out var byTag)) counts.Add(word, byTag = []);
                byTag[tag] = byTag.GetValueOrDefault(tag) + 1;
            }
        }

        var classes = new SortedDictionary<uint, int>();
        var certain = new SortedDictionary<uint, int>();
        var classIds = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, byTag) in counts)
        {
            var total = byTag.Values.Sum();
            var top = byTag.OrderByDescending(p => p.Value).ThenBy(p => p.Key).ToList();
            if (total >= SeenForCertain && top[0].Value >= 0.99 * total) certain.Add(word, top[0].Key + 1);
            if (total < SeenForClass) continue;
            var name = string.Join(' ', top.Where(p => p.Value >= 0.08 * total).Take(4).Select(p => p.Key));
            if (!classIds.TryGetValue(name, out var id)) classIds.Add(name, id = classIds.Count + 1);
            classes.Add(word, id);
        }

        return (classes, certain);
    }
}
