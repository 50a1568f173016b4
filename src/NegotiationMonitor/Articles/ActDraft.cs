namespace NegotiationMonitor.Articles;

/// <summary>
/// What a reviewer says of an act. Null leaves a field as it is (of a new act: as usual); an empty word takes it away.
/// </summary>
/// <param name="Type">Stored name of the kind of act; <c>stance_stated</c> for a new one.</param>
/// <param name="SaidTo">Last day where it was a range; null for the one day of <paramref name="SaidOn"/>.</param>
/// <param name="Quotes">The words that show it, verbatim from the article.</param>
/// <param name="At">Where the first quote begins (UTF-16 units), needed only where it stands in the text more than once.</param>
public sealed record ActDraft(
    string? Type = null, string? Actor = null, string? Issue = null, Stance? Stance = null, string? Speaker = null, string? ClaimedBy = null,
    Certainty? Certainty = null, Mode? Mode = null, DateOnly? SaidOn = null, DateOnly? SaidTo = null, IReadOnlyList<Condition>? Conditions = null,
    string? Proposition = null, IReadOnlyList<string>? Quotes = null, int? At = null)
{
    /// <summary>Rule and reader of what a person put there.</summary>
    public const string Reviewed = "review";

    /// <summary>Whether it says nothing at all.</summary>
    public bool IsEmpty => this == new ActDraft();

    /// <summary>The act as it becomes.</summary>
    /// <param name="text">The article's text, in which the quotes stand.</param>
    /// <exception cref="RefusedException">No such kind of act, or a quote that does not stand in the text once.</exception>
    public Act Amend(Act act, string text)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(text);
        return Kind(act) with
        {
            Actor = Actor ?? act.Actor,
            Issue = Word(Issue, act.Issue),
            Stance = Stance ?? act.Stance,
            Speaker = Word(Speaker, act.Speaker),
            ClaimedBy = Word(ClaimedBy, act.ClaimedBy),
            Certainty = Certainty ?? act.Certainty,
            Mode = Mode ?? act.Mode,
            SaidOn = Days(act.SaidOn),
            Conditions = Conditions ?? act.Conditions,
            Proposition = Word(Proposition, act.Proposition),
            Evidence = Quotes is null ? act.Evidence : Evidence(text),
            Rule = Reviewed,
            Reader = Reviewed,
        };
    }

    /// <summary>A new act. What is not said of its day is the article's day of publication.</summary>
    /// <exception cref="RefusedException">Actor, quote or day are missing, no such kind of act, or a quote that does not stand in the text once.</exception>
    public Act Create(string? dossier, ArticleText article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (string.IsNullOrWhiteSpace(Actor) || Quotes is not { Count: > 0 })
        {
            throw new RefusedException("An act that is added names its actor and quotes the words that show it; give --actor and --quote");
        }

        var published = article.PublishedOn ?? SaidOn
            ?? throw new RefusedException("The article has no day of publication; say with --said-on on which day the act was");
        var bare = new StanceStated
        {
            Dossier = dossier,
            Actor = Actor,
            SaidOn = new SaidOn(published, published, DateBasis.Reported),
            Evidence = [],
            Rule = Reviewed,
            Reader = Reviewed,
        };
        return Amend(bare, article.Text);
    }

    private Act Kind(Act act)
    {
        if (Type is null || string.Equals(Type, EventNames.NameOf(act), StringComparison.Ordinal))
        {
            return act;
        }

        return EventNames.ActNames.Contains(Type, StringComparer.Ordinal)
            ? (Act)EventJson.Read(Type, EventJson.Write(act))
            : throw new RefusedException($"'{Type}' is no kind of act; known: {string.Join(", ", EventNames.ActNames)}");
    }

    private SaidOn Days(SaidOn said) => (SaidOn, SaidTo) switch
    {
        (null, null) => said,
        (null, { } to) => said with { To = to, Basis = DateBasis.Stated },
        ({ } on, var to) => new SaidOn(on, to ?? on, DateBasis.Stated),
    };

    private List<Evidence> Evidence(string text) => [.. Quotes!.Select((quote, i) => Find(quote, text, i == 0 ? At : null))];

    private static Evidence Find(string quote, string text, int? at)
    {
        var places = new List<int>();
        for (var i = quote.Length == 0 ? -1 : text.IndexOf(quote, StringComparison.Ordinal); i >= 0; i = text.IndexOf(quote, i + 1, StringComparison.Ordinal))
        {
            places.Add(i);
        }

        return (places, at) switch
        {
            ([], _) => throw new RefusedException($"“{quote}” does not stand in the article; quote its words as they are, white space included"),
            ([var one], null) => new Evidence(one, one + quote.Length, quote),
            (_, { } there) when places.Contains(there) => new Evidence(there, there + quote.Length, quote),
            _ => throw new RefusedException($"“{quote}” stands in the article at {string.Join(" and ", places)}; say with --at which is meant"),
        };
    }

    private static string? Word(string? said, string? otherwise) => said is null ? otherwise : said.Length == 0 ? null : said;
}
