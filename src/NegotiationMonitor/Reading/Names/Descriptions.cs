using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Names;

/// <summary>
/// How the article described its parties: "Pan-European stock market Euronext" is found again as "the pan-European bourse".
/// </summary>
internal sealed class Descriptions(NameIndex index)
{
    private readonly Dictionary<string, HashSet<string>> _described = new(StringComparer.Ordinal);

    /// <summary>Notes the words around a name.</summary>
    public void Note(ArticleSentence s, Mention mention)
    {
        if (mention.Kind is MentionKind.Adjective)
            return;
        if (!_described.TryGetValue(mention.Actor, out var words))
            _described[mention.Actor] = words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = mention.First - 1; i >= 0 && i > mention.First - 6 && (s.Tokens[i].Upos is "NOUN" or "ADJ" || s.Tokens[i].Form == "-" || s.Tokens[i].Xpos == "VBN"); i--)
            words.Add(s.Lower(i));
        if (mention.Last + 2 < s.Tokens.Length && s.Tokens[mention.Last + 1].Form == "," && s.Lower(mention.Last + 2) is "the" or "a" or "an")
        {
            for (var i = mention.Last + 3; i < s.Tokens.Length && i < mention.Last + 9 && s.Tokens[i].Upos is "NOUN" or "ADJ" or "PROPN"; i++)
                words.Add(s.Lower(i));
        }
    }

    /// <summary>The dossier's only party that was described by a word of the noun phrase from <paramref name="first"/> to <paramref name="noun"/>, or null.</summary>
    public string? Find(ArticleSentence s, int first, int noun)
    {
        for (var i = noun; i > first; i--)
        {
            var word = s.Lower(i);
            // "the firm" is any firm, however one was called before
            if (word.Length < 4 || (i == noun && s.Tokens[i].Lemma is "firm" or "company" or "group" or "giant" or "business" or "party") || s.Tokens[i].Upos is not ("NOUN" or "ADJ") || (i == noun && Roles.KindsOf(s.Tokens[i].Lemma).Length > 0 && noun - first > 1))
                continue;
            var fitting = index.Own.Where(a => _described.TryGetValue(a.Id, out var words) && words.Contains(word)).Take(2).ToList();
            if (fitting is [var only])
                return only.Id;
        }

        return null;
    }
}
