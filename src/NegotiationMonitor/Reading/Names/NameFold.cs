using System.Globalization;
using System.Text;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Names;

/// <summary>
/// Makes one form of the many Latin spellings of a person's name: accents off, and the letters that transliterations
/// disagree about made equal (Zelenskyy, Zelenskiy, Zelenski; Schaeuble, Schäuble; Grynkewich, Grinkevich).
/// </summary>
internal static class NameFold
{
    private static readonly Remembered Folded = new(Make);

    /// <summary>The one form of a name's spellings.</summary>
    public static string Fold(string name) => Folded[name];

    private static string Make(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '’' or 'ʼ' or '-' or ' ')
                continue;
            var lower = char.ToLowerInvariant(c);
            Add(folded, lower switch { 'y' or 'j' => 'i', 'w' => 'v', 'ß' => 's', 'ø' => 'o', 'ł' => 'l', 'đ' or 'ð' => 'd', 'ı' => 'i', 'æ' => 'a', _ => lower });
        }

        return folded.ToString();
    }

    /// <summary>Whether two names are near spellings: same first letter and an edit distance of at most two fifths of the longer.</summary>
    public static bool Near(string a, string b)
    {
        var (x, y) = (Fold(a), Fold(b));
        if (x.Length < 4 || y.Length < 4 || x.Length > 40 || y.Length > 40 || (x[0] != y[0] && !(x[0] is 'c' or 'k' && y[0] is 'c' or 'k')))
            return false;
        return Distance(x, y) <= Math.Max(x.Length, y.Length) * 0.43;
    }

    private static void Add(StringBuilder folded, char c)
    {
        // Doubled letters and the e of ae, oe, ue are spelling, not sound.
        if (folded.Length > 0 && (folded[^1] == c || (c == 'e' && folded[^1] is 'a' or 'o' or 'u')))
            return;
        folded.Append(c);
    }

    /// <summary>Edit distance of two folded names.</summary>
    public static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[^1];
    }
}
