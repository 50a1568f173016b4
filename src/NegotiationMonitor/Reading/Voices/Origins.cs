using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Voices;

/// <summary>
/// Through whom an act reached the reader, in order: the outlet of the article, the outlets it cites, their unnamed sources. A report that
/// the first sentences ascribe to another outlet is that outlet's throughout, also where they do so of all of it ("Bloomberg reports this") or
/// at the end of a title ("Planners begin to study guarantees - Reuters").
/// </summary>
internal sealed class Origins
{
    private const int LeadSentences = 4;

    private readonly string? _outlet;
    private readonly IReadOnlyList<List<Voice>> _voices;
    private readonly List<string> _lead = [];

    public Origins(string? outlet, IReadOnlyList<ArticleSentence> sentences, IReadOnlyList<List<Voice>> voices)
    {
        (_outlet, _voices) = (outlet, voices);
        foreach (var s in sentences.Take(LeadSentences))
        {
            foreach (var voice in voices[s.Index].Where(v => v.Outlet && v.Source is not null && Outlets.Knows(v.Source)))
                Add(_lead, voice.Source!);
        }

        if (_lead.Count > 0)
            return;
        foreach (var s in sentences.Take(LeadSentences))
        {
            if (Ascribed(s) is { } named)
                Add(_lead, named);
        }
    }

    /// <summary>The chain of what stands at a token.</summary>
    public List<string> Of(ArticleSentence s, int token)
    {
        var covering = _voices[s.Index].Where(v => v.First <= token && token <= v.Last).OrderByDescending(v => v.Length).ToList();
        var (outlets, sources) = (new List<string>(), new List<string>());
        foreach (var voice in covering)
        {
            if (voice.Source is { } source)
                Add(voice.Outlet && !PointsBack(source) ? outlets : sources, source);
            foreach (var cited in voice.Cited)
                Add(Outlets.Knows(cited) ? outlets : sources, cited);
        }

        var chain = new List<string>();
        if (_outlet is not null)
            chain.Add(_outlet);
        (outlets.Count > 0 ? outlets : _lead).ForEach(o => Add(chain, o));
        sources.ForEach(o => Add(chain, o));
        return chain;
    }

    /// <summary>Whether it only points back at an outlet named before ("the publication", "the agency").</summary>
    private static bool PointsBack(string source) => source.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && !source.AsSpan(4).ContainsAnyInRange('A', 'Z');

    /// <summary>The outlet that a sentence as a whole is ascribed to, or null.</summary>
    private static string? Ascribed(ArticleSentence s)
    {
        for (var i = 0; i < s.Tokens.Length; i++)
        {
            if (Outlets.At(s, i) is not { } found)
                continue;
            var next = found.Last + 1;
            var reports = next < s.Tokens.Length && s.Tokens[next].Lemma == "report" && s.Tokens[next].Upos == "VERB";
            var closes = next == s.Tokens.Length && i > 0 && s.Tokens[i - 1].Form is "-" or "--" or "–" or "—" or "|";
            if (reports || closes)
                return found.Outlet;
        }

        return null;
    }

    private static void Add(List<string> list, string entry)
    {
        if (!list.Contains(entry, StringComparer.OrdinalIgnoreCase))
            list.Add(entry);
    }
}
