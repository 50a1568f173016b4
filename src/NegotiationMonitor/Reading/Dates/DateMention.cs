namespace NegotiationMonitor.Reading.Dates;

/// <summary>Where a dated thing lies, seen from the day of publication.</summary>
public enum DateKind
{
    /// <summary>The days reach across publication, or publication is unknown.</summary>
    Neutral,

    /// <summary>On the day of publication or before.</summary>
    Past,

    /// <summary>After publication, or that day and told as still to come.</summary>
    Future,
}

/// <summary>How a date bounds what is told, after the preposition before it.</summary>
public enum DateRole
{
    /// <summary>It happens then ("on Friday", "in May").</summary>
    On,

    /// <summary>"since Friday".</summary>
    Since,

    /// <summary>"until Friday".</summary>
    Until,

    /// <summary>"by Friday": a deadline where it lies ahead.</summary>
    By,

    /// <summary>"before Friday".</summary>
    Before,

    /// <summary>"after Friday".</summary>
    After,

    /// <summary>"from Friday" (on).</summary>
    From,
}

/// <summary>Whether a sentence tells of what was or of what is to come.</summary>
public enum DateTense
{
    /// <summary>The words do not say; the past is the likelier reading.</summary>
    Unknown,

    /// <summary>"met", "said".</summary>
    Past,

    /// <summary>"will meet", "scheduled for".</summary>
    Future,
}

/// <summary>A date expression and the days it names; no more precise than the text.</summary>
/// <param name="Start">UTF-16 index of its first unit in the text; prepositions stay outside.</param>
/// <param name="End">UTF-16 index behind its last unit.</param>
/// <param name="Text">The words, verbatim.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; equal to <paramref name="From"/> where the text names one day.</param>
/// <param name="Attached">Dates the thing named next ("Monday's summit", "the Aug. 18 meeting"), not what the sentence tells.</param>
public sealed record DateMention(
    int Start, int End, string Text, DateOnly From, DateOnly To, DateKind Kind, DateRole Role = DateRole.On, bool Attached = false)
{
    /// <summary>Whether it names one day.</summary>
    public bool IsDay => From == To;
}

/// <summary>What expressions are resolved against.</summary>
/// <param name="Published">Day of publication, or the day of the statement that a quotation belongs to; null leaves only what needs none.</param>
/// <param name="LastMentioned">The day the text spoke of last, for "the following day" and "two days later".</param>
/// <param name="Tense">Tense of the sentence where the caller knows it; else it is read from the words around each expression.</param>
public readonly record struct DateContext(DateOnly? Published, DateOnly? LastMentioned = null, DateTense Tense = DateTense.Unknown);
