using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Voices;

/// <summary>An article of questions and answers: its unattributed quotations are the interviewee's, introduced above the first question.</summary>
internal sealed class Interview
{
    private readonly Voice? _voice;
    private readonly int _from = int.MaxValue;

    public Interview(IReadOnlyList<ArticleSentence> sentences, Clauses clauses)
    {
        var questions = new List<int>();
        for (var i = 0; i + 1 < sentences.Count; i++)
        {
            if (sentences[i].Tokens[^1].Form == "?" && sentences[i].Quotation[^1] == 0 && sentences[i + 1].Quotation[0] > 0)
                questions.Add(i);
        }

        if (questions.Count < 2)
            return;
        _from = questions[0];
        if (Introduced(sentences, questions[0], clauses) is { } person)
            _voice = new Voice(0, 0, person, null, false, -1);
    }

    /// <summary>The interviewee as the voice of a sentence's quotation, or null where the article is no interview.</summary>
    public Voice? Interviewee(ArticleSentence s) => s.Index >= _from || s.Index == 0 ? _voice : null;

    // "A negotiator of the Colombian government": the first single person or office of the introduction.
    private static Party? Introduced(IReadOnlyList<ArticleSentence> sentences, int before, Clauses clauses)
    {
        for (var i = 0; i < before; i++)
        {
            foreach (var mention in sentences[i].Mentions)
            {
                if (mention.Kind == MentionKind.Person || (mention is { Kind: MentionKind.Body, Plural: false } && Nouns.Offices.Contains(sentences[i].Tokens[mention.First].Lemma))
                    || (mention is { Kind: MentionKind.Body, Plural: false } && Nouns.Offices.Contains(sentences[i].Tokens[mention.Last].Lemma)))
                {
                    return new Party(mention.Actor, mention.Kind == MentionKind.Person || clauses.Discourse.Index.Actor(mention.Actor)?.Kind == Codebooks.ActorKind.Person ? mention.Person : null);
                }
            }
        }

        return null;
    }
}
