using System.Globalization;
using System.Text.RegularExpressions;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.App.Pages.Parts;

/// <summary>How the pages put things: one wording for one thing, everywhere.</summary>
internal static partial class Words
{
    /// <summary>The scale as legends list it, from against to for.</summary>
    public static IReadOnlyList<Stance> Scale { get; } =
        [Stance.RulesOut, Stance.Opposes, Stance.Wary, Stance.Undecided, Stance.Open, Stance.Supports, Stance.Committed];

    /// <summary>The stance in a word, as a label.</summary>
    public static string Label(Stance stance) => stance switch
    {
        Stance.RulesOut => "Rules out",
        Stance.None => "No stance",
        _ => stance.ToString(),
    };

    /// <summary>The stance as the rest of a sentence that begins with the party.</summary>
    public static string Verb(Stance stance) => stance switch
    {
        Stance.RulesOut => "rules this out",
        Stance.Opposes => "opposes this",
        Stance.Wary => "is wary of this",
        Stance.Undecided => "is undecided on this",
        Stance.Open => "is open to this",
        Stance.Supports => "supports this",
        Stance.Committed => "is committed to this",
        _ => "has taken no stance on this",
    };

    /// <summary>Class of a stance in the style sheet and name of its picture: 1 (rules out) to 7 (committed), 0 for none.</summary>
    public static int Step(Stance stance) => (int)stance;

    /// <summary>A day as people write it, in one piece: no line ends within it.</summary>
    public static string Day(DateOnly? day) => day?.ToString("d\u00A0MMM\u00A0yyyy", CultureInfo.InvariantCulture) ?? "no day";

    /// <summary>A day without its year.</summary>
    public static string ShortDay(DateOnly? day) => day?.ToString("d\u00A0MMM", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A day or a range of days.</summary>
    public static string Days(DateOnly from, DateOnly to) =>
        from == to ? Day(to)
        : from.Year != to.Year ? $"{Day(from)}\u00A0– {Day(to)}"
        : from.Month != to.Month ? $"{ShortDay(from)}\u00A0– {Day(to)}"
        : string.Create(CultureInfo.InvariantCulture, $"{from.Day}–{Day(to)}");

    /// <summary>A day in the form of machines.</summary>
    public static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A number of things; the number stays with what it counts.</summary>
    public static string Count(long number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0}\u00A0{(number == 1 ? one : many ?? one + "s")}");

    /// <summary>A number as SVG writes it.</summary>
    public static string Number(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);

    /// <summary>How a day is known; empty where the text says it.</summary>
    public static string Basis(DateBasis basis) => basis switch
    {
        DateBasis.Reported => "day of the report",
        DateBasis.Window => "within these days",
        DateBasis.Estimated => "estimated: the article has no date",
        _ => "",
    };

    /// <summary>A quotation in one line, cut at a word where it is too long.</summary>
    public static string Short(string text, int length) => Cli.Output.Screen.Short(text, length);

    /// <summary>A quotation as it stands between quotation marks of ours: without its own, and without what only joined it to the words around it.</summary>
    /// <param name="length">Most characters; 0 for all of it.</param>
    public static string Quote(string text, int length = 0) =>
        (length > 0 ? Short(text, length) : text).TrimStart('"', '“', '”', ' ', ',', ';', ':').TrimEnd('"', '“', '”', ' ', ',', ';');

    /// <summary>Who says so.</summary>
    /// <param name="claimedBy">Name of the other party that claims it.</param>
    public static string Speaker(string? speaker, string? claimedBy) => (speaker, claimedBy) switch
    {
        (null, null) => "",
        (null, var other) => $"claimed by {other}",
        (var name, null) => name,
        (var name, var other) => $"claimed by {name} ({other})",
    };

    /// <summary>Under which name an article is quoted: its outlet, else that nobody told its outlet.</summary>
    public static string Outlet(string? outlet, string? file) => outlet ?? (file is null ? "an outlet not told" : $"an outlet not told ({file})");

    /// <summary>A reason as the pages put days and stances.</summary>
    public static string Told(string why) => IsoDay().Replace(why, day => Day(DateOnly.ParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture))).Replace("rules-out", "rules out", StringComparison.Ordinal);

    /// <summary>A text without the line of its own that a plain file begins with ("date 2025-08-20 …").</summary>
    public static string WithoutHeader(string text) => Header().Replace(text, "");

    /// <summary>Length of that line; 0 where there is none.</summary>
    public static int HeaderLength(string text) => Header().Match(text) is { Success: true } header ? header.Length : 0;

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"\A\s*date:? \d{4}-\d\d-\d\d\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Header();

    /// <summary>The act as a phrase.</summary>
    public static string ActWord(string type) => type switch
    {
        "proposal_floated" => "proposal floated",
        "shift_reported" => "shift reported by the source",
        _ => type.Replace('_', ' '),
    };

    /// <summary>How near the words are to the party's own mouth.</summary>
    public static string Nearness(Directness directness) => directness switch
    {
        Directness.OwnWords => "in its own words",
        Directness.OwnStatement => "its statement, paraphrased",
        Directness.NamedOfficial => "told of a named official",
        Directness.UnnamedSource => "an unnamed source",
        Directness.Claim => "another party’s claim",
        _ => "told by the outlet",
    };

    /// <summary>How sure the text is of an act; empty where it tells it as a fact.</summary>
    public static string Sureness(Certainty certainty) => certainty switch
    {
        Certainty.Hedged => "uncertain",
        Certainty.Denied => "denied",
        _ => "",
    };

    /// <summary>A change's name.</summary>
    public static string Kind(ChangeKind kind) => kind switch
    {
        ChangeKind.Emerged => "First stance",
        ChangeKind.Toward => "Moved toward it",
        ChangeKind.Away => "Moved away from it",
        ChangeKind.Reversed => "Reversed",
        ChangeKind.ConditionsChanged => "Conditions changed",
        ChangeKind.Contested => "Own voices disagree",
        ChangeKind.Settled => "Settled",
        ChangeKind.Withdrawn => "Offer taken back",
        ChangeKind.Retracted => "Corrected",
        _ => "Past revised",
    };

    /// <summary>How many changes of a kind there are.</summary>
    public static string Tally(ChangeKind kind, int number) => kind switch
    {
        ChangeKind.Emerged => Count(number, "first stance"),
        ChangeKind.Toward => Count(number, "moved toward the issue", "moved toward the issue"),
        ChangeKind.Away => Count(number, "moved away from the issue", "moved away from the issue"),
        ChangeKind.ConditionsChanged => Count(number, "change of conditions", "changes of conditions"),
        ChangeKind.Contested => Count(number, "party whose voices disagree", "parties whose voices disagree"),
        ChangeKind.Withdrawn => Count(number, "offer taken back", "offers taken back"),
        ChangeKind.HistoryRevised => Count(number, "revised past"),
        _ => Count(number, Kind(kind).ToLowerInvariant(), Kind(kind).ToLowerInvariant()),
    };

    /// <summary>What changed, as a sentence about the party on the issue.</summary>
    public static string InWords(Difference what)
    {
        ArgumentNullException.ThrowIfNull(what);
        var (from, to) = (Label(what.From).ToLowerInvariant(), Label(what.To).ToLowerInvariant());
        return what.Kind switch
        {
            ChangeKind.Emerged => $"takes a first stance: {to}",
            ChangeKind.Toward => $"moved toward it, from {from} to {to}",
            ChangeKind.Away => $"moved away from it, from {from} to {to}",
            ChangeKind.Reversed => $"went over to the other side, from {from} to {to}",
            ChangeKind.ConditionsChanged => $"keeps its stance ({to}); its conditions changed",
            ChangeKind.Contested => $"stays at {to}, but its own voices disagree",
            ChangeKind.Settled => $"reached an agreement ({to})",
            ChangeKind.Withdrawn => $"took its offer back, from {from} to {to}",
            ChangeKind.Retracted => what.To == Stance.None ? "was corrected; no stance is left" : $"was corrected, from {from} to {to}",
            _ => $"stays at {to}; its past reads differently now",
        };
    }

    /// <summary>The verdict on an act.</summary>
    public static string VerdictWord(Weight weight) => weight switch
    {
        Weight.Decides => "Decides",
        Weight.Confirms => "Confirms",
        Weight.Carries => "Still counts",
        Weight.Superseded => "Superseded",
        Weight.Outweighed => "Outweighed",
        Weight.Denied => "Denied",
        _ => "Spent",
    };

    /// <summary>An address that may be linked to: http and https only, so that no article smuggles in a script.</summary>
    public static string? Link(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;
}
