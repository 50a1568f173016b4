using System.Text;
using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Training;

/// <summary>
/// Reported speech is rare in the treebanks and common in news. Frames of our own (<c>Annotated/frames.conllu</c>: "QUOTE," said DEMONYM President FIRST LAST) are filled
/// with plain sentences of the treebank.
/// </summary>
internal static class NewsFrames
{
    private const string Slot = "QUOTE";

    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["FIRST"] = ["Andrii", "Maria", "Alexander", "Giorgia", "Keir", "Ursula", "Ahmed", "Li", "Dmitry", "Fatima", "Robert", "Elena", "Carlos", "Abebe", "Yuki", "Donald", "Benjamin", "Anna"],
        ["LAST"] = ["Sybiha", "Lopez", "Stubb", "Meloni", "Starmer", "Haddad", "Hassan", "Wei", "Peskov", "Okonjo", "Hegseth", "Petrova", "Mendez", "Bekele", "Tanaka", "Trump", "Levi", "Novak", "Macron", "Rutte"],
        ["PLACE"] = ["Geneva", "Kyiv", "Moscow", "Washington", "Brussels", "Doha", "Cairo", "Ankara", "Beijing", "Paris", "Berlin", "Addis", "Tokyo"],
        ["DAY"] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        ["SAID"] = ["said", "said", "said", "said", "added", "announced", "warned", "argued", "insisted", "acknowledged", "stressed", "declared", "claimed", "noted", "conceded"],
        ["SAYING"] = ["saying", "adding", "warning", "insisting", "arguing", "noting", "stressing", "claiming"],
        ["DEMONYM"] = ["Ukrainian", "Russian", "Finnish", "Turkish", "French", "German", "Egyptian", "Ethiopian", "Colombian", "Serbian", "Greek", "Mexican", "Chinese", "Israeli"],
    };

    /// <summary>Every frame filled <paramref name="each"/> times.</summary>
    /// <param name="sentences">Where the quotations come from; <see cref="GoldSentence.Source"/> of a result is the index in it.</param>
    public static List<GoldSentence> Fill(IReadOnlyList<GoldSentence> frames, IReadOnlyList<GoldSentence> sentences, int each, int seed)
    {
        var random = new Random(seed);
        var fit = Enumerable.Range(0, sentences.Count).Where(i => Fits(sentences[i])).ToArray();
        var result = new List<GoldSentence>(frames.Count * each);
        foreach (var frame in frames)
        {
            for (var i = 0; i < each; i++)
            {
                var source = fit[random.Next(fit.Length)];
                result.Add(Fill(frame, sentences[source], source, random));
            }
        }

        return result;
    }

    // A statement with a subject, of plain length, that ends with a period and quotes nobody.
    private static bool Fits(GoldSentence s)
    {
        if (s.Count is < 6 or > 32 || Word(s, s.Count - 1) != ".") return false;
        var root = Array.IndexOf(s.Head, s.Count);
        var subject = false;
        for (var i = 0; i < s.Count; i++)
        {
            if (Word(s, i) is "\"" or "“" or "”" or ":" or "?" or "''" or "``" or "(") return false;
            subject |= s.Head[i] == root && s.Relation[i].StartsWith("nsubj", StringComparison.Ordinal);
        }

        return subject && char.IsUpper(s.Text[s.Words[0].Start]);
    }

    private static string Word(GoldSentence s, int i) => s.Text[s.Words[i].Start..s.Words[i].End];

    private static GoldSentence Fill(GoldSentence frame, GoldSentence quoted, int source, Random random)
    {
        var slot = Enumerable.Range(0, frame.Count).First(i => Word(frame, i) == Slot);
        var inside = quoted.Count - 1;
        var count = frame.Count - 1 + inside;
        var root = slot + Array.IndexOf(quoted.Head, quoted.Count);
        int Frame(int i) => i < slot ? i : i == slot ? root : i == frame.Count ? count : i + inside - 1;
        var text = new StringBuilder();
        var words = new List<TokenSpan>(count);
        var (lemma, tag, head, relation) = (new string[count], new WordTag[count], new int[count], new string[count]);
        void Put(GoldSentence from, int i, string word, bool space, int to, string rel)
        {
            if (space) text.Append(' ');
            var at = words.Count;
            words.Add(new TokenSpan(text.Length, text.Length + word.Length));
            text.Append(word);
            (lemma[at], tag[at], head[at], relation[at]) = (from.Lemma[i], from.Tag[i], to, rel);
        }

        for (var i = 0; i < frame.Count; i++)
        {
            var space = i > 0 && frame.Words[i].Start > frame.Words[i - 1].End;
            if (i != slot)
            {
                var word = Word(frame, i);
                Put(frame, i, Names.TryGetValue(word, out var names) ? names[random.Next(names.Length)] : word, space, Frame(frame.Head[i]), frame.Relation[i]);
                continue;
            }

            for (var j = 0; j < inside; j++)
            {
                var isRoot = quoted.Head[j] == quoted.Count;
                var word = j == 0 && slot > 0 && Word(frame, slot - 1) is "that" or "," ? LowerFirst(quoted) : Word(quoted, j);
                Put(quoted, j, word, j == 0 ? space : quoted.Words[j].Start > quoted.Words[j - 1].End, isRoot ? Frame(frame.Head[slot]) : slot + quoted.Head[j], isRoot ? frame.Relation[slot] : quoted.Relation[j]);
            }
        }

        return new GoldSentence { Text = text.ToString(), Words = words, Lemma = lemma, Tag = tag, Head = head, Relation = relation, Source = source };
    }

    private static string LowerFirst(GoldSentence s)
    {
        var word = Word(s, 0);
        return s.Tag[0].Upos is "PROPN" || s.Tag[0].Xpos is "NNP" or "NNPS" || word == "I" ? word : char.ToLowerInvariant(word[0]) + word[1..];
    }
}
