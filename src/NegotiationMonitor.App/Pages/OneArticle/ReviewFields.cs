using NegotiationMonitor.App.Input;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;

namespace NegotiationMonitor.App.Pages.OneArticle;

/// <summary>What stands in a review form.</summary>
/// <param name="book">Whose parties can be typed.</param>
internal sealed class ReviewFields(IFormCollection form, Codebook book)
{
    /// <summary>A field as it was sent.</summary>
    public string Raw(string name) => form[name].ToString();

    /// <summary>A field without blanks around it; null where it is empty.</summary>
    public string? Text(string name) => Raw(name).Trim() is { Length: > 0 } text ? text : null;

    /// <exception cref="RefusedException">No stance goes by that word.</exception>
    public Stance Stance()
    {
        var word = Text("stance");
        return Enum.GetValues<Stance>().Where(s => s.Word() == word).Select(s => (Stance?)s).FirstOrDefault() ?? throw new RefusedException($"'{word}' is no stance");
    }

    /// <summary>Id of a party: of the one typed, else of the one chosen.</summary>
    /// <exception cref="RefusedException">The book has none of that name.</exception>
    public string? Party(string chosen, string typed) => Text(typed) is { } name ? PartyNamed(name) : Text(chosen);

    /// <summary>The days of the act; null where they are those it has.</summary>
    /// <exception cref="RefusedException">They are no days, or in no order.</exception>
    public (DateOnly? From, DateOnly? To) Days(SaidOn? standing)
    {
        DateOnly? from = Text("saidOn") is { } first ? PublishedDay.Parse(first, "the day") : null;
        DateOnly? to = Text("saidTo") is { } last ? PublishedDay.Parse(last, "the last day") : null;
        return from is null && to is null ? (null, null)
            : from is null || to < from ? throw new RefusedException("The last day of an act cannot be before its first")
            : standing is { } days && from == days.From && (to ?? from) == days.To ? (null, null)
            : (from, to);
    }

    /// <summary>The conditions, each with the party of the same line; a line without words is none. Null where the form does not ask for them.</summary>
    /// <exception cref="RefusedException">The lines do not fit together.</exception>
    public IReadOnlyList<Condition>? Conditions(IReadOnlyList<Condition> standing)
    {
        var (words, before, parties, others) = (form["condition"], form["conditionWas"], form["on"], form["otherOn"]);
        return words.Count == 0 ? null
            : words.Count != parties.Count || words.Count != before.Count || (others.Count > 0 && others.Count != words.Count) ? throw new RefusedException("The form does not tell for each condition who would have to fulfil it")
            : [.. words.Select((text, i) => new Condition(i < standing.Count && text == before[i] ? standing[i].Text : (text ?? "").Trim(), On(parties[i], others.Count > 0 ? others[i] : null))).Where(c => c.Text.Length > 0)];
    }

    private string? On(string? chosen, string? typed) =>
        !string.IsNullOrWhiteSpace(typed) ? PartyNamed(typed.Trim()) : string.IsNullOrEmpty(chosen) ? null : chosen;

    private string PartyNamed(string name)
    {
        var own = book.Actors.Where(a => Same(a.Id) || Same(a.Name)).Select(a => a.Id).ToList();
        return (own.Count > 0 ? own : [.. book.Actors.Where(a => a.Aliases.Any(Same)).Select(a => a.Id)]) switch
        {
            [var one] => one,
            [] => throw new RefusedException($"No party is called '{name}'; known: {NearNames.Of(name, book.Actors.Select(a => a.Name))}"),
            var several => throw new RefusedException($"'{name}' is what {string.Join(" and ", several)} are called: type one of these"),
        };

        bool Same(string other) => string.Equals(other, name, StringComparison.OrdinalIgnoreCase);
    }
}
