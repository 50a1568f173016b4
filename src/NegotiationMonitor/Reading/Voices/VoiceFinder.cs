using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Voices;

/// <summary>
/// Finds who says what: "X said that …", "…, said X", "according to X", quotations that run on or are attributed later, interviews, and
/// reported speech that goes on without a verb of saying. Reads the sentences in order, since "he said" needs whoever spoke before.
/// </summary>
internal sealed class VoiceFinder(Clauses clauses)
{
    /// <summary>The voices of each sentence, outer before inner; resolves the pronouns of the article on the way.</summary>
    public List<Voice>[] FindAll(IReadOnlyList<ArticleSentence> sentences)
    {
        var all = new List<Voice>[sentences.Count];
        var interview = new Interview(sentences, clauses);
        var known = new Dictionary<int, Voice>();
        Voice? last = null;
        foreach (var s in sentences)
        {
            clauses.Discourse.Read(s);
            var voices = all[s.Index] = Find(s);
            foreach (var voice in voices)
                Remember(s, voice, known);
            if (voices.Count == 0 && QuotedStatement(s) is { } said)
            {
                var voice = known.GetValueOrDefault(s.Quotation[said.First]) ?? interview.Interviewee(s) ?? null;
                if (voice is not null)
                    voices.Add(voice with { First = said.First, Last = said.Last, Verb = -1, Subject = -1 });
            }

            if (voices.FindLast(v => v.Speaker is not null) is { } named)
                clauses.Discourse.Spoke(s, named.Speaker!, named.Subject, person: named.Verb < 0 && interview.Interviewee(s)?.Speaker == named.Speaker);
            else if (voices.Find(IsStrange) is { } strange)
                clauses.Discourse.StrangerSpoke(s, strange.Verb >= 0 ? strange.Subject : -1); // a voice that goes on from another sentence has its subject there
        }

        foreach (var s in sentences)
        {
            var voices = all[s.Index];
            if (voices.Count == 0 && QuotedStatement(s) is { } told && Teller(sentences, all, s) is { } teller)
                voices.Add(teller with { First = told.First, Last = told.Last });
            if (voices.Count == 0 && QuotedStatement(s) is { } said && (known.GetValueOrDefault(s.Quotation[said.First]) ?? Neighbour(sentences, all, s) ?? last) is { } voice)
                voices.Add(voice with { First = said.First, Last = said.Last, Verb = -1, Subject = -1 });
            if (voices.Count == 0 && s.Quotation.All(q => q == 0) && GoesOn(sentences, all, s) is { } indirect)
                voices.Add(indirect with { First = 0, Last = s.Tokens.Length - 1, Verb = -1, Subject = -1 });
            if (voices.Find(v => v.Speaker is not null || IsStrange(v)) is { } named)
                last = named;
            for (var i = 0; i < s.Tokens.Length; i++)
            {
                if (s.Quotation[i] > 0 && SayingWords.IsVerb(s, i))
                    FromWithin(s, i, voices);
            }
        }

        return all;
    }

    /// <summary>The innermost voice in which a token stands, or null.</summary>
    public static Voice? At(IReadOnlyList<Voice> voices, int token)
    {
        Voice? inner = null;
        Party? named = null;
        foreach (var voice in voices)
        {
            if (voice.First > token || token > voice.Last || voice.Verb == token)
                continue;
            if (voice.Speaker?.Person is not null)
                named = voice.Speaker;
            if (inner is null || voice.Length < inner.Length)
                inner = voice;
        }

        // "Shaheen said that it had agreed that …": the same party, and its speaker is known.
        return inner?.Speaker is { Person: null } party && named?.Actor == party.Actor && inner.Source is null ? inner with { Speaker = named } : inner;
    }

    private static void Remember(ArticleSentence s, Voice voice, Dictionary<int, Voice> known)
    {
        for (var i = voice.First; i <= voice.Last; i++)
        {
            if (s.Quotation[i] > 0)
                known.TryAdd(s.Quotation[i], voice);
        }
    }

    // A quotation that states something, not a word or two in marks.
    private static (int First, int Last)? QuotedStatement(ArticleSentence s)
    {
        for (var first = Array.FindIndex(s.Quotation, q => q > 0); first >= 0 && first < s.Tokens.Length;)
        {
            var last = Array.FindLastIndex(s.Quotation, q => q == s.Quotation[first]);
            if (last - first >= 3 && (first == 0 || Attribution.HasFiniteVerb(s, first, last)))
                return (first, last);
            first = Array.FindIndex(s.Quotation, last + 1, q => q > 0);
        }

        return null;
    }

    // "“Will they sign?” Mr Lund asked reporters.", where the sentence ended with the quotation and the next one only tells whose it was.
    private Voice? Teller(IReadOnlyList<ArticleSentence> sentences, List<Voice>[] all, ArticleSentence s)
    {
        if (s.Quotation[^1] == 0 || s.Index + 1 >= sentences.Count || sentences[s.Index + 1] is not { } next || next.Paragraph != s.Paragraph || all[next.Index].Count > 0 || next.Quotation.Any(q => q > 0))
            return null;
        var verb = Array.FindIndex(next.Tokens, t => t.Head < 0);
        if (verb < 1 || !(SayingWords.IsVerb(next, verb) || next.Tokens[verb].Lemma == "ask") || next.Child(verb, "ccomp", "xcomp", "obj") >= 0 || next.Child(verb, "nsubj") is not (>= 0 and var subject) || subject > verb)
            return null;
        var (speaker, source, outlet) = Speaker(next, subject);
        return speaker is null && source is null && !IsStranger(next, subject) ? null : new Voice(0, 0, speaker, source, outlet, -1);
    }

    // Attributed in the next sentence of the paragraph, or in the last.
    private static Voice? Neighbour(IReadOnlyList<ArticleSentence> sentences, List<Voice>[] all, ArticleSentence s)
    {
        if (s.Index > 0 && sentences[s.Index - 1].Paragraph == s.Paragraph && all[s.Index - 1].Find(v => v.Speaker is not null || IsStrange(v)) is { } before)
            return before;
        return s.Index + 1 < sentences.Count && sentences[s.Index + 1].Paragraph == s.Paragraph ? all[s.Index + 1].Find(v => v.Speaker is not null && v.Verb >= 0) : null;
    }

    // Reported speech without a verb of saying: right behind an attributed sentence of the same paragraph, in shifted tense.
    private static Voice? GoesOn(IReadOnlyList<ArticleSentence> sentences, List<Voice>[] all, ArticleSentence s)
    {
        if (s.Index == 0 || sentences[s.Index - 1].Paragraph != s.Paragraph || s.Heading)
            return null;
        var before = all[s.Index - 1].FindLast(v => v.Speaker is not null);
        if (before is null)
            return null;
        var next = s.Index + 1 < sentences.Count && sentences[s.Index + 1].Paragraph == s.Paragraph ? all[s.Index + 1].Find(v => v.Speaker is not null) : null;
        var main = Array.FindIndex(s.Tokens, t => t.Head < 0);
        var shifted = main >= 0 && !s.Children[main].Any(c => s.Tokens[c] is { Relation: "conj", Xpos: "VBZ" or "VBP" }) && s.Children[main].Any(c => s.Tokens[c].Relation is "aux" or "cop" && s.Lower(c) is "would" or "should" or "must" or "could" or "might");
        var stranger = main >= 0 && s.Child(main, "nsubj") is var subject && subject >= 0 && s.MentionAt(subject) is { Kind: MentionKind.Person };
        return (shifted && !stranger) || (next is not null && next.Speaker == before.Speaker && next.Verb >= 0) ? before : null;
    }

    private List<Voice> Find(ArticleSentence s)
    {
        var voices = new List<Voice>();
        for (var i = 0; i < s.Tokens.Length; i++)
        {
            if (s.Quotation[i] > 0)
                continue;
            if (SayingWords.IsVerb(s, i))
                FromVerb(s, i, i, voices);
            else if (SayingWords.Phrase(s, i) is var last && last > i)
                FromVerb(s, i, last, voices);
            else if (s.Tokens[i].Lemma is "call" or "deem" or "consider" or "brand" or "label" or "regard" or "term" or "describe" or "denounce" or "dismiss" && s.Tokens[i].Upos == "VERB")
                FromVerdict(s, i, voices);
            else if (s.Lower(i) is "came" or "was" or "comes" or "is")
                FromReply(s, i, voices);
            else if (s.Tokens[i].Upos == "NOUN" && SayingWords.IsView(s.Tokens[i].Lemma))
                FromView(s, i, voices);
            else if (Sources.AccordingTo(s, i) is var behind && behind > 0)
                FromSource(s, i, behind, voices);
            else if (Colons.At(s, i, clauses) is { } held && !voices.Exists(v => v.First <= held.First && v.Last >= held.First + 1))
                FromColon(s, i, held, voices);
        }

        return voices;
    }

    private void FromVerb(ArticleSentence s, int verb, int last, List<Voice> voices)
    {
        // "he was informed by his staff": the one who hears it speaks no word.
        if (s.Tokens[verb].Lemma is "inform" or "tell" or "advise" && Clauses.IsPassive(s, verb))
            return;
        var attribution = Attribution.Of(s, verb, last);
        // "…, adding that": whoever spoke just before.
        if (attribution is null || (s.Tokens[verb].Xpos == "VBG" && attribution.After is null))
            return;
        var (speaker, source, outlet) = Speaker(s, attribution.Subject);
        if (speaker is null && source is null && !attribution.Inverted && Clauses.LeftSubject(s, verb) is var left && left >= 0)
            (speaker, source, outlet) = Speaker(s, left);
        if (speaker is null && source is null && s.Tokens[verb].Xpos == "VBG" && verb > 0 && s.Tokens[verb - 1].Form is "," or "and" or "”" or "\"" && voices.FindLast(v => v.Verb >= 0 && v.Verb < verb) is { } main)
            (speaker, source, outlet) = (main.Speaker, main.Source, main.Outlet);
        // "said that Riga must pay, adding that …": whoever said the first
        if (s.Tokens[verb] is { Xpos: "VBG", Lemma: "add" } && voices.Find(v => v.Verb >= 0 && v.Verb < verb && v.First <= verb && v.Last >= verb && v.Speaker is not null) is { } first)
            (speaker, source, outlet) = (first.Speaker, first.Source, first.Outlet);
        var stranger = speaker is null && source is null && IsStranger(s, attribution.Subject);
        if (speaker is null && source is null && !stranger)
            return;
        if (SayingWords.NeedsClause(s.Tokens[verb].Lemma) && attribution.Before is null && attribution.After is { } a && s.Lower(a.First) is not ("that" or ":") && s.Quotation[a.First] == 0)
            return;
        if (SayingWords.NeedsClause(s.Tokens[verb].Lemma) && attribution.Before is { } b && s.Quotation[b.Last] == 0)
            return;
        var voice = new Voice(0, 0, speaker, source, outlet, verb) { Cited = Sources.Cited(s, verb), Subject = attribution.Subject, Together = Together(s, attribution.Subject, speaker) };
        if (attribution.Before is { } before)
            voices.Add(voice with { First = before.First, Last = before.Last });
        if (attribution.After is { } after)
            voices.Add(voice with { First = after.First, Last = after.Last });
    }

    // "They told us that it was off the table", in a quotation: what others are said to say.
    private void FromWithin(ArticleSentence s, int verb, List<Voice> voices)
    {
        var attribution = Attribution.Of(s, verb, verb);
        if (attribution is not { Inverted: false, Before: null, After: { } after } || s.Quotation[attribution.Subject] != s.Quotation[verb] || Clauses.IsNegated(s, verb) || Clauses.IsHypothetical(s, verb)
            || s.Lower(after.First) != "that" || s.Lower(attribution.Subject) is "we" or "i" or "you" or "it")
            return;
        if (clauses.Parties(s, attribution.Subject) is [var speaker])
            voices.Add(new Voice(after.First, after.Last, speaker, null, false, verb) { Subject = attribution.Subject });
    }

    private static bool IsStrange(Voice voice) => voice.Speaker is null && voice.Source is null;

    // "…, said Dani Miran, whose son is held", "the brokerage Haver Lund said", "one worker said": somebody named who speaks for no party.
    private static bool IsStranger(ArticleSentence s, int subject) =>
        subject >= 0 && s.MentionAt(subject) is null && ((s.Tokens[subject].Upos == "PROPN" && char.IsUpper(s.Tokens[subject].Form[0]))
            || (s.Tokens[subject].Upos == "NOUN" && !Nouns.Offices.Contains(s.Tokens[subject].Lemma) && s.Tokens[subject].Lemma is not "officer" && s.Children[subject].Exists(k => k == subject + 1 && s.Tokens[k] is { Upos: "PROPN", Relation: "flat" or "appos" } && s.MentionAt(k) is null))
            || (s.Tokens[subject].Upos == "NOUN" && Folk.Is(s.Tokens[subject].Lemma) && s.Child(subject, "det", "nummod") is >= 0 and var one && s.Lower(one) is "a" or "an" or "one" or "another" or "some" or "many" or "few"));

    // "called the violence unacceptable", "dismissed the offer as too little"
    private void FromVerdict(ArticleSentence s, int verb, List<Voice> voices)
    {
        var by = Clauses.IsPassive(s, verb) ? Clauses.ByAgent(s, verb) : -1;
        if (verb + 2 >= s.Tokens.Length || (by < 0 && (s.Tokens[verb + 1].Upos is "ADP" or "ADV" or "PART" or "PUNCT" || Clauses.IsPassive(s, verb))))
            return;
        var last = verb + 1;
        while (last + 1 < s.Tokens.Length && s.Tokens[last + 1].Form is not ("," or ";" or "." or ":") && !Attribution.IsFinite(s, last + 1))
            last++;
        var subject = by >= 0 ? by : Clauses.Subject(s, verb, 0);
        if (subject < 0 || last < verb + 2)
            return;
        var (speaker, source, outlet) = Speaker(s, subject);
        if (speaker is not null || source is not null)
            voices.Add(new Voice(by >= 0 ? Math.Max(0, s.Span(verb).First) : verb + 1, last, speaker, source, outlet, verb) { Subject = subject, Together = Together(s, subject, speaker) });
    }

    // "Egypt and Sudan said": both.
    private IReadOnlyList<Party> Together(ArticleSentence s, int subject, Party? speaker) =>
        subject >= 0 && speaker is not null && (s.MentionAt(subject) is not null || s.Tokens[subject].Upos == "NOUN") && clauses.Parties(s, subject) is { Count: > 1 and < 6 } all && all.Contains(speaker) ? all : [];

    // "Chile's position that the fleet must leave", "his view that it is a mistake"
    private void FromView(ArticleSentence s, int noun, List<Voice> voices)
    {
        var that = noun + 1;
        if (that + 3 >= s.Tokens.Length || s.Lower(that) != "that" || clauses.Owner(s, noun) is not [var speaker] || s.Children[noun].Find(k => k > that && ArticleSentence.Is(s.Tokens[k].Relation, "acl", "ccomp")) is not (> 0 and var said))
            return;
        voices.Add(new Voice(that, s.Span(said).Last, speaker, null, false, noun) { Subject = noun });
    }

    // "…, came the reply", "… was the response of X"
    private void FromReply(ArticleSentence s, int verb, List<Voice> voices)
    {
        if (verb < 3 || verb + 2 >= s.Tokens.Length || !(s.Tokens[verb - 1].Form is "," or "”" or "\"" or ":") || s.Lower(verb + 1) is not ("the" or "his" or "her" or "its" or "their"))
            return;
        for (var noun = verb + 2; noun < s.Tokens.Length && noun < verb + 5; noun++)
        {
            if (!SayingWords.IsReply(s.Tokens[noun].Lemma))
                continue;
            var owner = clauses.Owner(s, noun) is { Count: > 0 } owners ? owners[0]
                : s.Mentions.Find(m => m.First > noun && m.First <= noun + 3) is { } mention ? new Party(mention.Actor, mention.Person) : clauses.Discourse.Opposite(s, noun);
            if (owner is not null)
                voices.Add(new Voice(0, verb - 1, owner, null, false, verb) { Subject = noun });
            return;
        }
    }

    private void FromColon(ArticleSentence s, int at, (int First, int Last, int Holder) held, List<Voice> voices)
    {
        var speaker = clauses.Parties(s, held.Holder) is { Count: 1 } own ? own[0] : clauses.Owner(s, held.Holder) is { Count: > 0 } owners ? owners[0] : null;
        if (speaker is not null)
            voices.Add(new Voice(held.First, held.Last, speaker, null, false, at) { Subject = held.Holder });
    }

    private void FromSource(ArticleSentence s, int at, int noun, List<Voice> voices)
    {
        var (speaker, source, outlet) = Speaker(s, noun);
        if (speaker is null && source is null)
            return;
        var end = s.Tokens.Length - 1;
        for (var i = noun; i < s.Tokens.Length && at > 3; i++)
        {
            if (s.Tokens[i].Form is ";")
                end = i;
        }

        voices.Insert(0, new Voice(s.Lower(at) == "from" ? noun + 1 : 0, end, speaker, source, outlet, at) { Cited = Sources.Cited(s, noun), Subject = noun });
    }

    private (Party? Speaker, string? Source, bool Outlet) Speaker(ArticleSentence s, int subject)
    {
        // An outlet that is itself a party of the dossier speaks for itself.
        if (Sources.Outlet(s, subject) is { } outlet && !(s.MentionAt(subject) is { } party && clauses.Discourse.IsParty(party.Actor)))
            return (null, outlet, true);
        var parties = clauses.Parties(s, subject);
        var named = s.MentionAt(subject) is { Kind: MentionKind.Person } || s.MentionAt(subject + 1) is { Kind: MentionKind.Person };
        var unnamed = named ? null : Sources.Unnamed(s, subject);
        if (parties.Count > 0)
            return (unnamed is null ? parties[0] : parties[0] with { Person = null }, unnamed, false);
        var lemma = s.Tokens[subject].Lemma;
        if (clauses.Owner(s, subject) is { Count: > 0 } owner && Nouns.IsSomebody(lemma) && lemma is not "agency")
            return (unnamed is null ? owner[0] : owner[0] with { Person = null }, unnamed, false);
        return (null, unnamed, unnamed is not null && lemma is "newspaper" or "agency" or "publication" or "outlet" or "report" or "media" or "broadcaster" or "daily" or "paper");
    }
}
