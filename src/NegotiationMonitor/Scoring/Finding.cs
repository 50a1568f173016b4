namespace NegotiationMonitor.Scoring;

/// <summary>What is not as it should be.</summary>
public enum FindingKind
{
    /// <summary>Nothing was read at the place of a required act.</summary>
    Missed,

    /// <summary>Read there, but of another party or issue.</summary>
    WhoWhat,

    /// <summary>Right party and issue, but another type or sign.</summary>
    Type,

    /// <summary>Read where nothing is annotated, or once more and differently.</summary>
    Extra,
}

/// <summary>One line of the list of misses and extras.</summary>
/// <param name="Gold">The annotated act; null for an extra.</param>
/// <param name="Act">The act that was read; null for a miss.</param>
public sealed record Finding(string Article, FindingKind Kind, GoldEvent? Gold, ReadAct? Act)
{
    /// <summary>The words it is about.</summary>
    public string Words => Gold?.Anchors[0] ?? (Act is { Evidence.Count: > 0 } ? Act.Evidence[0].Quote : string.Empty);
}

/// <summary>An article's scores and what is wrong in it.</summary>
/// <param name="Acts">Acts read.</param>
/// <param name="FullyRight">Ids of the annotated acts that were read fully right.</param>
public sealed record ArticleScore(string Article, int Acts, Scores Scores, IReadOnlyList<Finding> Findings, IReadOnlyList<string> FullyRight);

/// <summary>What became of an annotated act between two runs.</summary>
/// <param name="Gained">True where it is fully right now and was not; false where it was and is not.</param>
/// <param name="Now">What is wrong with it now; null where nothing is.</param>
public sealed record Difference(string Article, bool Gained, GoldEvent Gold, Finding? Now)
{
    /// <summary>Annotated acts that are fully right in only one of two runs over the same articles, in their order; losses before gains of an article.</summary>
    public static IEnumerable<Difference> Between(IReadOnlyList<ArticleScore> before, IReadOnlyList<ArticleScore> now, IReadOnlyDictionary<string, GoldArticle> gold)
    {
        ArgumentNullException.ThrowIfNull(now);
        var earlier = before.ToDictionary(a => a.Article, a => a.FullyRight.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var article in now.Where(a => earlier.ContainsKey(a.Article)))
        {
            var (was, @is) = (earlier[article.Article], article.FullyRight.ToHashSet(StringComparer.Ordinal));
            var moved = gold[article.Article].Events.Where(e => was.Contains(e.Id) != @is.Contains(e.Id));
            foreach (var e in moved.OrderBy(e => @is.Contains(e.Id)))
                yield return new Difference(article.Article, @is.Contains(e.Id), e, article.Findings.FirstOrDefault(f => f.Gold == e));
        }
    }
}
