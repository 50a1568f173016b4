using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace NegotiationMonitor.App.Input;

/// <summary>
/// Ends the parsing of a page that was made to keep the parser busy. The standard's algorithm looks through the open elements at every
/// tag, rebuilds unclosed formatting at every block, and compares a tag's attributes with each other: quadratic on 20 MB of
/// <c>&lt;div&gt;</c>, harmless on any page that somebody wrote. The guard adds up that work, token by token.
/// </summary>
public sealed class HtmlGuard
{
    private const long MaxWork = 100_000_000;
    private const int MaxAttributes = 1000;
    private const int RebuildCost = 200;
    private const int TokenCost = 50;

    // Elements that never stay open, or that the next of their kind ends.
    private static readonly HashSet<string> Flat = new(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
         "p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot", "rt", "rp"], StringComparer.Ordinal);

    private static readonly HashSet<string> Formatting = new(
        ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"], StringComparer.Ordinal);

    // Elements of HTML that end a drawing; only inside a drawing does "<x/>" end x.
    private static readonly HashSet<string> EndDrawing = new(
        [.. Formatting, "div", "span", "table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "center", "pre", "blockquote"], StringComparer.Ordinal);

    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private long _work;
    private int _depth;
    private int _formatting;

    /// <summary>A page that asks for too much work.</summary>
    public sealed class TooTangledException : Exception;

    /// <summary>Options of a parser that this guard watches.</summary>
    public HtmlParserOptions Options() => new()
    {
        OnToken = (token, _) => Watch(token),
        ShouldEmitAttribute = (ref token, _) => token.Attributes.Count < MaxAttributes,
    };

    private void Watch(HtmlToken token)
    {
        _work += TokenCost + _depth + ((long)_formatting * RebuildCost);
        if (_work > MaxWork)
        {
            throw new TooTangledException();
        }

        if (token is not HtmlTagToken tag || Flat.Contains(tag.Name))
        {
            return;
        }

        var closing = token.Type == HtmlTokenType.EndTag;
        if (EndDrawing.Contains(tag.Name))
        {
            _open.Remove("svg");
            _open.Remove("math");
        }
        else if (tag.IsSelfClosing && (_open.GetValueOrDefault("svg") > 0 || _open.GetValueOrDefault("math") > 0))
        {
            return;
        }

        var open = _open.GetValueOrDefault(tag.Name);
        if (closing && open == 0)
        {
            return;
        }

        var step = closing ? -1 : 1;
        _open[tag.Name] = open + step;
        _depth += step;
        _formatting += Formatting.Contains(tag.Name) ? step : 0;
    }
}
