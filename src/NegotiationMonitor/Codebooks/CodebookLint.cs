namespace NegotiationMonitor.Codebooks;

/// <summary>What a finding of the linter is about.</summary>
public enum LintRule
{
    /// <summary>A name means two actors.</summary>
    NameClash,

    /// <summary>Two people share a surname.</summary>
    SurnameShared,

    /// <summary>An actor that only its id names.</summary>
    NamelessActor,

    /// <summary>An issue without terms.</summary>
    NoTerms,

    /// <summary>A term of two issues.</summary>
    TermShared,

    /// <summary>A term that is found in none of the articles given.</summary>
    TermNeverFires,

    /// <summary>A title that one can hardly be for or against.</summary>
    TitleTakesNoSide,
}

/// <summary>Something in a codebook that will make readings worse.</summary>
/// <param name="Where">Id of the actor or issue.</param>
/// <param name="Message">One line: what is wrong and what to do.</param>
public sealed record LintFinding(LintRule Rule, string Where, string Message);

/// <summary>A term of an issue that a text contains.</summary>
public readonly record struct FiredTerm(string Issue, string Term);

/// <summary>Says which terms of a book's issues a text contains.</summary>
public delegate IEnumerable<FiredTerm> TermFinder(Codebook book, string text);

/// <summary>Finds what the loader must accept but an author should know of. World actors the dossier does not list are held against it only where they share a name.</summary>
public static class CodebookLint
{
    // Words that open a subject, not a position: nobody is for "the future of the bridge".
    private static readonly string[] Subjects =
    [
        "status", "future", "question", "issue", "problem", "situation", "relations", "discussion", "debate", "topic", "fate", "details", "next steps", "how", "what", "when", "where", "whether", "which", "who", "why",
    ];

    /// <summary>Checks a book, and its terms against articles where there are any.</summary>
    /// <param name="find">How terms are found; <see cref="TermTokens.Find"/> where it is not given.</param>
    public static IReadOnlyList<LintFinding> Check(Codebook book, IReadOnlyCollection<string>? articles = null, TermFinder? find = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        IEnumerable<LintFinding> findings =
        [
            .. NameClashes(book),
            .. Surnames(book),
            .. Nameless(book),
            .. book.Issues.SelectMany(Titles),
            .. book.Issues.Where(i => i.Terms.Count == 0).Select(i => new LintFinding(
                LintRule.NoTerms, i.Id, $"issue `{i.Id}` has no terms — list the words that name it, or nothing but its title and deeds will find it")),
            .. SharedTerms(book),
        ];
        return [.. findings, .. articles is { Count: > 0 } ? Silent(book, articles, find ?? TermTokens.Find) : []];
    }

    private static IEnumerable<LintFinding> NameClashes(Codebook book) => book.Actors
        .SelectMany(actor => Names(actor).Select(Bare).Distinct(StringComparer.Ordinal).Select(name => (Name: name, Actor: actor.Id)))
        .GroupBy(x => x.Name, StringComparer.Ordinal)
        .Where(same => same.Count() > 1 && same.Any(x => book.OwnActors.Contains(x.Actor)))
        .Select(same => new LintFinding(
            LintRule.NameClash, same.First(x => book.OwnActors.Contains(x.Actor)).Actor,
            $"`{same.Key}` names {string.Join(" and ", same.Select(x => $"`{x.Actor}`"))} — " + (same.FirstOrDefault(x => !book.OwnActors.Contains(x.Actor)).Actor is { } world
                ? $"the dossier's party wins; use the id `{world}` of the world book if that one is meant"
                : "leave it to one of them, or give one a longer name")));

    private static IEnumerable<LintFinding> Surnames(Codebook book) => book.Actors
        .SelectMany(actor => actor.People.Select(person => (Surname: person.Name.Split(' ')[^1], person.Name, Actor: actor.Id)))
        .GroupBy(x => x.Surname, StringComparer.Ordinal)
        .Where(same => same.Select(x => x.Name).Distinct(StringComparer.Ordinal).Count() > 1)
        .Select(same => new LintFinding(
            LintRule.SurnameShared, same.First().Actor,
            $"`{same.Key}` is the surname of {string.Join(" and ", same.Select(x => $"{x.Name} (`{x.Actor}`)"))} — give each a role, so that title or first name can tell them apart"));

    private static IEnumerable<LintFinding> Nameless(Codebook book)
    {
        var world = Codebook.World.OwnActors;
        return book.Actors
            .Where(a => book.OwnActors.Contains(a.Id) && !world.Contains(a.Id) && a.Aliases.Count == 0 && a.People.Count == 0
                && a.Kind is ActorKind.State or ActorKind.Organisation && IsTitleOfId(a))
            .Select(a => new LintFinding(
                LintRule.NamelessActor, a.Id, $"actor `{a.Id}` is known as `{a.Name}` only — add `name:` and `aliases:`, or use the id the world book has for it"));
    }

    private static IEnumerable<LintFinding> Titles(Issue issue)
    {
        var title = Bare(issue.Title);
        var opens = Subjects.FirstOrDefault(word => StartsWithWord(title, word));
        var reason = title.Contains('?', StringComparison.Ordinal) ? "asks a question"
            : opens is not null ? $"opens with \"{opens}\""
            : StartsWithWord(title, "no") || StartsWithWord(title, "not") ? "is a negation, so that being against it is being for something"
            : null;
        if (reason is not null)
        {
            yield return new LintFinding(
                LintRule.TitleTakesNoSide, issue.Id, $"the title of `{issue.Id}` {reason} — name what one can be for or against, for example \"A ceasefire\" or \"Lifting of sanctions\"");
        }
    }

    private static IEnumerable<LintFinding> SharedTerms(Codebook book) => book.Issues
        .SelectMany(issue => issue.Terms.Select(term => (Term: term, Issue: issue.Id)))
        .GroupBy(x => x.Term, StringComparer.OrdinalIgnoreCase)
        .Where(same => same.Select(x => x.Issue).Distinct(StringComparer.Ordinal).Count() > 1)
        .Select(same => new LintFinding(
            LintRule.TermShared, same.First().Issue, $"term `{same.Key}` stands in {string.Join(" and ", same.Select(x => $"`{x.Issue}`"))} — keep it where it belongs, or make it longer"));

    private static IEnumerable<LintFinding> Silent(Codebook book, IReadOnlyCollection<string> articles, TermFinder find)
    {
        var fired = articles.SelectMany(text => find(book, text)).ToHashSet();
        return book.Issues
            .SelectMany(issue => issue.Terms.Select(term => new FiredTerm(issue.Id, term)))
            .Where(term => !fired.Contains(term))
            .Select(term => new LintFinding(
                LintRule.TermNeverFires, term.Issue, $"term `{term.Term}` of `{term.Issue}` is in none of the {articles.Count} articles — use the words the articles use"));
    }

    private static IEnumerable<string> Names(Actor actor) =>
        [actor.Name, .. actor.Aliases, .. actor.Adjectives, .. actor.Demonyms, .. actor.People.SelectMany(p => p.Aliases.Append(p.Name))];

    private static string Bare(string name) =>
        name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;

    private static bool StartsWithWord(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length]));

    private static bool IsTitleOfId(Actor actor) =>
        actor.Name.Replace(' ', '-').Equals(actor.Id, StringComparison.OrdinalIgnoreCase);
}
