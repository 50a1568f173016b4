using System.Collections.Frozen;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>What has the words of an act and is none by its grammar: topics, wishes, habits, descriptions, what things do.</summary>
internal static class Background
{
    // Nouns before "against" that tell somebody's stance; attacks, measures and rows against somebody do not.
    private static readonly FrozenSet<string> Stands = "vote argument protest objection campaign opposition decision stand position resistance case rally demonstration petition warning ruling majority voice front lobby".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // What speaks for whoever wrote it.
    private static readonly FrozenSet<string> Spoken = "statement letter announcement comment remark speech note message reply answer response declaration communique communiqué tweet article report resolution motion rhetoric".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Who asks another to do something does not tell that it is done.
    private static readonly FrozenSet<string> Bidding = "want urge ask press pressure push call tell invite encourage request beg implore lobby advise expect exhort order instruct challenge".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Why a candidate is no act, whoever acts; null where it may be one.</summary>
    public static string? Of(Candidate c)
    {
        var (s, token) = (c.Sentence, c.Sentence.Tokens[c.Head]);
        if (c.Kind == 'A')
            return s.Lower(c.Head) == "against" && IsDoneAgainst(s, token.Head) ? "done against somebody" : null;
        if (c.Kind == 'N')
            return c.Rule.Id == "talks" && IsSetting(s, c.Head) ? "where it was said" : null;
        var deed = c.Rule.Type is "action_taken" or "concession_made" or "agreement_reached" or "proposal_accepted" or "talks_held";
        // "Lifting the ban would be wrong"
        if (token.Xpos == "VBG" && ArticleSentence.Is(token.Relation, "csubj", "nsubj") && s.Child(c.Head, "nsubj", "aux") < 0)
            return "only a topic";
        // "demanded that it halt its work"
        if (deed && IsWished(s, c.Head))
            return "what is wanted";
        // "an offer that could have eased it"
        if (deed && Clauses.Modal(s, c.Head) is "could" or "would" or "might" or "should" && s.Children[c.Head].Exists(k => s.Tokens[k].Relation == "aux" && s.Lower(k) == "have"))
            return "what did not come";
        // "the closures imposed after the attacks", "striking teachers"
        if (token.Xpos == "VBG" && token.Relation == "amod" || (c.Rule.Type == "action_taken" && token.Relation == "acl" && (Clauses.IsPassive(s, c.Head) || IsReduced(s, c.Head)) && Clauses.ByAgent(s, c.Head) < 0))
            return "only describes";
        // "Oman currently pays half the price"
        if (c.Rule.Type == "action_taken" && token.Xpos is "VBZ" or "VBP" && !s.Heading && s.Quotation[c.Head] == 0 && IsPresent(c) && s.Child(c.Head, "aux", "aux:pass") < 0 && !Told.IsAhead(c))
            return "as it goes on";
        // "wanted him to commit to talks", "blamed it for closing the port"
        if (IsBidden(s, c.Head))
            return "what is wanted of it";
        if (deed && IsCharged(s, c.Head))
            return "what it is charged with";
        return ByWord(s, c, token.Lemma);
    }

    // Words that tell no act in some of their uses.
    private static string? ByWord(ArticleSentence s, Candidate c, string lemma) => (c.Rule.Id, lemma) switch
    {
        // "was left out", "prepared for the talks", "people were refused entry"
        ("troops-move", "leave") when Clauses.IsPassive(s, c.Head) => "done to it",
        ("will-do", "prepare") when s.Tokens[c.Head].Xpos is "VBD" or "VBN" && c.Last == c.Head + 1 && s.Lower(c.Last) == "for" => "only gets ready",
        ("refuse", _) when Clauses.IsPassive(s, c.Head) && s.Child(c.Head, "obj") >= 0 => "done to it",
        // "its sales have declined for years": nobody declines anything
        ("refuse", "decline") when !Clauses.IsPassive(s, c.Head) && s.Child(c.Head, "obj", "xcomp", "ccomp", "aux:pass") < 0 && Clauses.Subject(s, c.Head, 0) is >= 0 and var fallen && s.Tokens[fallen].Upos == "NOUN" && s.MentionAt(fallen) is null && !Nouns.IsSomebody(s.Tokens[fallen].Lemma) => "grows less",
        // "looks set to fail": that is how it seems
        ("want", "look") when s.Child(c.Head, "xcomp") is >= 0 and var seeming && s.Tokens[seeming].Xpos != "VB" => "only seems so",
        // "two tankers were struck, the office said"
        ("punish", "strike" or "hit") when Clauses.IsPassive(s, c.Head) && Clauses.ByAgent(s, c.Head) < 0 => "done to it",
        // "the strike threatened the harvest": put it in danger
        ("threat", "threaten") when IsEndangered(s, c.Head) => "only endangers",
        // "The deal still requires the approval of the deputies"
        ("requires", "require") when s.Child(c.Head, "obj") is >= 0 and var needed && s.Tokens[needed].Lemma is "approval" or "ratification" or "consent" or "signature" or "vote" => "only procedure",
        // "alleging that prices would rise"
        ("accuse", "allege") when s.Child(c.Head, "ccomp") is >= 0 and var said && !(s.Child(said, "nsubj", "nsubj:pass") is >= 0 and var blamed && (s.MentionAt(blamed) is not null || s.Lower(blamed) is "he" or "she" or "they" or "it")) => "blames nobody",
        _ => null,
    };

    /// <summary>Whether only a thing does what asks for somebody: "the row threatens supplies", "talks guarantee nothing".</summary>
    public static bool IsOfThing(Candidate c, Clauses clauses)
    {
        var s = c.Sentence;
        if (c.Kind != 'V' || c.ActorToken < 0 || c.Rule.Actor != ActorRole.Subject || !(c.Rule.Type is "threat_made" or "doubt_raised" || c.Rule.Id == "guarantee") || s.Tokens[c.ActorToken].Upos != "NOUN" || Clauses.IsPassive(s, c.Head))
            return false;
        var lemma = s.Tokens[c.ActorToken].Lemma;
        return clauses.Parties(s, c.ActorToken).Count == 0 && !Nouns.IsSomebody(lemma) && !Folk.Is(lemma) && !Spoken.Contains(lemma) && !Nouns.Parts.Contains(lemma) && !(c.Rule.Id == "guarantee" && Nouns.Proposals.Contains(lemma));
    }

    // "due to the closures imposed after the attacks", which taggers take for a past at times
    private static bool IsReduced(ArticleSentence s, int verb) =>
        s.Tokens[verb].Xpos == "VBD" && verb > 0 && s.Tokens[verb - 1].Upos == "NOUN" && s.MentionAt(verb - 1) is null && !Nouns.IsSomebody(s.Tokens[verb - 1].Lemma) && s.Child(verb, "obj", "ccomp", "xcomp") < 0;

    // By its form; taggers take "froze" for one at times.
    private static bool IsPresent(Candidate c) => c.Sentence.Lower(c.Head) is var form && (form[^1] == 's' || c.Rule.Verbs.Any(v => v.Split(' ')[0] == form));

    /// <summary>Whether somebody of no party only wants to meet the one party named: "the senator offered to talk with Peru".</summary>
    public static bool IsOneSided(Candidate c, Clauses clauses)
    {
        var s = c.Sentence;
        return c.Kind == 'V' && c.Rule.Type is "talks_held" or "talks_scheduled" && c.Actors.Count == 1 && s.Tokens[c.Head] is { Relation: "xcomp", Head: >= 0 and var wanted } && s.Tokens[wanted].Lemma is "offer" or "want" or "seek" or "ask" or "hope" or "refuse" or "decline" or "wish" or "propose" or "try"
            && Clauses.Subject(s, wanted, 0) is >= 0 and var subject && s.Tokens[subject].Upos is "PROPN" or "NOUN" && clauses.Parties(s, subject).Count == 0 && clauses.Owner(s, subject).Count == 0;
    }

    private static bool IsDoneAgainst(ArticleSentence s, int noun) =>
        noun >= 0 && s.Tokens[noun] is { Relation: "nmod", Head: >= 0 and var over } && (s.Tokens[over].Upos is "NOUN" || (s.Tokens[over].Upos is "PROPN" && !s.Heading)) && !Stands.Contains(s.Tokens[over].Lemma) && s.Child(over, "cop") < 0;

    // A bare verb with one subject in the third person: "that it halt", "that Bern lift the ban".
    private static bool IsWished(ArticleSentence s, int verb) =>
        s.Tokens[verb].Xpos is "VB" or "VBP" && !s.Heading && ArticleSentence.Is(s.Tokens[verb].Relation, "ccomp", "acl") && s.Child(verb, "aux") < 0 && !s.Children[verb].Exists(k => s.Tokens[k].Relation == "mark" && s.Lower(k) == "to")
        && s.Child(verb, "nsubj") is >= 0 and var subject && subject < verb && s.Child(subject, "conj") < 0 && (s.Lower(subject) is "it" or "he" or "she" || s.Tokens[subject].Xpos is "NN" or "NNP");

    // "said at a meeting of the ministers", "speaking at the summit": the talks are only where somebody spoke.
    private static bool IsSetting(ArticleSentence s, int noun) =>
        ArticleSentence.Is(s.Tokens[noun].Relation, "obl") && s.Tokens[noun].Head is >= 0 and var said && (SayingWords.IsVerb(s, said) || s.Tokens[said].Lemma is "speak") && s.Child(noun, "case") is >= 0 and var at && s.Lower(at) is "at" or "during" or "in";

    // An infinitive that another is asked for: "urged Riga to drop it". Who asks is told, or nobody known.
    private static bool IsBidden(ArticleSentence s, int verb) =>
        Told.IsInfinitive(s, verb) && s.Tokens[verb] is { Relation: "xcomp" or "ccomp", Head: >= 0 and var bid } && Bidding.Contains(s.Tokens[bid].Lemma) && !Clauses.IsPassive(s, bid) && s.Child(bid, "obj", "iobj") is >= 0 and var whom && whom > bid && whom < verb;

    // "accused it of closing the port", "blamed them for walking out"
    private static bool IsCharged(ArticleSentence s, int verb) =>
        s.Tokens[verb] is { Xpos: "VBG", Head: >= 0 and var charge } && charge < verb && s.Tokens[charge].Lemma is "accuse" or "blame" or "suspect" or "criticise" or "criticize" or "condemn" or "denounce" or "chide" or "rebuke" or "charge" or "fault"
        && s.Child(verb, "mark", "case") is >= 0 and var of && s.Lower(of) is "of" or "for" or "with" && s.Child(verb, "nsubj") < 0;

    // Its object is something known: "threatened the harvest", not "threatened sanctions" or "threatened Bern with sanctions".
    private static bool IsEndangered(ArticleSentence s, int verb) =>
        s.Child(verb, "obj") is >= 0 and var thing && s.MentionAt(thing) is null && s.Child(verb, "xcomp", "ccomp") < 0 && !s.Children[verb].Exists(k => s.Child(k, "case") is >= 0 and var with && s.Lower(with) == "with")
        && (s.Child(thing, "det", "nmod:poss") is >= 0 and var known && s.Lower(known) is not ("a" or "an" or "any" or "no") || s.Tokens[thing].Lemma is "some" or "many" or "much" or "most") && !Nouns.IsSomebody(s.Tokens[thing].Lemma);

    /// <summary>"It is not for Oslo to set terms", "it was up to the union to call it off": says who may, not that he does.</summary>
    public static bool IsLeftTo(ArticleSentence s, int verb)
    {
        if (s.Tokens[verb] is { Relation: "conj", Head: >= 0 and var first } && first < verb && s.Child(verb, "nsubj") < 0)
            verb = first;
        if (verb < 4 || s.Lower(verb - 1) != "to" || s.MentionAt(verb - 2) is not { First: > 2 } whom)
            return false;
        var at = whom.First - 1;
        at -= s.Lower(at) is "the" ? 1 : 0;
        if (s.Lower(at) is not ("for" or "to") || (s.Lower(at) == "to" && s.Lower(--at) is not "up"))
            return false;
        for (at--; at > 0 && s.Lower(at) is "not" or "n't" or "now" or "only" or "entirely"; at--)
        {
        }

        return at > 0 && s.Tokens[at].Lemma == "be" && s.Lower(at - 1) is "it" or "that";
    }
}
