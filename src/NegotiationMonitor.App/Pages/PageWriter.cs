using System.Buffers;
using System.Globalization;
using System.Text;

namespace NegotiationMonitor.App.Pages;

/// <summary>
/// Takes a page's text as it is rendered and hands it on as UTF-8, a piece at a time, so that no page is ever held as one long string. Characters that turn
/// the direction of text or cannot be seen are shown by their number: no page of ours uses them, and in an article they can make words look other than they are.
/// </summary>
internal sealed class PageWriter(Stream into) : TextWriter(CultureInfo.InvariantCulture)
{
    private const int Length = 16_384;

    /// <summary>Longest reference to a character, as in <c>&amp;#x202E;</c>.</summary>
    private const int LongestReference = 9;

    /// <summary>Marks and overrides of direction, characters of no width, control characters.</summary>
    private static readonly string UnseenOnes = "\u061C\u200B\u200E\u200F\uFEFF\u007F"
        + string.Concat(Enumerable.Range(0x202A, 5).Concat(Enumerable.Range(0x2060, 16)).Concat(Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n' or '\r'))).Select(c => (char)c));

    private static readonly SearchValues<char> Unseen = SearchValues.Create(UnseenOnes);
    private static readonly SearchValues<char> Suspect = SearchValues.Create(UnseenOnes + "&");

    private readonly Encoder _encoder = new UTF8Encoding(false).GetEncoder();
    private readonly char[] _text = ArrayPool<char>.Shared.Rent(Length);
    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent((Length * 3) + LongestReference);
    private int _count;

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (_count == Length)
        {
            Drain(last: false);
        }

        _text[_count++] = value;
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_count == Length)
            {
                Drain(last: false);
            }

            var taken = Math.Min(buffer.Length, Length - _count);
            buffer[..taken].CopyTo(_text.AsSpan(_count));
            _count += taken;
            buffer = buffer[taken..];
        }
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Drain(last: true);
            into.Dispose();
            ArrayPool<char>.Shared.Return(_text);
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        base.Dispose(disposing);
    }

    /// <summary>Hands on what is held. A reference whose end is not here yet stays.</summary>
    private void Drain(bool last)
    {
        var text = _text.AsSpan(0, _count);
        var kept = last ? 0 : Unfinished(text);
        Show(text[..^kept], last);
        text[^kept..].CopyTo(_text);
        _count = kept;
    }

    private static int Unfinished(ReadOnlySpan<char> text)
    {
        var tail = text[^Math.Min(LongestReference - 1, text.Length)..];
        var begun = tail.LastIndexOf('&');
        return begun >= 0 && !tail[begun..].Contains(';') ? tail.Length - begun : 0;
    }

    private void Show(ReadOnlySpan<char> text, bool last)
    {
        for (var at = text.IndexOfAny(Suspect); at >= 0; at = text.IndexOfAny(Suspect))
        {
            var (code, length) = text[at] == '&' ? Reference(text[at..]) : (text[at], 1);
            if (code is { } unseen && Unseen.Contains(unseen))
            {
                Encode(text[..at], last: false);
                Encode(string.Create(CultureInfo.InvariantCulture, $"[U+{(int)unseen:X4}]"), last: false);
            }
            else
            {
                Encode(text[..(at + length)], last: false);
            }

            text = text[(at + length)..];
        }

        Encode(text, last);
    }

    private void Encode(ReadOnlySpan<char> text, bool last)
    {
        var count = _encoder.GetBytes(text, _bytes, flush: last);
        into.Write(_bytes, 0, count);
    }

    /// <summary>The character that a hexadecimal reference stands for, and how long the reference is; of anything else only its first character.</summary>
    private static (char? Code, int Length) Reference(ReadOnlySpan<char> html)
    {
        var end = html[..Math.Min(html.Length, LongestReference)].IndexOf(';');
        return end > 3 && html.StartsWith("&#x", StringComparison.Ordinal) && int.TryParse(html[3..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code <= char.MaxValue
            ? ((char)code, end + 1)
            : (null, 1);
    }
}
