using System.Collections.Frozen;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Names;

/// <summary>Names that look like a party and are not: "Paris, Texas", "Michael Jordan", "the Gulf of Mexico", "Air France".</summary>
internal static class NameTraps
{
    private static readonly FrozenSet<string> Regions = Set(
        "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|"
        + "Montana|Nebraska|Nevada|Ohio|Oklahoma|Oregon|Pennsylvania|Tennessee|Texas|Utah|Vermont|Virginia|Wisconsin|Wyoming|Ontario|Quebec|Manitoba|Alberta|Saskatchewan|England|Scotland|Queens|Brooklyn|"
        + "New|South|North|West|British|Rhode|Nova|Tex.|Ohio.|Ill.|Ind.|Pa.|Calif.|Fla.|Ga.|Mass.|Mo.|Ky.|Tenn.|Wis.|N.Y.|N.H.|N.J.|Va.");

    private static readonly FrozenSet<string> Compass = Set("New|South|North|Northern|Inner|Equatorial|Papua|Lake|Air|Poland|Korean|Dominican");

    // Capitalised nouns that make an adjective of a state the name of something else.
    private static readonly FrozenSet<string> Things = Set(
        "airlines|airways|air|ocean|sea|line|samoa|papers|delta|river|gulf|gardens|rally|state|university|tech|commanders|celtics|senators|patriots|spaniel|republic|independent|post|times|express|club|city|cup|open|league|united|fc|rangers|saint");

    private static readonly FrozenSet<string> Courtesies = Set("Mr|Mr.|Mrs|Mrs.|Ms|Ms.|Dr|Dr.|Sir|Lord|Lady|Madam|Madame|Señor|Herr|Frau|Monsieur");

    /// <summary>Whether a word is "Mr", "Ms" or the like.</summary>
    public static bool IsCourtesy(string form) => Courtesies.Contains(form);

    /// <summary>Whether a name of a party, as it stands in the sentence, is part of another name.</summary>
    public static bool Misleads(ArticleSentence s, Name name, int first, int last)
    {
        if (!char.IsUpper(s.Tokens[first].Form[0]))
            return false;
        return IsOwned(s, first, last) || IsCurrency(s, last) || IsGeorgiaOfAmerica(s, first) || IsTown(s, first, last) || IsSurname(s, first, name) || IsGivenName(s, last, name) || IsPartOfPlace(s, first, last) || IsThing(s, first, last, name);
    }

    /// <summary>"American Airlines", "Korean Air": a firm that bears the adjective in its name.</summary>
    public static bool IsCompany(ArticleSentence s, Mention adjective, int head) =>
        head == adjective.Last + 1 && char.IsUpper(s.Tokens[head].Form[0]) && BodyFinder.Key(s.Tokens[head]) is "airline" or "airways" or "bank" or "group" or "telecom" or "studio" && s.Tokens[head].Upos == "PROPN";

    // "US $50 million", "A$20"
    private static bool IsCurrency(ArticleSentence s, int last) => last + 2 < s.Tokens.Length && s.Tokens[last + 1].Form == "$" && char.IsDigit(s.Tokens[last + 2].Form[0]);

    // "His IRA", "her ETA": short for something that one has.
    private static bool IsOwned(ArticleSentence s, int first, int last) =>
        first == last && first > 0 && s.Tokens[first].Form.Length < 4 && IsAcronym(s.Tokens[first].Form) && s.Lower(first - 1) is "his" or "her" or "my" or "your";

    // Only the American Georgia has a governor, senators and Atlanta.
    private static bool IsGeorgiaOfAmerica(ArticleSentence s, int first)
    {
        if (s.Tokens[first].Form != "Georgia")
            return false;
        for (var i = Math.Max(0, first - 6); i < s.Tokens.Length && i < first + 16; i++)
        {
            if (s.Lower(i) is "governor" or "senator" or "senators" or "republican" or "republicans" or "democrat" or "democrats" or "atlanta" or "congressman" or "congresswoman")
                return true;
        }

        return false;
    }

    // "Paris, Texas", "Boston, England"
    private static bool IsTown(ArticleSentence s, int first, int last) =>
        last + 2 < s.Tokens.Length && s.Tokens[last + 1].Form == "," && Regions.Contains(s.Tokens[last + 2].Form) && last - first <= 1
        && (s.Tokens[last + 2].Form is not ("New" or "South" or "North" or "West" or "British") || (last + 3 < s.Tokens.Length && s.Tokens[last + 3].Form is "York" or "Hampshire" or "Jersey" or "Mexico" or "Carolina" or "Dakota" or "Virginia" or "Columbia" or "Wales"));

    // "Michael Jordan", "Denzel Washington"
    private static bool IsSurname(ArticleSentence s, int first, Name name) =>
        first > 0 && name.Kind == MentionKind.Name && name.Tokens.Length == 1 && GivenNames.Knows(s.Tokens[first - 1].Form) && s.Tokens[first].Upos == "PROPN" && !IsAcronym(s.Tokens[first].Form);

    // "Jordan Peele", "Paris Hilton": a capitalised word behind that is neither an office nor a body.
    private static bool IsGivenName(ArticleSentence s, int last, Name name)
    {
        if (s.Heading || name.Kind != MentionKind.Name || name.Tokens.Length != 1 || last + 1 >= s.Tokens.Length || IsAcronym(s.Tokens[last].Form))
            return false;
        var next = s.Tokens[last + 1];
        return next.Upos == "PROPN" && next.Form.Length > 2 && char.IsUpper(next.Form[0]) && next.Form.Skip(1).All(char.IsLower) && !Nouns.IsSomebody(BodyFinder.Key(next))
            && !Weekdays.Contains(next.Form) && (next.Head == last || (s.Tokens[last].Head == last + 1 && next.Relation is "nsubj" or "root" or "nsubj:pass" or "obj") || s.Tokens[last].Relation == "flat")
            && (first(s, last) || s.Tokens[last].Relation is "nsubj" or "compound" or "flat" or "root");

        static bool first(ArticleSentence s, int last) => last == 0;
    }

    private static readonly FrozenSet<string> Weekdays = Set("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December");

    // "New Mexico", "South Sudan" for Sudan, "Lake Chad", "the Gulf of Mexico", "Tour de France"
    private static bool IsPartOfPlace(ArticleSentence s, int first, int last)
    {
        if (first == 0)
            return false;
        var before = s.Tokens[first - 1].Form;
        if (Compass.Contains(before) && s.Tokens[first - 1].Upos is "PROPN" or "ADJ")
            return !(before is "Northern" or "North" or "South" && s.Tokens[first - 1].Upos == "ADJ" && s.Tokens[first].Form is not ("Ireland" or "Korea" or "Sudan" or "Mexico"));
        // "the Multinational Force Ukraine"
        if (before is "Force" or "Fund" or "Group" or "Initiative" or "Operation" or "Mission" or "Brigade" or "Team" or "Radio" or "Voice" && s.Tokens[first - 1].Upos == "PROPN" && first > 1 && char.IsUpper(s.Tokens[first - 2].Form[0]))
            return true;
        if (before is "de" or "Chicken" || before == "Guinea" || (before == "American" && s.Tokens[first].Form == "Samoa"))
            return true;
        return first > 1 && before == "of" && s.Tokens[first - 2].Form is "Gulf" or "Strait" or "Straits" or "Sea" or "Bay" or "Bank" && s.Tokens[first].Form is not ("England" or "Russia" or "Japan" or "Canada" or "Israel");
    }

    // "Niger Delta", "Georgia Tech", "Luxembourg Gardens", "Washington state"
    private static bool IsThing(ArticleSentence s, int first, int last, Name name)
    {
        if (last + 1 >= s.Tokens.Length || IsAcronym(s.Tokens[last].Form))
            return false;
        var next = s.Tokens[last + 1];
        if (next.Form is "nuts" or "sprouts" or "whispers" or "fries" or "roulette" or "beans" or "syndrome")
            return true;
        if (s.Tokens[last].Form is "Washington" && next.Form is "state" or "State" or "Post")
            return true;
        // "South China Sea"
        if (name.Tokens.Length == 1 && first > 0 && s.Tokens[first - 1].Form is "South" or "East" && next.Form == "Sea")
            return true;
        return char.IsUpper(next.Form[0]) && Things.Contains(next.Form.ToLowerInvariant()) && !s.Heading;
    }

    private static bool IsAcronym(string form) => form.Length is > 1 and < 6 && form.All(c => char.IsUpper(c) || c == '.');

    private static FrozenSet<string> Set(string words) => words.Split('|', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
