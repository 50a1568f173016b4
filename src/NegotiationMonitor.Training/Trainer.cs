using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Training;

/// <summary>The whole training run: tagger, jack-knifed tags, parser, lemmatizer, file. One thread, fixed seeds.</summary>
internal sealed class Trainer
{
    private const int Folds = 5;
    private const int Seed = 20260801;

    private readonly string folder;
    private readonly string output;
    private readonly bool dev;
    private readonly string? cache;
    private readonly NetOptions net;
    private readonly List<GoldSentence> sentences;
    private readonly List<GoldSentence> heldNews;
    private readonly int treebank;
    private readonly int framesEach = 10;
    private readonly List<WordTag> tags;
    private readonly string[] relations;
    private readonly Stopwatch clock = Stopwatch.StartNew();

    public Trainer(string folder, string output, string[] options)
    {
        (this.folder, this.output) = (folder, output);
        dev = options.Contains("--dev", StringComparer.Ordinal);
        cache = Option(options, "--cache");
        net = new NetOptions();
        if (Option(options, "--hidden") is { } h) net = net with { Hidden = int.Parse(h, CultureInfo.InvariantCulture) };
        if (Option(options, "--layers") is { } l) net = net with { Layers = int.Parse(l, CultureInfo.InvariantCulture) };
        if (Option(options, "--epochs") is { } e) net = net with { Epochs = int.Parse(e, CultureInfo.InvariantCulture) };
        if (Option(options, "--rate") is { } r) net = net with { Rate = float.Parse(r, CultureInfo.InvariantCulture) };
        if (Option(options, "--batch") is { } b) net = net with { Batch = int.Parse(b, CultureInfo.InvariantCulture) };
        if (Option(options, "--dropout") is { } d) net = net with { Dropout = float.Parse(d, CultureInfo.InvariantCulture) };
        if (Option(options, "--seed") is { } s) net = net with { Seed = int.Parse(s, CultureInfo.InvariantCulture) };
        sentences = dev
            ? Treebank.Read(folder, "ewt-train", "gum-free-train")
            : Treebank.Read(folder, "ewt-train", "ewt-dev", "ewt-test", "gum-free-train", "gum-free-test");
        var annotated = Path.Combine(AppContext.BaseDirectory, "Annotated");
        var news = Treebank.ReadFile(Path.Combine(annotated, "news.conllu")).ToList();
        heldNews = dev ? [.. news.Where((_, i) => i % 3 == 0)] : [];
        if (!options.Contains("--no-news", StringComparer.Ordinal)) sentences.AddRange(news.Where((_, i) => !dev || i % 3 != 0));
        treebank = sentences.Count;
        if (Option(options, "--frames") is { } f) framesEach = int.Parse(f, CultureInfo.InvariantCulture);
        sentences.AddRange(NewsFrames.Fill([.. Treebank.ReadFile(Path.Combine(annotated, "frames.conllu"))], sentences[..treebank], framesEach, Seed));
        tags = [.. sentences.Take(treebank).SelectMany(s => s.Tag).CountBy(t => t).Where(p => p.Value >= 3).Select(p => p.Key)
            .OrderBy(t => t.Upos, StringComparer.Ordinal).ThenBy(t => t.Xpos, StringComparer.Ordinal)];
        relations = [.. sentences.SelectMany(s => s.Relation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Say($"{sentences.Count} sentences, {sentences.Sum(s => s.Count)} words; {net}");
    }

    public void Run()
    {
        using var writer = new ModelWriter();
        writer.Tags(tags);
        writer.Strings(relations);
        LemmaTrainer.Train(sentences[..treebank]).Write(writer);
        Say($"lemmas: {writer.Length:N0} bytes so far");
        writer.Bytes(Cached("tagger", TaggerSection));
        Say($"tagger: {writer.Length:N0} bytes so far");
        var predicted = JackKnife();
        Say("tags predicted");
        var held = dev ? Held() : null;
        var trainer = new NetTrainer(sentences, predicted, tags.Count, relations, net);
        var learnt = trainer.Train((epoch, loss, now) => Say($"pass {epoch + 1}: loss {loss:F4} {held?.Invoke(trainer.MoveList, now)}"));
        writer.Moves(trainer.MoveList);
        writer.Net(learnt, trainer.WordIdTable());
        Say($"parser: {writer.Length:N0} bytes so far");
        writer.Save(output);
        Say($"written: {new FileInfo(output).Length:N0} bytes");
        if (!dev) return;
        var model = new SyntaxModel(writer.Read());
        foreach (var file in (ReadOnlySpan<string>)["ewt-dev", "gum-free-test"]) Report.Scores(model, folder, file);
        Report.Speed(model, folder, "ewt-dev");
    }

    /// <summary>A model from a file that <see cref="Run"/> wrote.</summary>
    public static SyntaxModel Load(string path)
    {
        using var file = File.OpenRead(path);
        using var plain = new BrotliStream(file, CompressionMode.Decompress);
        return new SyntaxModel(ModelData.Read(plain));
    }

    /// <summary>Trains the tagger alone and shows its scores on held-out sentences, as trained and as stored.</summary>
    public void Tagger()
    {
        var tagger = ReadTagger(Cached("tagger", TaggerSection));
        int doubts = 0, saved = 0;
        var work = new Sentence();
        foreach (var file in (ReadOnlySpan<string>)["ewt-dev", "gum-free-test"])
        {
            int words = 0, upos = 0, xpos = 0;
            var wrong = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var gold in Treebank.Read(folder, file))
            {
                var found = Tag(tagger, work, gold).Tag;
                for (var i = 0; i < gold.Count; i++)
                {
                    words++;
                    if (tags[found[i]].Upos == gold.Tag[i].Upos) upos++;
                    if (tags[found[i]].Xpos == gold.Tag[i].Xpos) xpos++;
                    if (work.Doubt[i] >= 0) doubts++;
                    if (work.Doubt[i] >= 0 && tags[work.Doubt[i]] == gold.Tag[i]) saved++;
                    if (tags[found[i]] == gold.Tag[i]) continue;
                    var line = $"{gold.Tag[i].Upos}/{gold.Tag[i].Xpos} as {tags[found[i]].Upos}/{tags[found[i]].Xpos}";
                    wrong[line] = wrong.GetValueOrDefault(line) + 1;
                }
            }

            Say($"{file} upos {100.0 * upos / words:F2} xpos {100.0 * xpos / words:F2}; doubts {doubts} saved {saved}; {string.Join("; ", wrong.OrderByDescending(p => p.Value).Take(25).Select(p => $"{p.Key} {p.Value}"))}");
        }
    }

    private static string? Option(string[] options, string name) => Array.IndexOf(options, name) is var at and >= 0 && at + 1 < options.Length ? options[at + 1] : null;

    private void Say(string what) => Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:F0} s  {what}");

    private byte[] Cached(string name, Func<byte[]> make)
    {
        if (cache is null) return make();
        var path = Path.Combine(cache, $"{name}-{(dev ? "dev" : "full")}-{treebank}.cache");
        if (File.Exists(path)) return File.ReadAllBytes(path);
        var made = make();
        Directory.CreateDirectory(cache);
        File.WriteAllBytes(path, made);
        return made;
    }

    private byte[] TaggerSection() => TaggerSection(sentences[..treebank], Seed);

    private byte[] TaggerSection(List<GoldSentence> from, int seed)
    {
        using var writer = new ModelWriter();
        var start = writer.Length;
        TaggerTrainer.Train(from, tags, seed).Write(writer);
        return writer.From(start);
    }

    private Tagger ReadTagger(byte[] section)
    {
        using var reader = new BinaryReader(new MemoryStream(section));
        return ModelData.ReadTagger(reader, tags.Count)();
    }

    // Every sentence is tagged by a tagger that has not seen it, so that the parser learns to live with the tagger's mistakes.
    private List<TagGuess> JackKnife()
    {
        var result = new TagGuess[sentences.Count];
        var work = new Sentence();
        for (var fold = 0; fold < Folds; fold++)
        {
            var others = sentences.Take(treebank).Where((_, i) => i % Folds != fold).ToList();
            var tagger = ReadTagger(Cached($"tagger-without-{fold}", () => TaggerSection(others, Seed + fold)));
            for (var i = 0; i < sentences.Count; i++)
            {
                var made = sentences[i].Source;
                if ((made >= 0 ? made : i) % Folds == fold) result[i] = Tag(tagger, work, sentences[i]);
            }
        }

        return [.. result];
    }

    private static TagGuess Tag(Tagger tagger, Sentence work, GoldSentence gold)
    {
        work.Load(gold.Text, gold.Words, 0, gold.Count);
        tagger.Tag(work);
        return TagGuess.Of(work);
    }

    // Scores of a net in the making on sentences held out, with predicted tags.
    private Func<Move[], ParserNet, string> Held()
    {
        var files = (string[])["ewt-dev", "gum-free-test", "news"];
        var gold = files.Select(f => f == "news" ? heldNews : Treebank.Read(folder, f)).ToList();
        var tagger = ReadTagger(Cached("tagger", TaggerSection));
        var work = new Sentence();
        var tagged = gold.Select(g => g.Select(s => Tag(tagger, work, s)).ToList()).ToList();
        return (moves, now) =>
        {
            var parser = new Parser(new ParserWeights(moves, relations, now));
            return string.Join("  ", files.Select((f, i) => $"{f} {Evaluation.Attachment(parser, gold[i], tagged[i], relations)}"));
        };
    }
}
