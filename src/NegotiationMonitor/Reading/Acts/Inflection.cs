using System.Collections.Frozen;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>The forms of the words that rules name, so that a rule does not depend on a tagger's or lemmatiser's slip.</summary>
internal static class Inflection
{
    // past tense, past participle; present forms are regular
    private static readonly FrozenDictionary<string, string[]> Irregular = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["freeze"] = ["froze", "frozen"], ["break"] = ["broke", "broken"], ["meet"] = ["met"], ["hold"] = ["held"], ["put"] = ["put"], ["set"] = ["set"], ["cut"] = ["cut"], ["give"] = ["gave", "given"],
        ["take"] = ["took", "taken"], ["go"] = ["went", "gone"], ["come"] = ["came", "come"], ["make"] = ["made"], ["seek"] = ["sought"], ["send"] = ["sent"], ["lend"] = ["lent"], ["leave"] = ["left"],
        ["withdraw"] = ["withdrew", "withdrawn"], ["draw"] = ["drew", "drawn"], ["undertake"] = ["undertook", "undertaken"], ["strike"] = ["struck", "stricken"], ["bind"] = ["bound"], ["stand"] = ["stood"],
        ["stick"] = ["stuck"], ["speak"] = ["spoke", "spoken"], ["throw"] = ["threw", "thrown"], ["think"] = ["thought"], ["lay"] = ["laid"], ["let"] = ["let"], ["keep"] = ["kept"], ["shut"] = ["shut"],
        ["shoot"] = ["shot"], ["hit"] = ["hit"], ["say"] = ["said"], ["sit"] = ["sat"], ["begin"] = ["began", "begun"], ["swear"] = ["swore", "sworn"], ["uphold"] = ["upheld"], ["fall"] = ["fell", "fallen"],
        ["bring"] = ["brought"], ["forswear"] = ["forswore", "forsworn"], ["fight"] = ["fought"], ["mislead"] = ["misled"], ["forgo"] = ["forwent", "forgone"], ["overcome"] = ["overcame", "overcome"],
        ["pay"] = ["paid"], ["tell"] = ["told"], ["win"] = ["won"], ["find"] = ["found"], ["see"] = ["saw", "seen"], ["know"] = ["knew", "known"], ["quit"] = ["quit"], ["shake"] = ["shook", "shaken"], ["ring"] = ["rang", "rung"], ["spell"] = ["spelled", "spelt"], ["forbid"] = ["forbade", "forbidden"], ["lie"] = ["lied", "lay"], ["lead"] = ["led"], ["have"] = ["had"], ["become"] = ["became", "become"], ["get"] = ["got", "gotten"], ["rise"] = ["rose", "risen"], ["offset"] = ["offset"], ["spurn"] = ["spurned"], ["do"] = ["did", "done"], ["grind"] = ["ground"], ["cling"] = ["clung"], ["tear"] = ["tore", "torn"], ["hang"] = ["hung"],
        ["shrink"] = ["shrank", "shrunk"], ["string"] = ["strung"], ["run"] = ["ran", "run"], ["drive"] = ["drove", "driven"], ["forsake"] = ["forsook", "forsaken"], ["bend"] = ["bent"], ["rethink"] = ["rethought"],
        ["sweep"] = ["swept"], ["bet"] = ["bet"], ["sell"] = ["sold"], ["spend"] = ["spent"], ["build"] = ["built"], ["lose"] = ["lost"], ["strive"] = ["strove", "striven"], ["choose"] = ["chose", "chosen"], ["dig"] = ["dug"],
        ["buy"] = ["bought"], ["withhold"] = ["withheld"], ["withstand"] = ["withstood"], ["understand"] = ["understood"], ["foresee"] = ["foresaw", "foreseen"], ["feel"] = ["felt"], ["mean"] = ["meant"], ["write"] = ["wrote", "written"],
        ["show"] = ["showed", "shown"], ["eat"] = ["ate", "eaten"], ["blow"] = ["blew", "blown"], ["swing"] = ["swung"], ["sink"] = ["sank", "sunk"], ["bite"] = ["bit", "bitten"], ["wear"] = ["wore", "worn"], ["cast"] = ["cast"], ["deal"] = ["dealt"], ["bleed"] = ["bled"], ["beat"] = ["beat", "beaten"], ["weep"] = ["wept"], ["spring"] = ["sprang", "sprung"], ["wind"] = ["wound"], ["catch"] = ["caught"],
        ["undercut"] = ["undercut"], ["split"] = ["split"], ["shed"] = ["shed"], ["beseech"] = ["besought", "beseeched"], ["backslide"] = ["backslid"], ["hear"] = ["heard"], ["read"] = ["read"], ["wring"] = ["wrung"], ["overthrow"] = ["overthrew", "overthrown"], ["be"] = ["was", "were", "been"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Verbs whose last consonant doubles although their stress is not told by their letters.</summary>
    private static readonly FrozenSet<string> Doubling = ["commit", "submit", "permit", "admit", "rebut", "concur", "refer", "defer", "prefer", "occur", "regret", "forget", "compel", "propel", "expel", "repel", "allot", "rebel", "confer", "deter", "incur", "transfer", "control", "scrap", "scrub", "strip", "shrug", "shred", "spur"];

    /// <summary>All forms of a verb, the base form first.</summary>
    public static IEnumerable<string> Verb(string lemma)
    {
        yield return lemma;
        yield return Third(lemma);
        yield return Gerund(lemma);
        if (Irregular.TryGetValue(lemma, out var forms))
        {
            foreach (var form in forms)
                yield return form;
        }
        else
        {
            yield return Past(lemma);
        }

        if (lemma is "cancel" or "initial" or "travel" or "total" or "signal" or "pencil" or "label" or "model" or "quarrel" or "counsel")
        {
            yield return lemma + "led";
            yield return lemma + "ling";
        }
    }

    /// <summary>Singular and plural of a noun.</summary>
    public static IEnumerable<string> Noun(string lemma)
    {
        yield return lemma;
        yield return Third(lemma);
    }

    private static string Third(string w) =>
        w == "have" ? "has" : w == "be" ? "is" :
        EndsAny(w, "s", "x", "z", "ch", "sh") || w is "go" or "do" or "veto" ? w + "es" : ConsonantY(w) ? w[..^1] + "ies" : w + "s";

    private static string Past(string w) => w[^1] == 'e' ? w + "d" : ConsonantY(w) ? w[..^1] + "ied" : Doubles(w) ? w + w[^1] + "ed" : w + "ed";

    private static string Gerund(string w) =>
        w.Length > 2 && w[^1] == 'e' && w[^2] != 'e' && w is not "be" ? w[..^1] + "ing" : Doubles(w) || w is "put" or "set" or "cut" or "let" or "sit" or "hit" or "shut" or "begin" or "win" or "quit" or "get" or "forbid" ? w + w[^1] + "ing" : w + "ing";

    private static bool ConsonantY(string w) => w.Length > 1 && w[^1] == 'y' && w[^2] is not ('a' or 'e' or 'i' or 'o' or 'u');

    // Short verbs stressed on their first syllable: "opened", "exited".
    private static bool Doubles(string w) =>
        w is not ("open" or "exit" or "edit" or "even") && (Doubling.Contains(w) || (w.Length is 3 or 4 && w[^1] is not ('w' or 'x' or 'y') && IsConsonant(w[^1]) && !IsConsonant(w[^2]) && IsConsonant(w[^3])));

    private static bool IsConsonant(char c) => c is not ('a' or 'e' or 'i' or 'o' or 'u');

    private static bool EndsAny(string w, params ReadOnlySpan<string> ends)
    {
        foreach (var end in ends)
        {
            if (w.EndsWith(end, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
