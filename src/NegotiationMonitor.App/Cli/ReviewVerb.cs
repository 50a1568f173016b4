using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Review;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>review retract|amend|add</c>: a reviewer's corrections, as events with who and why.</summary>
internal static class ReviewVerb
{
    private static readonly Argument<string> Event = new("EVENT") { Description = "Sequence number or id of the act, as negmon events shows it" };

    private static readonly Argument<string> Article = new("ARTICLE") { Description = "File, address, title or stream of the article" };

    private static readonly Option<string> By = new("--by") { Description = "Who reviews", HelpName = "NAME", Required = true };

    private static readonly Option<string> Why = new("--why") { Description = "Why, in a sentence", HelpName = "REASON", Required = true };

    private static readonly Option<string?> Type = Text("--type", "TYPE", "Kind of act, for example offer_conditioned");

    private static readonly Option<string?> Actor = Text("--actor", "ID", "Whose act it is");

    private static readonly Option<string?> Issue = Text("--issue", "ID", "What it is about; \"\" for no issue");

    private static readonly Option<Stance?> Stance = Word<Stance>("--stance", "Where it puts the actor");

    private static readonly Option<Certainty?> Certainty = Word<Certainty>("--certainty", "How sure the text is of it");

    private static readonly Option<Mode?> Mode = Word<Mode>("--mode", "In whose words it is told");

    private static readonly Option<string?> Speaker = Text("--speaker", "NAME", "Who says so; \"\" for nobody named");

    private static readonly Option<string?> ClaimedBy = Text("--claimed-by", "ID", "The other party that claims it; \"\" for an own statement");

    private static readonly Option<string?> SaidOn = Common.Day("--said-on", "Day of the act");

    private static readonly Option<string?> SaidTo = Common.Day("--said-to", "Last day, where only a range is known");

    private static readonly Option<string?> Proposition = Text("--proposition", "WORDS", "What is proposed, offered or demanded");

    private static readonly Option<string[]> Conditions = new("--condition") { Description = "A condition as written; \"… [party]\" names who would fulfil it (may be repeated; replaces all)", HelpName = "WORDS" };

    private static readonly Option<bool> NoConditions = new("--no-conditions") { Description = "It has no conditions" };

    private static readonly Option<string[]> Quotes = new("--quote") { Description = "The words that show it, verbatim (may be repeated)", HelpName = "WORDS" };

    private static readonly Option<int?> At = new("--at") { Description = "Where the first quote begins, if it stands in the text more than once", HelpName = "OFFSET" };

    private static readonly Option<string?> Dossier = new("--dossier") { Description = "For which dossier, where the article was read for several", HelpName = "ID" };

    public static Command Create()
    {
        var retract = new Command("retract", "Takes an act back") { Event };
        var amend = new Command("amend", "Corrects an act; what is not given stays as it is") { Event };
        var add = new Command("add", "Adds an act that the reader missed") { Article, Dossier };
        retract.SetAction((parsed, cancellation) => RunAsync(
            parsed, r => r.RetractAsync(parsed.GetRequiredValue(Event), parsed.GetRequiredValue(By), parsed.GetRequiredValue(Why), cancellation), cancellation));
        amend.SetAction((parsed, cancellation) => RunAsync(
            parsed, r => r.AmendAsync(parsed.GetRequiredValue(Event), Draft(parsed), parsed.GetRequiredValue(By), parsed.GetRequiredValue(Why), cancellation), cancellation));
        add.SetAction((parsed, cancellation) => RunAsync(
            parsed, r => r.AddAsync(parsed.GetRequiredValue(Article), parsed.GetValue(Dossier), Draft(parsed), parsed.GetRequiredValue(By), parsed.GetRequiredValue(Why), cancellation), cancellation));
        foreach (var command in (Command[])[amend, add])
        {
            foreach (var option in (Option[])[Type, Actor, Issue, Stance, Certainty, Mode, Speaker, ClaimedBy, SaidOn, SaidTo, Proposition, Conditions, NoConditions, Quotes, At])
            {
                command.Add(option);
            }
        }

        var review = new Command("review", "Records a reviewer's corrections, with who and why; the earlier view stays answerable by --recorded-by") { retract, amend, add };
        foreach (var command in (Command[])[retract, amend, add])
        {
            command.Add(By);
            command.Add(Why);
            command.Add(Common.Format);
        }

        return review;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Func<Reviewing, Task<Reviewed>> review, CancellationToken cancellation)
    {
        await using var store = await Store.OpenAsync(parsed, cancellation);
        var done = await review(new Reviewing(store));
        if (parsed.GetValue(Common.Format) != Format.Table)
        {
            Console.WriteLine(JsonSerializer.Serialize(done, Shape.Options));
            return CommandLine.Done;
        }

        Console.WriteLine(done.Sequence is { } sequence
            ? string.Create(CultureInfo.InvariantCulture, $"recorded as event {sequence} ({done.Id}) in {done.Stream}; --recorded-by {sequence - 1} shows the view before it")
            : $"nothing to record: {done.Stream} says so already");
        foreach (var change in done.Changes)
        {
            ChangeList.Print(change);
        }

        if (done.Changes.Count == 0)
        {
            Console.WriteLine("no position changes by it");
        }

        return CommandLine.Done;
    }

    private static ActDraft Draft(ParseResult parsed) => new(
        parsed.GetValue(Type), parsed.GetValue(Actor), parsed.GetValue(Issue), parsed.GetValue(Stance), parsed.GetValue(Speaker), parsed.GetValue(ClaimedBy),
        parsed.GetValue(Certainty), parsed.GetValue(Mode), Common.DayOf(parsed, SaidOn), Common.DayOf(parsed, SaidTo),
        parsed.GetValue(NoConditions) ? [] : Given(parsed, Conditions)?.Select(ConditionOf).ToList(), parsed.GetValue(Proposition), Given(parsed, Quotes), parsed.GetValue(At));

    /// <summary><c>if hostilities cease [russia]</c>: the words, and who would fulfil them.</summary>
    private static Condition ConditionOf(string words)
    {
        var at = words.EndsWith(']') ? words.LastIndexOf(" [", StringComparison.Ordinal) : -1;
        return at < 0 ? new(words, null) : new(words[..at], words[(at + 2)..^1]);
    }

    private static string[]? Given(ParseResult parsed, Option<string[]> option) => parsed.GetValue(option) is { Length: > 0 } values ? values : null;

    private static Option<string?> Text(string name, string value, string description) => new(name) { Description = description, HelpName = value };

    private static Option<T?> Word<T>(string name, string description)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(v => v.Word(), StringComparer.Ordinal);
        return new(name)
        {
            Description = $"{description}: {string.Join(", ", words.Keys)}",
            HelpName = "WORD",
            CustomParser = result =>
            {
                var word = result.Tokens.Count == 0 ? string.Empty : result.Tokens[0].Value;
                if (words.TryGetValue(word, out var value))
                {
                    return value;
                }

                result.AddError($"{name}: '{word}' is none of {string.Join(", ", words.Keys)}");
                return null;
            },
        };
    }
}
