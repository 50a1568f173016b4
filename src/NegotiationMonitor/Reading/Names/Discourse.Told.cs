using System.Collections.Frozen;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Names;

// Pronouns in what somebody says or claims: "Peru's claim that it never agreed", "the brewer Karl Bock said it would close".
internal sealed partial class Discourse
{
    private static readonly FrozenSet<string> Claims = ["claim", "assertion", "assurance", "insistence", "statement", "promise", "pledge", "vow", "warning", "threat", "argument", "contention", "denial", "announcement", "declaration", "complaint", "admission", "view", "belief"];

    // The parties of "it" or "he" as subject of what is said or claimed, where whoever says it decides: none where that is nobody known; null where it is open.
    private IReadOnlyList<Party>? Tellers(ArticleSentence s, int pronoun)
    {
        if (!ArticleSentence.Is(s.Tokens[pronoun].Relation, "nsubj") || s.Tokens[pronoun].Head is not (>= 0 and var verb) || s.Tokens[verb].Head is not (>= 0 and var over) || over > pronoun || s.Quotation[pronoun] != s.Quotation[over])
            return null;
        if (Claims.Contains(s.Tokens[over].Lemma) && s.Tokens[over].Upos == "NOUN" && ArticleSentence.Is(s.Tokens[verb].Relation, "acl", "ccomp"))
            return s.Child(over, "nmod:poss") is >= 0 and var owner && s.MentionAt(owner) is { } claimant ? [new Party(claimant.Actor, claimant.Person)] : null;
        if (pronoun > 0 && Claims.Contains(s.Tokens[pronoun - 1].Lemma) && s.Tokens[pronoun - 1].Upos == "NOUN" && s.Child(pronoun - 1, "nmod:poss") is >= 0 and var holder && s.MentionAt(holder) is { } held)
            return [new Party(held.Actor, held.Person)];
        return ArticleSentence.Is(s.Tokens[verb].Relation, "ccomp") && IsStranger(s, s.Child(over, "nsubj"), s.Lower(pronoun) is "it") ? [] : null;
    }

    // Somebody, or some body, called by a name that is no party's.
    private bool IsStranger(ArticleSentence s, int teller, bool body) =>
        teller >= 0 && s.Tokens[teller].Upos == "PROPN" && char.IsUpper(s.Tokens[teller].Form[0]) && s.MentionAt(teller) is null && !_resolved.ContainsKey((s.Index, teller))
        && !s.Children[teller].Exists(k => s.MentionAt(k) is not null && ArticleSentence.Is(s.Tokens[k].Relation, "appos", "flat", "compound", "nmod"))
        && !(body && s.Children[teller].Append(teller).Any(k => GivenNames.Knows(s.Tokens[k].Form) || NameTraps.IsCourtesy(s.Tokens[k].Form)));
}
