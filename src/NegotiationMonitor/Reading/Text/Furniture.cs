using System.Text.RegularExpressions;

namespace NegotiationMonitor.Reading.Text;

/// <summary>
/// Knows the lines of a page that are no part of its story. Patterns look at one line of at most 400 units and cannot backtrack;
/// they are anchored, so that a sentence that merely uses such a word stays.
/// </summary>
internal static class Furniture
{
    private const RegexOptions Any = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;
    private const RegexOptions Exact = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Counter = new(
        @"^[\W\d]+$|\b\d[\d.,  ]*[km]?\s+(views?|shares|comments|likes|reactions|people shared this)$|\b\d{1,3}\s*-?\s*min(ute)?s?\s+(read|listen)\b.{0,40}$|^(updated|published|posted|last modified|modified)\b[^.]{0,80}$",
        Any);

    // "Kyiv • UNN", "Analysis · 6 min read", "Share this article | Print": short parts with separators, no sentence.
    private static readonly Regex Strip = new(@"^[^.!?•·|]{2,40}(\s[•·|]\s[^.!?•·|]{1,40}){1,5}$", Any);

    private static readonly Regex Request = new(
        @"^(" + string.Join('|',
            @"subscribe\b.{0,20}\b(to|now|today|here|for)\b", @"sign (up|in)\b", @"log in\b", @"register (now|here|for)\b", @"download (the|our) app", @"follow (us|@|our)\b",
            @"join (us|our|the (conversation|discussion))\b", @"support (us|our|independent)\b", @"share (this|on|via)\b.{0,60}$", @"like us\b", @"get (the|our) .{0,60}\b(inbox|newsletter|app)\b",
            @"click here\b", @"from the print edition", @"reuse this content", @"have a (news )?tip\b", @"(got|have) a story\b", @"do you have (a|any) (tip|information|story)",
            @"what do you think\?", @"have your say", @"vote now", @"take our poll", @"tell us (what|in)\b", @"(our )?(special|best) offer\b", @"advertisement\b", @"sponsored\b",
            @"if you (found|find|notice|noticed|spot|see) (a|an|any) (mistake|error|typo|inaccuracy)", @"we are closing (this|the) (live )?blog", @"that'?s all (for|from)\b.{0,40}\b(today|tonight|blog|coverage)",
            @"this (live )?blog (is|has)", @"thank you for (reading|following)", @"all rights reserved", @"©", @"\(c\) \d{4}", @"copyright\b", @"comments are closed", @"leave a (comment|reply)")
        + @")|\b(in your inbox|our newsletter|sign up here|subscribe here|click here|all rights reserved|support us)\b|reproduction\b.{0,40}\b(prohibited|forbidden)|\bfunded by (its|our) readers"
        + @"|\b(join|subscribe|sign up|try it)\b[^.]{0,40}([$€£]\s?\d|\d+ (euros|dollars|pounds))", Any);

    private static readonly Regex Note = new(
        @"^\(?(" + string.Join('|',
            @"(additional |with )?reporting (by|from|in)\b", @"writing by\b", @"edit(ed|ing) by\b", @"compiled by\b", @"translated (by|from)\b", @"with (assistance|contributions?|files|material|agencies|additional reporting)\b.{0,12}(from|by|\.|$)",
            @"(correction|clarification)s?\s*:", @"editor['’]s note\b", @"this (article|story|report|piece) (was|has been) (updated|amended|corrected|first|originally|edited)",
            @"(the|this|our) (interview|conversation|transcript|discussion)\b.{0,30}\b(edited|shortened|condensed|translated)", @"source\s?:\s?\S+(\s\S+){0,3}$", @"(tags?|topics?|filed under|categor(y|ies)|keywords)\s*:",
            @"about (the (author|writer|region)|us|this (article|story))\s*(:|$)", @"[a-z]{2,4}(/[a-z]{2,4}){1,4}$")
        + @")", Any);

    private static readonly Regex Byline = new(
        @"^([Bb]y|BY|[Ww]ords by|[Tt]ext by)\s+((\p{Lu}[\p{L}'’.-]*|our|staff|the|and|in|at|for|of|with|de|van|von|der|bin|al|el|la|team|correspondents?|reporters?|editors?|newsroom|agencies|desk|live|writers?),?\s*){1,9}([|·•–—-].{0,60})?$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // "READ MORE: …", "More from Meridian: …", "Exclusive talks … 19.08.25, 16:24 • 3066 views", "WATCH How a tariff works (2:10)".
    private static readonly Regex Link = new(
        @"^(read (more|next|also|on)|also read|see also|related( (stories|articles|news|posts|coverage))?|more (from|on|in|about)\b[^.:]{0,40}|don['’]t miss|trending|most (read|popular|viewed)|must read|watch|listen|video|podcast|gallery|in pictures|catch up|recommended|also in\b[^.:]{0,30})\s*[:|>»]",
        Any);

    private static readonly Regex CapitalLink = new(@"^(READ MORE|READ NEXT|READ ALSO|ALSO READ|SEE ALSO|ALSO IN \p{Lu}+|MORE FROM|WATCH|LISTEN|LISTEN TO THIS STORY|VIDEO|PODCAST|TRENDING|MOST READ|DON['’]T MISS)\b\s", Exact);
    private static readonly Regex DatedLink = new(@"\d\d\.\d\d\.\d\d(\d\d)?,? \d\d:\d\d\s*([•·|].*)?$", Exact);

    // Alone on a line, before links to other stories; the story may go on behind them.
    private static readonly Regex WeakMarker = new(@"^(read (more|next|also|on)|also read|see also|related( (stories|articles|news|posts|coverage|topics|content))?|more on this( story)?|also (on|in|from) (our|this|the)\b[^.:]{0,30}|more from\b[^.:]{0,40}|recommended)\s*:?$", Any);

    // Alone on a line, before the rest of the site.
    private static readonly Regex StrongMarker = new(
        @"^(news ?feed|latest( news| stories| updates)?|more (news|stories|headlines)|top stories|other news|most (read|popular|viewed|commented)|trending( now)?|show more|load more|view more|you (may|might) also (like|be interested in)|recommended for you|what to read next|editors?['’]s? picks?|from around the web|(\d+ )?comments( \(\d+\))?|leave a (comment|reply)|post navigation)\s*:?$",
        Any);

    private static readonly Regex Lone = new(
        @"^(avatar|article image|image|photo|advert(isement)?|ad|share|tweet|print|email|facebook|twitter|whatsapp|telegram|linkedin|copy link|save|menu|search|home|loading\.*|skip to (main )?content|story continues below( advertisement)?|play( video)?|listen|watch|live|read more|exclusives?|staff( writer| reporter)?|reuters|afp|ap|bloomberg)$",
        Any);

    private static readonly Regex Caption = new(
        @"^(pictured|picture|photo(graph)?|image|illustration|caption|file photo|photo credit|image credit|credit)\s*[:–—-]|^(photo|image|illustrat(ion|ive photo|ive image))\b.{0,20}\billustrative\b|^file\s*[-–—:(]|^file photo\b", Any);

    // "(Gareth Fuller/PA Images via Getty Images)", "(AP Photo/Evan Vucci)", "(M. Okafor/Lakeshore Gazette)"; but not "(Reuters/AFP)".
    private static readonly Regex Credit = new(
        @"[\(\[]((photo|image|picture|credit)s?\b[^()]{0,80}|[^()/]{2,40}/[^()]{0,60}\b(images|photo|getty|pool|via|file|press)\b[^()]{0,40}|ap photo[^()]{0,60}|[^()]{0,40}\b(getty|shutterstock|file photo|via ap|via reuters)\b[^()]{0,40}|(\p{L}\.|\p{L}{2,20})( \p{L}\.)? \p{L}{2,20}/\p{L}[^()]{1,40})[\)\]]\.?$",
        Any);

    private static readonly Regex Name = new(@"^\p{Lu}(\p{Ll}[\p{L}'’-]*|['’]\p{L}+|\.)( \p{Lu}(\p{Ll}[\p{L}'’-]*|['’]\p{L}+|\.)){1,3}$", Exact);

    private static readonly Regex Biography = new(
        @"^(the (writer|author)s? (is|are|was|has)\b|with a wealth of experience|i (am|work|write|cover|have (been|covered|worked))\b"
        + @"|\p{L}[\p{L}'’.-]+( \p{L}[\p{L}'’.-]+){1,3} (is|was|covers|writes|reports|works|joined|heads|leads|has (been|covered|worked|reported|written))\b.{0,200}\b(journalists?|reporters?|correspondents?|columnists?|editors?|editor-in-chief|freelance|newsroom|author of|covers|writes|covering|contributor|desk|bureau chief|anchor|producer|journalism)\b"
        + @"|\p{L}[\p{L}'’.-]+( \p{L}[\p{L}'’.-]+){1,3} (covers|writes about|reports on)\b.{0,60}\bfor\b)",
        Any);

    /// <summary>Whether a line is furniture or a caption by itself, wherever it stands; null where it may be text.</summary>
    public static BlockKind? Of(string line)
    {
        if (line.Length > 400)
        {
            return null;
        }

        return Caption.IsMatch(line) || Credit.IsMatch(line) ? BlockKind.Caption
            : Counter.IsMatch(line) || Lone.IsMatch(line) || DatedLink.IsMatch(line) || Link.IsMatch(line) || CapitalLink.IsMatch(line) || Request.IsMatch(line)
                || Note.IsMatch(line) || Byline.IsMatch(line) || (Strip.IsMatch(line) && line.Length < 120) || IsWeakMarker(line) || IsStrongMarker(line)
                ? BlockKind.Furniture
            : null;
    }

    /// <summary>Whether the line stands before links to other stories.</summary>
    public static bool IsWeakMarker(string line) => line.Length <= 60 && WeakMarker.IsMatch(line);

    /// <summary>Whether the line stands before the rest of the site.</summary>
    public static bool IsStrongMarker(string line) => line.Length <= 60 && StrongMarker.IsMatch(line);

    /// <summary>Whether a line is a person's name and nothing else.</summary>
    public static bool IsName(string line) => line.Length <= 60 && Name.IsMatch(line);

    /// <summary>Whether a paragraph behind the story tells about its author.</summary>
    public static bool IsBiography(string paragraph) =>
        Biography.IsMatch(paragraph.Length > 300 ? paragraph[..300] : paragraph)
        && !paragraph.Contains(" said", StringComparison.Ordinal) && paragraph.AsSpan().IndexOfAny("\"“”") < 0;
}
