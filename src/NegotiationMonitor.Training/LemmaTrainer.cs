using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Training;

/// <summary>The lemmatizer's tables: endings by key, and the edits they name.</summary>
internal sealed record LemmaParts(SortedDictionary<uint, int> Endings, IReadOnlyList<string> Edits)
{
    public void Write(ModelWriter writer)
    {
        writer.Strings(Edits);
        writer.Lexicon(Endings);
    }
}

/// <summary>Learns for each ending under each Penn tag the most frequent edit, and keeps an ending only where it changes the answer.</summary>
internal static class LemmaTrainer
{
    // Where the treebanks disagree among themselves.
    private static readonly Dictionary<string, string> Overrides = new(StringComparer.Ordinal) { ["troops"] = "troop" };

    public static LemmaParts Train(List<GoldSentence> sentences)
    {
        var types = Types(sentences);
        var edits = new Dictionary<string, int>(StringComparer.Ordinal);
        var endings = new SortedDictionary<uint, int>();
        for (var length = 0; length <= Lemmatizer.LongestEnding; length++)
        {
            var votes = new SortedDictionary<(string Xpos, string Ending), SortedDictionary<string, int>>(Comparer<(string, string)>.Create(static (a, b) =>
                string.CompareOrdinal(a.Item1, b.Item1) is var c and not 0 ? c : string.CompareOrdinal(a.Item2, b.Item2)));
            foreach (var (form, xpos, edit, _) in types)
            {
                if (form.Length < length || edit[0] == '=') continue;
                var key = (xpos, form[^length..]);
                if (!votes.TryGetValue(key, out var byEdit)) votes.Add(key, byEdit = new(StringComparer.Ordinal));
                byEdit[edit] = byEdit.GetValueOrDefault(edit) + 1;
            }

            foreach (var ((xpos, ending), byEdit) in votes)
            {
                var best = byEdit.MaxBy(p => p.Value);
                if (length > 0 && (byEdit.Values.Sum() < 2 || Lookup(endings, ending, xpos, length - 1) == Id(edits, best.Key))) continue;
                endings[Lemmatizer.Key(ending, xpos, whole: false)] = Id(edits, best.Key);
            }
        }

        foreach (var (form, xpos, edit, _) in types)
        {
            if (Lookup(endings, form, xpos, Math.Min(form.Length, Lemmatizer.LongestEnding)) != Id(edits, edit)) endings[Lemmatizer.Key(form, xpos, whole: true)] = Id(edits, edit);
        }

        return new LemmaParts(endings, [.. edits.OrderBy(e => e.Value).Select(e => e.Key)]);
    }

    private static int Id(Dictionary<string, int> edits, string edit)
    {
        if (!edits.TryGetValue(edit, out var id)) edits.Add(edit, id = edits.Count + 1);
        return id;
    }

    private static int Lookup(SortedDictionary<uint, int> endings, string form, string xpos, int longest)
    {
        for (var length = longest; length >= 0; length--)
        {
            if (endings.TryGetValue(Lemmatizer.Key(form.AsSpan(form.Length - length), xpos, whole: false), out var id)) return id;
        }

        return 0;
    }

    private static List<(string Form, string Xpos, string Edit, int Seen)> Types(List<GoldSentence> sentences)
    {
        var counts = new Dictionary<(string, string), Dictionary<string, int>>();
        var work = new Sentence();
        foreach (var gold in sentences)
        {
            work.Load(gold.Text, gold.Words, 0, gold.Count);
            for (var i = 0; i < gold.Count; i++)
            {
                if (gold.Lemma[i] == "_" || gold.Tag[i].Xpos is "GW" or "ADD" or "FW" or "XX") continue;
                var form = work.Form[i].ToLowerInvariant();
                var lemma = gold.Tag[i].Upos is "PUNCT" or "NUM" ? form : Forms.Fold(gold.Lemma[i], new TokenSpan(0, gold.Lemma[i].Length)).ToLowerInvariant();
                var key = (form, gold.Tag[i].Xpos);
                if (!counts.TryGetValue(key, out var byEdit)) counts.Add(key, byEdit = new(StringComparer.Ordinal));
                var edit = Edit(form, Overrides.GetValueOrDefault(form, lemma));
                byEdit[edit] = byEdit.GetValueOrDefault(edit) + 1;
            }
        }

        return [.. counts.Select(p => (p.Key.Item1, p.Key.Item2, p.Value.OrderByDescending(e => e.Value).ThenBy(e => e.Key, StringComparer.Ordinal).First().Key, p.Value.Values.Sum()))
            .OrderBy(t => t.Item1, StringComparer.Ordinal).ThenBy(t => t.Item2, StringComparer.Ordinal)];
    }

    private static string Edit(string form, string lemma)
    {
        var common = 0;
        while (common < form.Length && common < lemma.Length && form[common] == lemma[common]) common++;
        var cut = form.Length - common;
        return cut > 5 || (common == 0 && lemma.Length > 0) ? "=" + lemma : (char)('0' + cut) + lemma[common..];
    }
}
