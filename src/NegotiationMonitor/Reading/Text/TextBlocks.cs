namespace NegotiationMonitor.Reading.Text;

/// <summary>
/// Divides an article as received into blocks and says what each is. Nothing is removed or changed, so that offsets hold; a reader reads the blocks
/// whose <see cref="TextBlock.IsRead"/> is true. Linear in the length of the text.
/// </summary>
public static class TextBlocks
{
    /// <summary>Longest line without a full stop that is still taken for a heading.</summary>
    private const int LongestHeading = 150;

    /// <summary>The blocks of a text in its order; blank lines belong to none.</summary>
    public static IReadOnlyList<TextBlock> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var story = Lines.EndOfFrontMatter(text);
        var blocks = Lines.Of(text[..story], 0).ConvertAll(line => new TextBlock(BlockKind.Metadata, line.Start, line.End));
        var first = blocks.Count;
        foreach (var (start, end) in Lines.Paragraphs(text, story))
        {
            var line = Short(text, start, end);
            blocks.Add(new(Furniture.Of(line) ?? (IsHeading(line, end - start) ? BlockKind.Subheading : BlockKind.Body), start, end));
        }

        CutOtherStories(text, blocks, first);
        CutTail(text, blocks, first);
        NameHeadline(text, blocks, first);
        return blocks;
    }

    /// <summary>
    /// Behind "News Feed", "You may also like" … comes the rest of the site, unless most of the story is still to come (a box in its midst, or a menu on
    /// top); behind "Related", "Read more" and in such a box come headlines, until a paragraph resumes the story.
    /// </summary>
    private static void CutOtherStories(string text, List<TextBlock> blocks, int first)
    {
        long before = 0;
        var after = blocks.Skip(first).Where(block => block.Kind == BlockKind.Body).Sum(block => (long)block.End - block.Start);
        var links = false;
        for (var i = first; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Kind == BlockKind.Body)
            {
                before += block.End - block.Start;
                after -= block.End - block.Start;
                links = false;
            }
            else if (block.Kind == BlockKind.Furniture && before > 0)
            {
                var line = Short(text, block.Start, block.End);
                var strong = Furniture.IsStrongMarker(line);
                if (strong && before >= 200 && after < before)
                {
                    Demote(blocks, i);
                    return;
                }

                links |= strong || Furniture.IsWeakMarker(line);
            }
            else if (block.Kind == BlockKind.Subheading && links)
            {
                blocks[i] = block with { Kind = BlockKind.Furniture };
            }
        }
    }

    /// <summary>Behind the last paragraph: the author's name and biography, and headings that head nothing.</summary>
    private static void CutTail(string text, List<TextBlock> blocks, int first)
    {
        var last = blocks.Count - 1;
        var furniture = false;
        while (last >= first && !(blocks[last].Kind == BlockKind.Body && !Furniture.IsBiography(text[blocks[last].Start..blocks[last].End])))
        {
            furniture |= blocks[last].Kind is not (BlockKind.Subheading or BlockKind.Headline);
            last--;
        }

        // Two headings in a row that head nothing are links.
        furniture |= blocks.Count - last > 2;

        // Without a paragraph of story the headings are all there is.
        for (var i = last + 1; last >= first && i < blocks.Count; i++)
        {
            if (blocks[i].Kind == BlockKind.Body || (blocks[i].Kind == BlockKind.Subheading && (furniture || Furniture.IsName(Short(text, blocks[i].Start, blocks[i].End)))))
            {
                blocks[i] = blocks[i] with { Kind = BlockKind.Furniture };
            }
        }
    }

    /// <summary>The first heading before the story is its title, unless it is but a kicker ("ANALYSIS") and another follows.</summary>
    private static void NameHeadline(string text, List<TextBlock> blocks, int first)
    {
        var title = -1;
        for (var i = first; i < blocks.Count && blocks[i].Kind != BlockKind.Body; i++)
        {
            if (blocks[i].Kind == BlockKind.Subheading)
            {
                var kicker = text.AsSpan(blocks[i].Start, blocks[i].End - blocks[i].Start).Count(' ') < 2;
                title = title < 0 || !kicker ? i : title;
                if (!kicker)
                {
                    break;
                }
            }
        }

        if (title >= 0)
        {
            blocks[title] = blocks[title] with { Kind = BlockKind.Headline };
        }
    }

    private static void Demote(List<TextBlock> blocks, int from)
    {
        for (var i = from; i < blocks.Count; i++)
        {
            blocks[i] = blocks[i] with { Kind = BlockKind.Furniture };
        }
    }

    /// <summary>A heading is short, and no sentence: no full stop behind it, no list mark or clock time before it.</summary>
    private static bool IsHeading(string line, int length)
    {
        if (length > LongestHeading || line[0] is '•' or '-' or '*' or '–' or '·')
        {
            return false;
        }

        // "… confirmed it. (Reuters)"
        var end = line.AsSpan();
        if (end[^1] == ')' && end.LastIndexOf('(') is var bracket and > 0)
        {
            var before = end[..bracket].TrimEnd();
            end = before.Length > 0 && before[^1] is '.' or '!' or '?' or '"' or '”' ? before : end;
        }

        end = end.TrimEnd("\"”’')]»“");
        return end.Length == 0 || end[^1] switch
        {
            '.' or '!' or ':' or ';' or ',' or '…' => false,
            '?' => end.Length <= 80 && end[..^1].IndexOfAny(".?!") < 0,
            _ => true,
        };
    }

    // Long paragraphs are no furniture, and need no copy.
    private static string Short(string text, int start, int end) => text[start..Math.Min(end, start + 401)];
}
