using NegotiationMonitor.Articles;
using NegotiationMonitor.Reading.Dates;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>
/// When an act was done (READING: "saidOn"): the day of the statement for what is said, the day of the deed for what is told, else the
/// day it was reported.
/// </summary>
internal sealed class Timing
{
    private readonly DateOnly _published;
    private readonly DateBasis _reported;
    private readonly DateOnly _until;
    private readonly IReadOnlyList<DateMention>[] _dates;
    private readonly List<Voice>[] _voices;
    private readonly IReadOnlyList<ArticleSentence> _sentences;
    private readonly DateOnly? _newsDay;
    private readonly Dictionary<string, SaidOn> _spoke = new(StringComparer.Ordinal);

    /// <param name="text">The article's text.</param>
    /// <param name="published">Day that dates are resolved against.</param>
    /// <param name="until">Last day of publication that is likely; equals <paramref name="published"/> where it was given.</param>
    /// <param name="estimated">Whether nobody gave the day of publication.</param>
    public Timing(string text, IReadOnlyList<ArticleSentence> sentences, List<Voice>[] voices, DateOnly published, DateOnly until, bool estimated)
    {
        (_sentences, _voices, _published, _until) = (sentences, voices, published, until);
        _reported = estimated ? DateBasis.Estimated : DateBasis.Reported;
        _dates = new IReadOnlyList<DateMention>[sentences.Count];
        DateOnly? last = null;
        foreach (var s in sentences)
        {
            _dates[s.Index] = DateFinder.Find(text, s.Start, s.End, new DateContext(published, last));
            last = DateFinder.LastMentioned(_dates[s.Index], last);
            // A day long past does not lend its year to the news.
            if (last is { } day && Math.Abs(published.DayNumber - day.DayNumber) > 120)
                last = null;
        }

        _newsDay = estimated ? null : NewsDay();
    }

    // The day that the lead tells of, where the report came a day or two later: what is told without a day happened from then on (READING: "Undated act").
    private DateOnly? NewsDay()
    {
        foreach (var s in _sentences.Where(s => !s.Heading).Take(3))
        {
            if (_dates[s.Index].FirstOrDefault(d => d.From == d.To && d.Role == DateRole.On && !d.Attached && d.Kind != DateKind.Future && _published.DayNumber - d.To.DayNumber is 1 or 2) is { } day)
                return day.To;
        }

        return null;
    }

    /// <summary>The day or days of a draft's act.</summary>
    public SaidOn Of(Draft draft)
    {
        var c = draft.Candidate;
        var who = c.Voice?.Speaker ?? (draft.Actor.Person is null ? null : draft.Actor);
        var own = Own(draft.Type, c) ?? Inherited(c);
        if (own is { } date)
        {
            var on = new SaidOn(date.From, date.To > _until && date.From <= _until ? _until : date.To, DateBasis.Stated);
            if (who is not null && on.To.DayNumber - on.From.DayNumber <= 1 && _published.DayNumber - on.To.DayNumber <= 8)
                _spoke[who.Person ?? who.Actor] = on;
            return on;
        }

        // "had ruled out" tells of before, and of no day: a month's window that ends the day before the report.
        if (c.Voice is null && c.Sentence.Tokens[c.Head].Xpos == "VBN" && c.Sentence.Children[c.Head].Exists(k => c.Sentence.Lower(k) is "had" or "'d" && c.Sentence.Tokens[k].Relation == "aux") && _published > DateOnly.MinValue.AddDays(60))
            return new SaidOn(_published.AddDays(-30), _published.AddDays(-1), DateBasis.Window);

        // Articles date a speaker once and let them go on.
        return who is not null && draft.Type is not ("talks_held" or "action_taken") && _spoke.TryGetValue(who.Person ?? who.Actor, out var spoke)
            ? spoke : _newsDay is { } news ? new SaidOn(news, _until, DateBasis.Window) : new SaidOn(_published, _until, _reported);
    }

    /// <summary>The coming day of a meeting or deadline, or null.</summary>
    public DateRange? Ahead(Draft draft)
    {
        if (draft.Type is not ("talks_scheduled" or "deadline_set"))
            return null;
        var future = _dates[draft.Candidate.Sentence.Index].Where(d => d.Kind == DateKind.Future || (d.Kind == DateKind.Neutral && d.To > _published))
            .MinBy(d => Distance(draft.Candidate, d));
        return future is null ? null : new DateRange(future.From, future.To);
    }

    private DateMention? Own(string type, Candidate c)
    {
        var s = c.Sentence;
        var dates = _dates[s.Index].Where(d => d.Kind != DateKind.Future && d.From <= _until && !Conditional(c, d)).ToList();
        if (type is "talks_held")
        {
            // "Monday's summit", "the Aug. 18 meeting", "met on Friday"
            return dates.Where(d => Math.Abs(TokenAt(s, d.Start) - c.Head) <= 12 && d.Role is DateRole.On or DateRole.From).MinBy(d => Distance(c, d));
        }

        if (s.Tokens[c.Head].Xpos is "VBZ" or "VBP")
            dates.RemoveAll(d => d.To.DayNumber - d.From.DayNumber > 7);
        dates.RemoveAll(d => d.Attached || d.Role is DateRole.Since or DateRole.Until or DateRole.Before or DateRole.By or DateRole.After);
        if (c.Voice is { Verb: >= 0 } voice)
        {
            var outside = dates.Where(d => TokenAt(s, d.Start) is var t && (t < voice.First || t > voice.Last) && Near(s, voice, t)).ToList();
            if (outside.Count > 0)
                return outside.MinBy(d => Math.Abs(TokenAt(s, d.Start) - voice.Verb));
        }

        if (type is "talks_scheduled" or "deadline_set" || (c.Voice is not null && s.Quotation[c.Head] > 0))
            return null;
        var (first, last) = c.Voice is { } said ? (said.First, said.Last) : s.Span(c.Head);
        return dates.Where(d => TokenAt(s, d.Start) is var t && ((t >= first && t <= last) || Math.Abs(t - c.Head) <= 6) && !OtherVerbBetween(s, c, t)).MinBy(d => Distance(c, d));
    }

    // A quotation or a further sentence of the same speaker in the paragraph belongs to the day of the one before.
    private DateMention? Inherited(Candidate c)
    {
        var s = c.Sentence;
        if (c.Voice is not { } voice)
            return null;
        for (var i = s.Index - 1; i >= 0 && i >= s.Index - 2; i--)
        {
            if (_sentences[i].Paragraph != s.Paragraph && !(s.Quotation[c.Head] > 0 && i == s.Index - 1))
                break;
            var earlier = _voices[i].Find(v => v.Verb >= 0 && v.Speaker is not null && v.Speaker == voice.Speaker);
            if (earlier is null)
                continue;
            var date = _dates[i].Where(d => !d.Attached && d.Role == DateRole.On && d.Kind != DateKind.Future && TokenAt(_sentences[i], d.Start) is var t && (t < earlier.First || t > earlier.Last)).FirstOrDefault();
            if (date is not null)
                return date;
        }

        return null;
    }

    private static bool Near(ArticleSentence s, Voice voice, int token) => Math.Abs(token - voice.Verb) <= 14;

    // "said Putin had rejected it on Monday, and met Xi on Tuesday": a date behind another verb is that verb's.
    private static bool OtherVerbBetween(ArticleSentence s, Candidate c, int token)
    {
        var (from, to) = token < c.Head ? (token + 1, c.Head) : (c.Last + 1, token);
        for (var i = from; i < to; i++)
        {
            if (s.Tokens[i].Upos == "VERB" && s.Tokens[i].Xpos is "VBD" or "VBN" && s.Tokens[i].Relation is not ("xcomp" or "ccomp"))
                return true;
        }

        return false;
    }

    private static bool Conditional(Candidate c, DateMention d) =>
        c.Conditions.Exists(k => c.Sentence.Tokens[k.First].Start <= d.Start && d.End <= c.Sentence.Tokens[k.Last].End);

    private static int Distance(Candidate c, DateMention d) => Math.Abs(TokenAt(c.Sentence, d.Start) - c.Head);

    private static int TokenAt(ArticleSentence s, int offset)
    {
        var (low, high) = (0, s.Tokens.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (s.Tokens[middle].End > offset)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
