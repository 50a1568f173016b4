using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Positions;

/// <summary>An article as the positions follow it: what is known of it, its entries that are alive, and what its present reading has touched.</summary>
public sealed class ArticleLine
{
    /// <summary>An article that is its own story.</summary>
    public ArticleLine(string stream)
    {
        Stream = stream;
        Root = stream;
        Story = stream;
    }

    /// <summary>Stream key.</summary>
    public string Stream { get; }

    /// <summary>Dossier it came in for; null without one.</summary>
    public string? Dossier { get; set; }

    /// <summary>Who published it; null where unknown.</summary>
    public string? Outlet { get; set; }

    /// <summary>Headline; null where unknown.</summary>
    public string? Title { get; set; }

    /// <summary>Address; null where unknown.</summary>
    public string? Url { get; set; }

    /// <summary>Name it came under.</summary>
    public string? File { get; set; }

    /// <summary>Day of publication as given; null where nobody said.</summary>
    public DateOnly? PublishedOn { get; set; }

    /// <summary>Lower-case hex SHA-256 of the current text.</summary>
    public string ContentHash { get; set; } = "";

    /// <summary>Sequence of <c>article_received</c>.</summary>
    public long Received { get; set; }

    /// <summary>When it was received, UTC.</summary>
    public DateTimeOffset RecordedAt { get; set; }

    /// <summary>How often the outlet changed its text.</summary>
    public int Revisions { get; set; }

    /// <summary>Stream of the story's first article.</summary>
    public string Root { get; set; }

    /// <summary>The story's origin: outlet of the root article, else its stream.</summary>
    public string Story { get; set; }

    /// <summary>Sequence at which its entries last took effect on changes.</summary>
    public long Settled { get; set; }

    /// <summary>Its entries that count now. Complete only where a correction may need them.</summary>
    public List<Entry> Alive { get; } = [];

    /// <summary>Positions touched since <see cref="Settled"/>, with the entries that ended there meanwhile.</summary>
    public Dictionary<PositionKey, List<Entry>> Open { get; } = [];

    /// <summary>What entries need to know of it.</summary>
    public ArticleFacts Facts => new(Stream, Outlet, PublishedOn, Root, Story);

    internal void Receive(ArticleReceived received, RecordedEvent recorded)
    {
        (Dossier, Outlet, Title, Url, File) = (received.Dossier, received.Outlet, received.Title, received.Url, received.File);
        (PublishedOn, ContentHash, Received, RecordedAt) = (received.PublishedOn, received.ContentHash, recorded.Sequence, recorded.RecordedAt);
        Story = string.IsNullOrWhiteSpace(Outlet) ? Stream : Origins.NameOf(Outlet);
    }

    internal void Revise(ArticleRevised revised)
    {
        (Title, File, PublishedOn) = (revised.Title ?? Title, revised.File ?? File, revised.PublishedOn ?? PublishedOn);
        ContentHash = revised.ContentHash;
        Revisions++;
    }
}
