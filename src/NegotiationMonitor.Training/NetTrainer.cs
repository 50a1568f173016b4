using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Training;

/// <summary>How a net is trained.</summary>
internal sealed record NetOptions(int Hidden = 320, int Layers = 3, int Epochs = 8, float Rate = 0.002f, int Batch = 8, float Dropout = 0.4f, int Seed = 1);

/// <summary>What a tagger made of a sentence.</summary>
internal sealed record TagGuess(int[] Tag, int[] Doubt)
{
    public static TagGuess Of(Sentence work) => new(work.Tag[..work.Count], work.Doubt[..work.Count]);

    public void CopyTo(Sentence work)
    {
        Tag.CopyTo(work.Tag, 0);
        Doubt.CopyTo(work.Doubt, 0);
    }
}

/// <summary>
/// Trains the parser's net: one pass after another over the sentences, each parsed by the net as it stands (nine moves of ten its own once the first
/// pass is over), with a dynamic oracle that says which moves lose nothing.
/// </summary>
internal sealed class NetTrainer
{
    private const double Explore = 0.9;

    private readonly List<GoldSentence> sentences;
    private readonly List<TagGuess> tags;
    private readonly NetOptions options;
    private readonly Move[] moves;
    private readonly int relations;
    private readonly Random random;
    private readonly Dictionary<uint, (int Id, int Seen)> words;
    private readonly Dictionary<string, int> relationIndex;
    private readonly FloatNet net;
    private readonly Transitions state = new();
    private readonly ParserInputs inputs;
    private readonly Sentence work = new();
    private readonly NetStep step;
    private ulong noise = 88172645463325252;

    public NetTrainer(List<GoldSentence> sentences, List<TagGuess> tags, int tagCount, string[] relationNames, NetOptions options)
    {
        (this.sentences, this.tags, this.options) = (sentences, tags, options);
        relations = relationNames.Length;
        relationIndex = relationNames.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => p.i, StringComparer.Ordinal);
        moves = Moves();
        words = KnownWords();
        random = new Random(options.Seed);
        noise ^= (ulong)options.Seed * 0x9E3779B97F4A7C15;
        inputs = new ParserInputs(relationNames);
        net = new FloatNet(words.Count, tagCount, relations, moves.Length, options.Hidden, options.Layers, options.Seed);
        step = new NetStep(net, moves, relations, relationIndex["root"]);
    }

    public Move[] MoveList => moves;

    /// <summary>Trains; <paramref name="afterEpoch"/> is shown the net after each pass.</summary>
    public ParserNet Train(Action<int, double, ParserNet> afterEpoch)
    {
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        var steps = options.Epochs * ((sentences.Count + options.Batch - 1) / options.Batch);
        var done = 0;
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);
            double loss = 0;
            long decisions = 0;
            for (var first = 0; first < order.Length; first += options.Batch)
            {
                var batch = 0;
                foreach (var at in order.AsSpan(first, Math.Min(options.Batch, order.Length - first))) batch += Learn(at, epoch, ref loss);
                decisions += batch;
                done++;
                var warm = Math.Min(1f, done / 500f);
                var rate = options.Rate * warm * Math.Max(0.01f, 1 - ((float)done / steps));
                foreach (var parameter in net.All) parameter.Step(rate, 1f / batch, done);
            }

            afterEpoch(epoch, loss / decisions, net.Quantise(WordIds()));
        }

        return net.Quantise(WordIds());
    }

    private int Learn(int at, int epoch, ref double loss)
    {
        var gold = sentences[at];
        work.Load(gold.Text, gold.Words, 0, gold.Count);
        tags[at].CopyTo(work);
        var rows = new WordRows[gold.Count + 1];
        for (var i = 0; i < gold.Count; i++) rows[i] = new WordRows(WordRow(work.Norm[i]), ParserNet.SuffixRow(work.Norm[i], FloatNet.SuffixRows), ParserNet.ShapeRow(work.Norm[i], FloatNet.ShapeRows), work.Tag[i], work.Doubt[i]);
        rows[gold.Count] = new WordRows(-1, 0, FloatNet.ShapeRows - 1, net.Tags.Rows - 1, -1);
        net.Forward(rows);
        inputs.Begin(work);
        state.Begin(gold.Count);
        step.Begin(gold.Count);
        var relation = Array.ConvertAll(gold.Relation, r => relationIndex[r]);
        var decisions = 0;
        while (!state.Done)
        {
            inputs.Fill(state);
            step.Forward(state, inputs, options.Dropout, ref noise);
            var next = Judge(gold.Head, relation, epoch);
            loss += step.Backward(inputs);
            decisions++;
            state.Apply(moves[next].Kind, moves[next].Relation);
        }

        step.Finish();
        net.Backward(rows);
        return decisions;
    }

    // Marks the moves that lose least as good, and picks the one to follow.
    private int Judge(int[] head, int[] relation, int epoch)
    {
        Span<int> cost = stackalloc int[3];
        var least = int.MaxValue;
        for (var kind = 0; kind < 3; kind++)
        {
            cost[kind] = state.Allows(kind) ? Oracle.Cost(state, kind, head) : int.MaxValue;
            least = Math.Min(least, cost[kind]);
        }

        int best = -1, good = -1;
        for (var i = 0; i < moves.Length; i++)
        {
            var move = moves[i];
            step.Good[i] = false;
            if (float.IsNegativeInfinity(step.Scores[i])) continue;
            if (best < 0 || step.Scores[i] > step.Scores[best]) best = i;
            if (cost[move.Kind] != least || (move.Kind != Transitions.Shift && move.Relation != relation[state.Stack(0)])) continue;
            step.Good[i] = true;
            if (good < 0 || step.Scores[i] > step.Scores[good]) good = i;
        }

        // A relation too rare to have a move of its own: nothing to learn here.
        if (good < 0) return best;
        return epoch > 0 && random.NextDouble() < Explore ? best : good;
    }

    private int WordRow(string norm)
    {
        if (!words.TryGetValue(Hash.OfLower(norm), out var word)) return 0;
        return random.NextDouble() < 0.25 / (0.25 + word.Seen) ? 0 : word.Id;
    }

    private Lexicon WordIds() => TaggerTrainer.Lexicon(WordIdTable());

    public SortedDictionary<uint, int> WordIdTable() => new(words.ToDictionary(p => p.Key, p => p.Value.Id));

    private Dictionary<uint, (int Id, int Seen)> KnownWords()
    {
        var counts = new SortedDictionary<uint, int>();
        foreach (var gold in sentences)
        {
            work.Load(gold.Text, gold.Words, 0, gold.Count);
            for (var i = 0; i < gold.Count; i++)
            {
                var hash = Hash.OfLower(work.Norm[i]);
                counts[hash] = counts.GetValueOrDefault(hash) + 1;
            }
        }

        return counts.Where(p => p.Value >= 2).Select((p, i) => (p.Key, Id: i + 1, Seen: p.Value)).ToDictionary(p => p.Key, p => (p.Id, p.Seen));
    }

    private Move[] Moves()
    {
        var seen = new Dictionary<Move, int>();
        foreach (var gold in sentences)
        {
            for (var i = 0; i < gold.Count; i++)
            {
                var move = new Move(gold.Head[i] > i ? Transitions.Left : Transitions.Right, relationIndex[gold.Relation[i]]);
                seen[move] = seen.GetValueOrDefault(move) + 1;
            }
        }

        return [new Move(Transitions.Shift, 0), .. seen.Where(p => p.Value >= 5).Select(p => p.Key).OrderBy(m => m.Kind).ThenBy(m => m.Relation)];
    }
}
