using System.Runtime.InteropServices;
using NegotiationMonitor.Reading.Issues;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Training.Vectors;

/// <summary>News as numbered stems, the commonest first: what word vectors are trained on.</summary>
internal sealed class NewsText
{
    private NewsText(List<int[]> articles, string[] stems, long[] counts) => (Articles, Stems, Counts) = (articles, stems, counts);

    /// <summary>Numbers of the known stems of each article, in the order of the text.</summary>
    public List<int[]> Articles { get; }

    /// <summary>The stems by number.</summary>
    public string[] Stems { get; }

    /// <summary>How often each stem stands in the text.</summary>
    public long[] Counts { get; }

    /// <summary>Reads the <c>*.txt</c> files of a folder, one article a line, and keeps the commonest stems.</summary>
    /// <param name="most">How many stems at most.</param>
    public static NewsText Read(string folder, int most)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var counts = new List<long>();
        var articles = new List<int[]>();
        foreach (var line in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
            articles.Add(Numbered(line, numbers, counts));
        var kept = numbers.OrderByDescending(p => counts[p.Value]).ThenBy(p => p.Key, StringComparer.Ordinal).Take(most).ToArray();
        var moved = new int[counts.Count];
        Array.Fill(moved, -1);
        for (var i = 0; i < kept.Length; i++)
            moved[kept[i].Value] = i;
        for (var a = 0; a < articles.Count; a++)
            articles[a] = [.. articles[a].Select(n => moved[n]).Where(n => n >= 0)];
        return new NewsText(articles, [.. kept.Select(p => p.Key)], [.. kept.Select(p => counts[p.Value])]);
    }

    private static int[] Numbered(string article, Dictionary<string, int> numbers, List<long> counts)
    {
        var found = new List<int>();
        foreach (var word in Words.Of(article))
        {
            if (!IsWord(word))
                continue;
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, Thesaurus.StemOf(word), out var known);
            if (!known)
            {
                number = counts.Count;
                counts.Add(0);
            }

            counts[number]++;
            found.Add(number);
        }

        return [.. found];
    }

    // Letters, with hyphens and points between ("U.S."); words that name nothing are left out, so that a window holds what an article is about.
    private static bool IsWord(string word) =>
        word.Length is > 1 and < 30 && char.IsAsciiLetter(word[0]) && word.All(c => char.IsAsciiLetter(c) || c is '-' or '.') && !Thesaurus.Empty.Contains(word.ToLowerInvariant());
}
