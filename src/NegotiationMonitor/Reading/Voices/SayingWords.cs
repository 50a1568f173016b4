using System.Collections.Frozen;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Voices;

/// <summary>Verbs and phrases that tell what somebody says.</summary>
internal static class SayingWords
{
    private static readonly FrozenSet<string> Verbs = Set(
        "say tell add state write announce declare note stress emphasize emphasise explain argue claim insist warn report admit acknowledge reiterate repeat suggest believe think maintain point remark comment "
        + "reply respond answer concede confirm assert affirm post tweet disclose reveal indicate recall mention observe conclude complain caution contend describe inform quote joke quip lament predict pledge "
        + "vow promise hint estimate recognise recognize hold advise underline underscore signal cite deny snap retort counter moan shout urge shoot agree fire manifest scoff boast rule hope reckon argue regret hail "
        + "swear threaten protest clarify gripe grumble grouse bemoan confess pronounce proclaim profess venture interject specify elaborate concur surmise muse intone rue propose testify demand stipulate mutter read declare allege publish express vent fume thunder object relate opine convey communicate");

    // These need an object of another kind, or something between commas, before they tell somebody's words.
    private static readonly FrozenSet<string> Loose = Set("hold point recall quote cite describe signal shoot fire rule agree hail read hope urge propose demand threaten express publish counter advise recognise recognize deny regret");

    private static readonly FrozenSet<string> Replies = Set("reply answer response retort verdict message word refrain statement reaction warning conclusion");

    /// <summary>Whether a token is a verb of saying, as the tagger sees it or by a form that can be nothing else.</summary>
    public static bool IsVerb(ArticleSentence s, int i) =>
        s.Tokens[i].Upos == "VERB" ? Verbs.Contains(s.Tokens[i].Lemma) || IsPastForm(s.Lower(i))
            : s.Lower(i) is "said" or "says" or "told" or "tells" or "wrote" or "added" or "announced" or "warned" or "insisted" or "argued"
                || (s.Tokens[i].Upos == "NOUN" && Verbs.Contains(s.Tokens[i].Lemma) && (Nouns.IsVerb(s, i) || (s.Child(i, "nsubj") >= 0 && s.Child(i, "ccomp") >= 0)))
                || (i + 1 < s.Tokens.Length && s.Tokens[i].Upos is "ADJ" or "NOUN" && s.Lower(i + 1) is "that" && IsPastForm(s.Lower(i)));

    private static bool IsPastForm(string form) => form.Length > 5 && form.EndsWith("ed", StringComparison.Ordinal) && (Verbs.Contains(form[..^1]) || Verbs.Contains(form[..^2]));

    /// <summary>Whether a verb tells what somebody says or asks of others.</summary>
    public static bool IsUtterance(string lemma) => Verbs.Contains(lemma) || lemma is "accuse" or "blame" or "call" or "reject" or "condemn" or "denounce" or "criticise" or "criticize" or "ask" or "seek" or "refuse" or "oppose";

    /// <summary>Whether a verb tells words only where a clause or a quotation follows it.</summary>
    public static bool NeedsClause(string lemma) => Loose.Contains(lemma);

    /// <summary>"X's position that …": a noun for what somebody holds to be so.</summary>
    public static bool IsView(string lemma) => lemma is "position" or "view" or "belief" or "conviction" or "contention" or "claim" or "argument" or "assertion" or "opinion" or "stance" or "statement" or "suggestion" or "conclusion" or "objection";

    /// <summary>"came the reply", "was the response of X": the reply.</summary>
    public static bool IsReply(string lemma) => Replies.Contains(lemma);

    /// <summary>Verbs with the one spoken to as object, which must not be taken for an inverted subject.</summary>
    public static bool HasAddressee(string lemma) => lemma is "tell" or "inform" or "remind" or "assure" or "urge" or "advise" or "threaten";

    /// <summary>"made clear", "made it clear", "let it be known", "took the view", "gave the message": the last token of the phrase, or -1.</summary>
    public static int Phrase(ArticleSentence s, int i)
    {
        var n = s.Tokens.Length;
        switch (s.Tokens[i].Lemma)
        {
            case "make" or "leave":
                for (var k = i + 1; k < n && k <= i + 4; k++)
                {
                    if (s.Lower(k) is "clear" or "plain" or "known")
                        return k;
                }

                return -1;
            // "gave the message that", "sent word that", "put it thus:"
            case "give" or "send" or "deliver" or "convey" or "pass":
                for (var k = i + 1; k < n && k <= i + 5; k++)
                {
                    if (s.Lower(k) is "message" or "signal" or "word" or "assurance" or "assurances" or "verdict" or "answer" or "reply" or "impression" && k + 1 < n && s.Lower(k + 1) is "that" or ":")
                        return k;
                }

                return -1;
            case "put" when i + 1 < n && s.Lower(i + 1) == "it":
                return i + 1;
            case "let":
                for (var k = i + 1; k < n && k <= i + 4; k++)
                {
                    if (s.Lower(k) is "known" or "slip")
                        return k;
                }

                return -1;
            case "take" when i + 2 < n && s.Lower(i + 1) == "the" && s.Lower(i + 2) is "view" or "position" or "line":
                return i + 2;
            case "express" when i + 1 < n:
                for (var k = i + 1; k < n && k <= i + 3; k++)
                {
                    if (s.Lower(k) is "hope" or "belief" or "confidence" or "conviction" or "opinion" or "view" or "doubt" or "doubts")
                        return k;
                }

                return -1;
            default:
                return -1;
        }
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
