using System.Text.Json.Serialization;

namespace NegotiationMonitor.Articles;

/// <summary>Something that happened to an article. Past tense, immutable; stored under the names of <see cref="EventNames"/>.</summary>
public abstract record ArticleEvent;

/// <summary>An outlet's text came in. First event of every stream.</summary>
/// <param name="Text">The text as received; every evidence offset counts UTF-16 units of it.</param>
/// <param name="ContentHash">Lower-case hex SHA-256 of the UTF-8 text.</param>
/// <param name="Language">BCP 47 tag, for example <c>en</c>.</param>
/// <param name="PublishedOn">Day of publication as given by the sender; null where nobody said.</param>
/// <param name="File">The name it came under (a file name), shown to people as the article's name.</param>
/// <param name="ReceivedOn">Of an article without a day of publication: the day it came in, which bounds the estimate, now and when it is read again.</param>
public sealed record ArticleReceived(
    string Text, string ContentHash, string Language, string? Outlet, string? Url, string? Title,
    DateOnly? PublishedOn, string? File, string? Dossier, DateOnly? ReceivedOn = null) : ArticleEvent;

/// <summary>The outlet changed its text. Readings of the older text no longer count.</summary>
public sealed record ArticleRevised(
    string Text, string ContentHash, string? Title, DateOnly? PublishedOn, string? File) : ArticleEvent;

/// <summary>The article tells the same story as an earlier one: both are one origin.</summary>
/// <param name="Of">Stream of the earlier article.</param>
/// <param name="Similarity">Estimated share of common word shingles, 0 to 1.</param>
public sealed record CopyRecognised(string Of, double Similarity) : ArticleEvent;

/// <summary>
/// One party's act on one issue, as the article tells it (READING: "the unit"). Each kind of act is a type of its own
/// because each has its own stored name.
/// </summary>
public abstract record Act : ArticleEvent
{
    /// <summary>Dossier it was read for; null when read without one.</summary>
    public string? Dossier { get; init; }

    /// <summary>Id of the party whose position it is.</summary>
    public required string Actor { get; init; }

    /// <summary>Id of the issue; null where no issue of the dossier fits.</summary>
    public string? Issue { get; init; }

    /// <summary>Where the act puts the actor on the issue as titled.</summary>
    public Stance Stance { get; init; } = Stance.None;

    /// <summary>Named person or body that says so.</summary>
    public string? Speaker { get; init; }

    /// <summary>Party of the speaker when it is another than <see cref="Actor"/>: somebody else's claim; null for an own statement.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>Whether somebody else claims it of the actor.</summary>
    [JsonIgnore]
    public bool ClaimedByOther => ClaimedBy is not null;

    /// <summary>How sure the text is of it.</summary>
    public Certainty Certainty { get; init; } = Certainty.Asserted;

    /// <summary>Own words, somebody's paraphrase, or the outlet's narration.</summary>
    public Mode Mode { get; init; } = Mode.Narration;

    /// <summary>Who told it to whom: the outlet, the outlet it cites, its unnamed sources, in order.</summary>
    public IReadOnlyList<string> Chain { get; init; } = [];

    /// <summary>Day or range of days of the act.</summary>
    public required SaidOn SaidOn { get; init; }

    /// <summary>Coming day of a meeting or deadline, where the text gives one.</summary>
    public DateRange? ScheduledFor { get; init; }

    /// <summary>Explicit conditions, as written.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>What is proposed, offered, demanded … in the article's words; null where the evidence says it all.</summary>
    public string? Proposition { get; init; }

    /// <summary>Verbatim spans of the article's text; never empty.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>Id of the rule that found it, or <c>review</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>Name and version of the reader, for example <c>rules/1</c>.</summary>
    public required string Reader { get; init; }
}

/// <summary>Says, or is said, to favour, oppose, exclude or leave open.</summary>
public sealed record StanceStated : Act;

/// <summary>An option or plan is put forward, drafted or weighed.</summary>
public sealed record ProposalFloated : Act;

/// <summary>Ready or willing to do or give something itself.</summary>
public sealed record OfferMade : Act;

/// <summary>An offer or acceptance that hangs on an explicit condition.</summary>
public sealed record OfferConditioned : Act;

/// <summary>Takes back, or could take back, an offer.</summary>
public sealed record OfferWithdrawn : Act;

/// <summary>Gives up or softens something it held to before.</summary>
public sealed record ConcessionMade : Act;

/// <summary>Wants others to do something.</summary>
public sealed record DemandMade : Act;

/// <summary>Will do harm, or leave, unless or if.</summary>
public sealed record ThreatMade : Act;

/// <summary>Accepts another party's concrete proposal, offer or demand.</summary>
public sealed record ProposalAccepted : Act;

/// <summary>Rejects another party's concrete proposal, offer or demand.</summary>
public sealed record ProposalRejected : Act;

/// <summary>Parties settled something between them.</summary>
public sealed record AgreementReached : Act;

/// <summary>A deed that bears on the negotiation.</summary>
public sealed record ActionTaken : Act;

/// <summary>Parties met.</summary>
public sealed record TalksHeld : Act;

/// <summary>Parties are to meet.</summary>
public sealed record TalksScheduled : Act;

/// <summary>Talks broke off or were put off.</summary>
public sealed record TalksSuspended : Act;

/// <summary>A date or window for an outcome.</summary>
public sealed record DeadlineSet : Act;

/// <summary>Says that an outcome is uncertain, unlikely or not understood.</summary>
public sealed record DoubtRaised : Act;

/// <summary>Blames another party for its conduct in the negotiation.</summary>
public sealed record AccusationMade : Act;

/// <summary>The source itself says that a party's position moved.</summary>
public sealed record ShiftReported : Act;

/// <summary>A reader has gone through the current text for a dossier; its acts stand before this event.</summary>
/// <param name="Codebook">Hash of the codebook it read with; null without one.</param>
public sealed record ArticleRead(string Reader, string? Dossier, string? Codebook, int Acts, int Sentences) : ArticleEvent;

/// <summary>The acts of the dossier's earlier reading no longer count; a new reading follows.</summary>
public sealed record ReadingSuperseded(string? Dossier, string Reader, string Why) : ArticleEvent;

/// <summary>A reviewer took an act back.</summary>
/// <param name="Act">Id of the act's event.</param>
public sealed record ActRetracted(Guid Act, string By, string Why) : ArticleEvent;

/// <summary>A reviewer corrected an act.</summary>
/// <param name="Act">Id of the event of the act as it stood.</param>
public sealed record ActAmended(Guid Act, Act Becomes, string By, string Why) : ArticleEvent;

/// <summary>A reviewer added an act that the reader had missed.</summary>
public sealed record ActAdded(Act Act, string By, string Why) : ArticleEvent;
