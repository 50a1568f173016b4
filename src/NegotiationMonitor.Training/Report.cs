using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Training;

/// <summary>What the program prints about a model.</summary>
internal static class Report
{
    /// <summary>The model that the verbs use.</summary>
    public static Lazy<SyntaxModel> Model { get; set; } = new(() => SyntaxModel.Default);

    public static void Annotate(SyntaxModel model, string file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0))
        {
            Console.WriteLine($"# sent_id = {Path.GetFileNameWithoutExtension(file)}-{++number}\n# text = {line}");
            var tokens = model.Parse(line, 0, line.Length);
            for (var i = 0; i < tokens.Length; i++)
            {
                var t = tokens[i];
                var space = i + 1 < tokens.Length && tokens[i + 1].Start == t.End ? "SpaceAfter=No" : "_";
                Console.WriteLine($"{i + 1}\t{line[t.Start..t.End]}\t{t.Lemma}\t{t.Upos}\t{t.Xpos}\t_\t{t.Head + 1}\t{t.Relation}\t_\t{space}");
            }

            Console.WriteLine();
        }
    }

    public static void Scores(SyntaxModel model, string folder, string file)
    {
        var gold = Treebank.Read(folder, file);
        foreach (var raw in (ReadOnlySpan<bool>)[false, true])
        {
            var s = Evaluation.Score(model, gold, raw);
            Console.WriteLine($"{file,-14} {(raw ? "raw text  " : "gold words")}  words {s.Words:F2}  upos {s.Upos:F2}  xpos {s.Xpos:F2}  lemma {s.Lemma:F2}  UAS {s.Uas:F2}  LAS {s.Las:F2}");
        }
    }

    /// <summary>Precision and recall of the arcs of each relation (words matched by span), of all arcs and of those the parser is sure of.</summary>
    public static void Relations(SyntaxModel model, string folder, string file)
    {
        const float sure = 0.9f;
        var counts = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        int[] Of(string relation) => counts.TryGetValue(relation, out var c) ? c : counts[relation] = new int[5];
        foreach (var sentence in Treebank.Read(folder, file))
        {
            var tokens = model.Parse(sentence.Text, sentence.Words);
            for (var i = 0; i < tokens.Length; i++)
            {
                Of(sentence.Relation[i])[0]++;
                var right = tokens[i].Relation == sentence.Relation[i] && (tokens[i].Head < 0 ? sentence.Count : tokens[i].Head) == sentence.Head[i];
                var found = Of(tokens[i].Relation);
                found[1]++;
                if (right) found[2]++;
                if (tokens[i].Confidence < sure) continue;
                found[3]++;
                if (right) found[4]++;
            }
        }

        Console.WriteLine("relation          gold  precision  recall   at confidence 0.9: precision  recall");
        foreach (var (relation, c) in counts.Where(p => p.Value[0] >= 50).OrderByDescending(p => p.Value[0]))
        {
            Console.WriteLine($"{relation,-16} {c[0],5}  {100.0 * c[2] / c[1],9:F1}  {100.0 * c[2] / c[0],6:F1}  {100.0 * c[4] / Math.Max(1, c[3]),28:F1}  {100.0 * c[4] / c[0],6:F1}");
        }
    }

    /// <summary>Words a second of processor time, the median of many passes after the code has been compiled.</summary>
    public static void Speed(SyntaxModel model, string folder, string file)
    {
        const int passes = 15;
        var gold = Treebank.Read(folder, file);
        var rates = new List<double>();
        for (var pass = 0; pass < 2 * passes; pass++)
        {
            var words = 0;
            var before = Environment.CpuUsage.TotalTime;
            foreach (var sentence in gold) words += model.Parse(sentence.Text, 0, sentence.Text.Length).Length;
            if (pass >= passes) rates.Add(words / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        rates.Sort();
        Console.WriteLine($"{rates[passes / 2]:N0} words a second of processor time, from raw text (median of {passes} passes, {rates[0]:N0} to {rates[^1]:N0})");
    }

    public static void Tree(SyntaxModel model, string sentence)
    {
        var tokens = model.Parse(sentence, 0, sentence.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            var t = tokens[i];
            var depth = 0;
            for (var at = t.Head; at >= 0; at = tokens[at].Head) depth++;
            var head = t.Head < 0 ? "ROOT" : $"{t.Head + 1} {tokens[t.Head].Form}";
            Console.WriteLine($"{i + 1,3}  {new string(' ', 2 * depth) + t.Form,-36} {t.Lemma,-16} {t.Upos,-6} {t.Xpos,-5} {t.Relation,-14} {t.Confidence:F2}  <- {head}");
        }
    }

    public static void TokenizerErrors(string folder, string file)
    {
        var wrong = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sentence in Treebank.Read(folder, file))
        {
            var gold = sentence.Words.ToHashSet();
            var found = Tokenizer.Tokenize(sentence.Text, 0, sentence.Text.Length);
            foreach (var span in found.Where(s => !gold.Contains(s)))
            {
                var overlapping = sentence.Words.Where(w => w.Start < span.End && span.Start < w.End).Select(w => sentence.Text[w.Start..w.End]);
                var line = $"{sentence.Text[span.Start..span.End]}  gold: {string.Join('|', overlapping)}";
                wrong[line] = wrong.GetValueOrDefault(line) + 1;
            }
        }

        foreach (var (line, count) in wrong.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal)) Console.WriteLine($"{count,4}  {line}");
    }
}
