using System.Text;

namespace NegotiationMonitor.Scoring;

/// <summary>Finds the sentences that anchors stand in. Divides sentences by a plain rule of its own, so that scores do not move with the reader.</summary>
internal sealed class AnchorText
{
    private static readonly string[] Abbreviations =
        ["U.S.", "U.K.", "Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Sen.", "Rep.", "St.", "Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

    private readonly string _text;
    private readonly string _flat;
    private readonly List<int> _back = [];
    private readonly List<(int Start, int End)> _sentences = [];

    public AnchorText(string text)
    {
        _text = text;
        _flat = Flatten();
        Divide();
    }

    /// <summary>Sentences that are not blank.</summary>
    public int Sentences => _sentences.Count(s => !string.IsNullOrWhiteSpace(_text[s.Start..s.End]));

    /// <summary>Whether a stretch is exactly these words.</summary>
    public bool Holds(int start, int end, string words) =>
        start >= 0 && end >= start && end <= _text.Length && _text.AsSpan(start, end - start).SequenceEqual(words);

    /// <summary>The sentences in which the anchors stand, wherever they stand; blanks and line breaks count as one blank.</summary>
    public List<(int Start, int End)> Regions(IEnumerable<string> anchors) =>
        [.. Places(anchors).SelectMany(place => _sentences.Where(s => s.Start < place.End && place.Start < s.End))];

    /// <summary>Where the anchors stand, wherever they stand; blanks and line breaks count as one blank.</summary>
    public IEnumerable<(int Start, int End)> Places(IEnumerable<string> anchors)
    {
        foreach (var anchor in anchors.Select(a => string.Join(' ', a.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))
        {
            for (var at = _flat.IndexOf(anchor, StringComparison.Ordinal); at >= 0; at = at + 1 < _flat.Length ? _flat.IndexOf(anchor, at + 1, StringComparison.Ordinal) : -1)
                yield return (_back[at], _back[Math.Min(at + anchor.Length - 1, _back.Count - 1)] + 1);
        }
    }

    private string Flatten()
    {
        var flat = new StringBuilder(_text.Length);
        var gap = true;
        for (var i = 0; i < _text.Length; i++)
        {
            var blank = char.IsWhiteSpace(_text[i]);
            if (!blank || !gap)
            {
                flat.Append(blank ? ' ' : _text[i]);
                _back.Add(i);
            }

            gap = blank;
        }

        return flat.ToString();
    }

    private void Divide()
    {
        var start = 0;
        for (var i = 0; i < _text.Length; i++)
        {
            var end = EndOfGap(i);
            if (end < 0)
                continue;
            if (!IsAbbreviation(i))
            {
                _sentences.Add((start, end));
                start = end;
            }

            i = end - 1;
        }

        if (start < _text.Length)
            _sentences.Add((start, _text.Length));
    }

    // Where the gap that begins here ends: closing marks and blanks between a stop and a capital or opening mark, or line breaks; -1 for none.
    private int EndOfGap(int at)
    {
        if (at > 0 && _text[at - 1] is '.' or '!' or '?' or '…')
        {
            var blank = at;
            while (blank < _text.Length && _text[blank] is '"' or '”' or '’' or '\'' or ')')
                blank++;
            var next = blank;
            while (next < _text.Length && char.IsWhiteSpace(_text[next]))
                next++;
            if (next > blank && next < _text.Length && (char.IsAsciiLetterUpper(_text[next]) || _text[next] is '"' or '“' or '‘' or '('))
                return next;
        }

        var end = at;
        while (end < _text.Length && _text[end] == '\n')
            end++;
        return end > at ? end : -1;
    }

    private bool IsAbbreviation(int end)
    {
        foreach (var word in Abbreviations)
        {
            var at = end - word.Length;
            if (at >= 0 && string.CompareOrdinal(_text, at, word, 0, word.Length) == 0 && (at == 0 || !(char.IsLetterOrDigit(_text[at - 1]) || _text[at - 1] == '_')))
                return true;
        }

        return false;
    }
}
