using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Tests.Articles;

/// <summary>A small article, and acts in it.</summary>
internal static class Samples
{
    public const string Text = "Arland is ready to open its port, its minister said. Borland called the offer too little, and refused to lift its tariffs.";

    public static readonly ArticleText Article = new(Text, "The Harbour Post", "https://example.org/port", "Port offer", new DateOnly(2025, 5, 6), "port.txt");

    public static Act Offer => Make<OfferMade>("arland", "ready to open its port", Text, "port", "rules/1");

    public static Act Refusal => Make<StanceStated>("borland", "refused to lift its tariffs", Text, "port", "rules/1") with { Stance = Stance.RulesOut };

    public static Act Complaint => Make<ProposalRejected>("borland", "called the offer too little", Text, "port", "rules/1");

    public static ArticleReading Reading(params Act[] acts) => new("rules/1", "port", "c0debook", acts, 2);

    public static RecordArticle Record(params Act[] acts) => new(Article, Reading(acts));

    /// <summary>The article as recorded, with an offer and a refusal.</summary>
    public static NewEvent[] Recorded => [.. ArticleDecisions.Decide(new ArticleRecord(Decision.Article), Record(Offer, Refusal))];

    public static T Make<T>(string actor, string quote, string text, string? dossier, string reader)
        where T : Act
    {
        var at = text.IndexOf(quote, StringComparison.Ordinal);
        var data = new
        {
            dossier,
            actor,
            issue = "port-access",
            saidOn = new { from = "2025-05-06", to = "2025-05-06", basis = "reported" },
            evidence = new[] { new { start = at, end = at + quote.Length, quote } },
            rule = "test",
            reader,
        };
        return (T)EventJson.Read(EventNames.NameOf(typeof(T)), System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(data));
    }
}
