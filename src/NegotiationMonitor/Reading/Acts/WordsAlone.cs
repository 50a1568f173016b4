using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>Whether a rule's words are about words only: whether somebody asked, answered, commented or gave details.</summary>
internal static class WordsAlone
{
    /// <summary>"asked whether", "asked not to be named", "declined to comment" are no acts.</summary>
    public static bool Tell(ArticleSentence s, Candidate c)
    {
        var clause = s.Child(c.Head, "xcomp", "ccomp");
        for (var i = c.Last + 1; i < s.Tokens.Length && i <= c.Last + 6; i++)
        {
            if (s.Tokens[i].Form is "," or "." or ";")
                break;
            if (s.Tokens[i].Lemma is "comment" or "name" or "identify" or "elaborate" or "specify" or "disclose" or "anonymity" or "question" or "quote" or "speculate" or "answer" or "respond" && s.Tokens[i].Upos is "VERB" or "NOUN" && !IsTheirs(s, i) && !IsMatter(s, i) && !(s.Tokens[i].Lemma == "name" && i > 1 && s.Tokens[i - 2].Lemma is "put" or "set" or "sign") && !IsAnswerToDemand(s, i) && !(s.Tokens[i].Xpos == "VBG" && s.Lower(i - 1) == "for") && !(c.Rule.Type == "threat_made" && s.Tokens[i].Upos == "VERB"))
                return true;
            // "refused to give details"
            if (c.Rule.Id == "refuse" && s.Tokens[i] is { Lemma: "detail" or "information" or "interview" or "reason", Upos: "NOUN", Head: var giving } && giving > c.Head && s.Tokens[giving].Lemma is "give" or "provide" or "offer" or "go" or "release" or "reveal" or "discuss" or "share")
                return true;
            if (c.Rule.Type == "demand_made" && i <= c.Last + 2 && s.Lower(i) is "whether" or "what" or "how" or "why" or "if" or "when" or "who" or "where" && s.Tokens[i - 1].Upos != "ADP")
                return true;
        }

        return clause >= 0 && s.Tokens[clause].Lemma is "say" or "comment" && !(clause + 1 < s.Tokens.Length && s.Lower(clause + 1) is "no" or "yes") && s.Child(clause, "nsubj") < 0 && clause - c.Head <= 3;
    }

    // "refused to respond to a demand": refuses what was demanded
    private static bool IsAnswerToDemand(ArticleSentence s, int verb)
    {
        if (s.Tokens[verb].Lemma is not ("respond" or "answer") || s.Tokens[verb].Upos != "VERB")
            return false;
        for (var i = verb + 1; i < s.Tokens.Length && i <= verb + 5 && s.Tokens[i].Upos is not ("PUNCT" or "VERB" or "AUX"); i++)
        {
            if (s.Tokens[i].Lemma is "demand" or "ultimatum" or "proposal" or "offer" or "appeal" or "call" && s.Tokens[i].Upos == "NOUN")
                return true;
        }

        return false;
    }

    // "found fault with Iran's comments", "condemned the minister's answer": somebody's words are what it is about
    private static bool IsTheirs(ArticleSentence s, int noun) => s.Tokens[noun].Upos == "NOUN" && s.Tokens[noun].Lemma is "comment" or "answer" or "question" && s.Child(noun, "nmod:poss", "amod") >= 0;

    // "relented on the question of inspections", "a row over a name": the matter, not words
    private static bool IsMatter(ArticleSentence s, int noun) => s.Tokens[noun] is { Lemma: "name", Upos: "NOUN" } || s.Lower(noun) == "question" && s.Lower(noun - 1) is "the" && noun + 1 < s.Tokens.Length && s.Lower(noun + 1) == "of";
}
