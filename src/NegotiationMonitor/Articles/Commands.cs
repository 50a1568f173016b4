namespace NegotiationMonitor.Articles;

/// <summary>What a reader found in an article for one dossier.</summary>
/// <param name="Reader">Name and version, for example <c>rules/1</c>.</param>
/// <param name="Dossier">Null when read without one.</param>
/// <param name="Codebook">Hash of the codebook; null without one.</param>
/// <param name="Acts">In the order of the text; their dossier is the reading's.</param>
/// <param name="Sentences">Sentences looked at.</param>
public sealed record ArticleReading(string Reader, string? Dossier, string? Codebook, IReadOnlyList<Act> Acts, int Sentences);

/// <summary>Record an article and its reading.</summary>
/// <param name="Copy">The earlier article that tells the same story, where one is known.</param>
public sealed record RecordArticle(ArticleText Article, ArticleReading Reading, CopyRecognised? Copy = null);

/// <summary>Record the changed text of an article, and its reading.</summary>
public sealed record ReviseArticle(ArticleText Article, ArticleReading Reading);

/// <summary>Record that the article tells the story of an earlier one.</summary>
/// <param name="Of">Stream of the earlier article.</param>
/// <param name="Similarity">0 to 1, see <see cref="CopyRecognised"/>.</param>
public sealed record RecogniseCopy(string Of, double Similarity);

/// <summary>A reviewer takes an act back.</summary>
/// <param name="Act">Id of the act as it stands.</param>
public sealed record Retract(Guid Act, string By, string Why);

/// <summary>A reviewer corrects an act.</summary>
/// <param name="Act">Id of the act as it stands.</param>
public sealed record Amend(Guid Act, Act Becomes, string By, string Why);

/// <summary>A reviewer adds an act that the reader missed.</summary>
public sealed record Add(Act Act, string By, string Why);

/// <summary>Replace a dossier's reading by a new one.</summary>
public sealed record Reread(ArticleReading Reading, string Why);
