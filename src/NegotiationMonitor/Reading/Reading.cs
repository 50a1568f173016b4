using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;

namespace NegotiationMonitor.Reading;

/// <summary>What a reader found in one article.</summary>
/// <param name="Acts">In the order of the text.</param>
/// <param name="PublishedOn">Publication day that dates were resolved against, given or estimated.</param>
/// <param name="Estimated">Whether <paramref name="PublishedOn"/> was estimated.</param>
/// <param name="Sentences">Sentences looked at, furniture left out.</param>
public sealed record ReadingResult(IReadOnlyList<Act> Acts, DateOnly? PublishedOn, bool Estimated, int Sentences);

/// <summary>Turns text into acts. Deterministic: the same text and codebook give the same acts on any machine and culture.</summary>
public interface IArticleReader
{
    /// <summary>Name and version, for example <c>rules/1</c>; recorded with every act.</summary>
    string Name { get; }

    /// <summary>Reads one article.</summary>
    /// <exception cref="RefusedException">The text is empty, not text, too long or not in a language the reader knows.</exception>
    ReadingResult Read(ArticleText article, Codebook codebook);
}
