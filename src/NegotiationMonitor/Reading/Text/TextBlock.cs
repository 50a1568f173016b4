namespace NegotiationMonitor.Reading.Text;

/// <summary>What a part of an article's page is.</summary>
public enum BlockKind
{
    /// <summary>Front matter (<c>date: outlet: url: title:</c>): about the article, not its text.</summary>
    Metadata,

    /// <summary>The article's title.</summary>
    Headline,

    /// <summary>A standfirst, kicker or heading between paragraphs.</summary>
    Subheading,

    /// <summary>A paragraph or list item of the story.</summary>
    Body,

    /// <summary>What stands under a picture, and its credit.</summary>
    Caption,

    /// <summary>Counters, links, bylines, requests to subscribe, author biographies, other stories on the page.</summary>
    Furniture,
}

/// <summary>A paragraph or line of an article. Offsets are UTF-16 units of the text as received, surrounding blanks left out.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">Behind the last unit.</param>
public readonly record struct TextBlock(BlockKind Kind, int Start, int End)
{
    /// <summary>Whether it is part of the story: only such blocks are read.</summary>
    public bool IsRead => Kind is BlockKind.Headline or BlockKind.Subheading or BlockKind.Body;

    /// <summary>Whether it is a title or heading, told without a full stop.</summary>
    public bool IsHeading => Kind is BlockKind.Headline or BlockKind.Subheading;

    /// <summary>Its words, as they stand in <paramref name="text"/>.</summary>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text[Start..End];
    }
}
