namespace NegotiationMonitor.Reading.Issues;

/// <summary>
/// What speaks for or against an issue as the one an act is on. Values lie between 0 and about 1.5; each has a weight in
/// <c>issue-weights.yaml</c>, and the issue with the greatest weighted sum is chosen.
/// </summary>
internal enum IssueFeature
{
    /// <summary>A whole term stands in what the act is about: its weight.</summary>
    ObjectWhole,

    /// <summary>How near to the trigger it stands there, 1 beside it, 0 from 15 tokens on.</summary>
    ObjectNear,

    /// <summary>How little of all that the article names is of it, where the object names it.</summary>
    ObjectSeldom,

    /// <summary>It stands in a relative clause under the object, which is no proposal: "the truce that had led to talks".</summary>
    ObjectRelative,

    /// <summary>Of the issues that the object names it is the strongest, distance counted.</summary>
    ObjectBest,

    /// <summary>The object names none, and of those in what the act is said of besides it is the strongest.</summary>
    ThemeBest,

    /// <summary>Neither names any, and of those that the clause names it is the strongest.</summary>
    ClauseBest,

    /// <summary>The clause names none, and of those that the sentence names it is the strongest.</summary>
    SentenceBest,

    /// <summary>The sentence names none, and of those talked of lately it is the first.</summary>
    StoryBest,

    /// <summary>Words of another issue that weigh more hold the same words.</summary>
    ObjectShadowed,

    /// <summary>The issue's deed is that of those the act is about.</summary>
    ObjectDeed,

    /// <summary>A whole term in what the act is said of besides its object: its weight.</summary>
    ThemeWhole,

    /// <summary>A whole term elsewhere in the clause.</summary>
    ClauseWhole,

    /// <summary>A whole term elsewhere in the sentence.</summary>
    SentenceWhole,

    /// <summary>How near to the trigger it stands outside the object, 1 beside it, 0 from 15 tokens on.</summary>
    OutsideNear,

    /// <summary>Words of its terms in the object, rare ones counting more, of 2.</summary>
    ObjectWords,

    /// <summary>Words of its terms in what the act is said of besides its object, of 2.</summary>
    ThemeWords,

    /// <summary>Words of its terms elsewhere in the sentence, of 2.</summary>
    SentenceWords,

    /// <summary>Words of its terms in the object beyond those two, of 2 more.</summary>
    ObjectMore,

    /// <summary>Named in a condition.</summary>
    Condition,

    /// <summary>Named in the sentence before, and the object names nothing.</summary>
    OpenBefore,

    /// <summary>Named in the following sentence, and this one names nothing.</summary>
    BareNext,

    /// <summary>Named in the sentence before, and this one names nothing.</summary>
    BareBefore,

    /// <summary>Its share of all that the article names, and the sentence names nothing.</summary>
    BareOften,

    /// <summary>Named in a headline or at the very beginning.</summary>
    Heading,

    /// <summary>Its share of all that the article names.</summary>
    Often,

    /// <summary>Its share, where the object names nothing.</summary>
    OpenOften,

    /// <summary>Named of late, fading fast.</summary>
    WordsFast,

    /// <summary>Named of late, fading slowly.</summary>
    WordsSlow,

    /// <summary>Its share of what the five sentences after name, the nearer counting more.</summary>
    Ahead,

    /// <summary>Acts were told on it of late, fading slowly, and the object names nothing.</summary>
    OpenActs,

    /// <summary>Its deed is that of those the act is about.</summary>
    DeedFits,

    /// <summary>Its deed is that of others.</summary>
    DeedMisfits,

    /// <summary>It is the general issue.</summary>
    General,

    /// <summary>It is the general issue, and the object names nothing.</summary>
    GeneralOpen,

    /// <summary>It is the general issue, and the sentence names nothing.</summary>
    GeneralBare,

    /// <summary>It is the general issue, and the act is one of talks, agreements or deadlines.</summary>
    GeneralTalks,

    /// <summary>How much more the object's words are like this issue's than like those of others (<see cref="IssueLikeness"/>), all together.</summary>
    ObjectLike,

    /// <summary>The same of the object's word that is most so.</summary>
    ObjectLikeMost,

    /// <summary>The same of the word elsewhere in the sentence that is most so.</summary>
    OutsideLikeMost,

    /// <summary>The same of all words of the sentence before.</summary>
    BeforeLike,

    /// <summary>The same of all words of the following sentence.</summary>
    NextLike,

    /// <summary>The same of both together, and this sentence names nothing.</summary>
    BareLike,

    /// <summary>No issue at all.</summary>
    None,
}

/// <summary>What the features are called and which way they may speak.</summary>
internal static class IssueFeatures
{
    /// <summary>How many there are.</summary>
    public const int Count = (int)IssueFeature.None + 1;

    private static readonly string[] Names = [.. Enum.GetNames<IssueFeature>().Select(Hyphenated)];

    /// <summary>The name in the file of weights: <c>object-whole</c>.</summary>
    public static string NameOf(IssueFeature feature) => Names[(int)feature];

    /// <summary>The feature of a name, or null.</summary>
    public static IssueFeature? Find(string name) => Array.IndexOf(Names, name) is >= 0 and var at ? (IssueFeature)at : null;

    /// <summary>1 where it can only speak for an issue, -1 only against, 0 either way. A weight of the other sign would only fit the accidents of the examples.</summary>
    public static int Direction(IssueFeature feature) => feature switch
    {
        IssueFeature.ObjectShadowed or IssueFeature.DeedMisfits or IssueFeature.ObjectRelative => -1,
        IssueFeature.General or IssueFeature.GeneralOpen or IssueFeature.GeneralBare or IssueFeature.None or IssueFeature.Condition or IssueFeature.ObjectSeldom => 0,
        _ => 1,
    };

    private static string Hyphenated(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
