using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace NegotiationMonitor.Reading.Text;

/// <summary>Guesses the language of a text from its script and its commonest words; only to tell English from the rest and to name the rest.</summary>
public static class Languages
{
    /// <summary>How much of a text is looked at, in UTF-16 units.</summary>
    private const int Looked = 20_000;

    private static readonly SearchValues<char> Ukrainian = SearchValues.Create("іїєґІЇЄҐ");
    private static readonly SearchValues<char> Russian = SearchValues.Create("ыэЫЭ");

    // Words that are frequent in one of these languages and rare in the others; shared ones ("in", "die", "a") count for each.
    private static readonly (string Name, string Words)[] Known =
    [
        ("English", "the of and to in a is was that for on with as by he it at from his her be are an this has have had not but they which who will would said its were their been after or we she about"),
        ("German", "der die und den das von mit ist des auf für im dem nicht ein eine sich als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über zu war haben"),
        ("French", "le la les de des et en un une du est que qui dans pour pas sur au par il ne se ce plus avec sont son sa ont été aux cette mais leur elle nous d l qu"),
        ("Spanish", "el la los las de que y en un una del se por con para no su al lo es más como pero sus le ha o este sí porque esta entre cuando muy sin sobre también fue"),
        ("Italian", "il la di che e è un una per in con del non le si da della i dei sono nel al come più alla ha gli lo anche ma delle se nella questo su dal"),
        ("Portuguese", "o a os as de que e do da em um uma para com não no na se por mais dos das ao foi como mas à são pelo pela ou ser está também sua seu"),
        ("Dutch", "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit naar door over wordt heeft werd tot deze hij ze"),
        ("Polish", "w i na z się do nie że o jest to jak przez po od za dla który są oraz już był będzie może tym także ale przed roku czy jego"),
        ("Czech", "a v se na je že s z do o by k i ve pro jako za ale po jsou byl bude od podle které který jeho také by až ještě"),
        ("Romanian", "și în de la a cu pe din care nu este un o pentru că ce mai au al sa fi prin ale lui după sunt dar fost"),
        ("Hungarian", "a az és hogy nem is egy ez meg volt csak de mint már még el van azt szerint lesz kell után vagy által pedig"),
        ("Turkish", "ve bir bu da de için ile olarak olan daha çok en gibi ne kadar sonra ise değil olduğu var göre dedi ancak tarafından"),
        ("Swedish", "och att det i en som är av på för med den till inte har om ett var de sig från men kan vid så ska"),
        ("Danish or Norwegian", "og i at det er en til av på for som med de den ikke har et om var fra han men kan ble blir jeg vi også af"),
        ("Finnish", "ja on ei että se oli hän mutta myös kun ovat joka mukaan jos niin ole olla vain kuin sekä sen"),
        ("Indonesian", "yang dan di dengan untuk ini dari dalam itu tidak pada akan ke adalah juga oleh telah karena atau sudah bahwa"),
        ("Vietnamese", "và của là có trong cho các được một không với người những này để đã khi về từ đến"),
    ];

    /// <summary>For each word a bit for each language that has it.</summary>
    private static readonly FrozenDictionary<string, int> Bits = Known
        .SelectMany((language, index) => language.Words.Split(' ').Select(word => (Word: word, Bit: 1 << index)))
        .GroupBy(entry => entry.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Aggregate(0, (bits, entry) => bits | entry.Bit), StringComparer.Ordinal);

    /// <summary>The language, or the script where that says enough; null where the text is too short to tell.</summary>
    public static string? Guess(string text, IEnumerable<TextBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(blocks);
        var sample = new StringBuilder();
        foreach (var block in blocks.Where(block => block.IsRead))
        {
            sample.Append(text, block.Start, Math.Min(block.End - block.Start, Looked - sample.Length)).Append('\n');
            if (sample.Length >= Looked)
            {
                break;
            }
        }

        var looked = sample.ToString();
        return Script(looked) ?? ByWords(looked);
    }

    private static string? Script(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var latin = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value < 0x250)
            {
                latin += Rune.IsLetter(rune) ? 1 : 0;
            }
            else if (Rune.IsLetter(rune))
            {
                var script = ScriptOf(rune.Value);
                counts[script] = counts.GetValueOrDefault(script) + 1;
            }
        }

        counts["Latin"] = latin += counts.GetValueOrDefault("Latin");
        var letters = counts.Values.Sum();
        if (letters < 10 || latin * 2 >= letters)
        {
            return null;
        }

        var most = counts.MaxBy(count => count.Value).Key;
        return most switch
        {
            "Cyrillic" => text.AsSpan().ContainsAny(Ukrainian) ? "Ukrainian" : text.AsSpan().ContainsAny(Russian) ? "Russian" : "a language in Cyrillic script",
            "Han" => counts.ContainsKey("Kana") ? "Japanese" : "Chinese",
            "Kana" => "Japanese",
            "Hangul" => "Korean",
            "Greek" or "Hebrew" or "Thai" or "Georgian" or "Armenian" => most,
            "Latin" => null,
            _ => $"a language in {most} script",
        };
    }

    private static string ScriptOf(int rune) => rune switch
    {
        < 0x250 or (>= 0x1E00 and < 0x1F00) or (>= 0xFF21 and <= 0xFF5A) => "Latin",
        >= 0x370 and < 0x400 or (>= 0x1F00 and < 0x2000) => "Greek",
        >= 0x400 and < 0x530 => "Cyrillic",
        >= 0x530 and < 0x590 => "Armenian",
        >= 0x590 and < 0x600 => "Hebrew",
        >= 0x600 and < 0x780 or (>= 0xFB50 and < 0xFF00) => "Arabic",
        >= 0x900 and < 0xE00 => "Indic",
        >= 0xE00 and < 0xE80 => "Thai",
        >= 0x10A0 and < 0x1100 => "Georgian",
        >= 0x3040 and < 0x3100 => "Kana",
        >= 0x1100 and < 0x1200 or (>= 0xAC00 and < 0xD7B0) => "Hangul",
        >= 0x3400 and < 0xA000 or (>= 0x20000 and < 0x32000) => "Han",
        _ => "another",
    };

    private static string? ByWords(string text)
    {
        var hits = new int[Known.Length];
        var words = 0;
        var known = Bits.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[12];
        foreach (var range in Words(text))
        {
            words++;
            var word = text.AsSpan(range);
            if (word.Length <= 12)
            {
                known.TryGetValue(lower[..word.ToLowerInvariant(lower)], out var bits);
                for (; bits != 0; bits &= bits - 1)
                {
                    hits[BitOperations.TrailingZeroCount(bits)]++;
                }
            }
        }

        // A headline may do without any of these words; some thirty words in a row do not.
        var best = Array.IndexOf(hits, hits.Max());
        return words < 12 || (words < 30 && hits[best] < 3) ? null
            : hits[0] * 4 >= hits[best] * 3 && hits[0] * 100 >= words * 8 ? "English"
            : hits[best] * 100 >= words * 8 ? Known[best].Name
            : words >= 30 ? "no language that was recognised" : null;
    }

    private static IEnumerable<Range> Words(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsLetter(text[start]))
            {
                continue;
            }

            var end = start + 1;
            while (end < text.Length && (char.IsLetter(text[end]) || CharUnicodeInfo.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark))
            {
                end++;
            }

            yield return start..end;
            start = end;
        }
    }
}
