using System.CommandLine;
using System.Globalization;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Cli;

/// <summary>What lists are asked: whose positions on what, under which clocks.</summary>
internal static class Question
{
    private static readonly Option<string?> SaidBy = Common.Day("--said-by", "What was said up to this day");

    private static readonly Option<string?> PublishedBy = Common.Day("--published-by", "What a reader of the press could know on this day");

    private static readonly Option<string?> RecordedBy = new("--recorded-by")
    {
        Description = "What was recorded up to then: a sequence number, a day (to its end, UTC) or a time",
        HelpName = "SEQ|DAY|TIME",
    };

    private static readonly Option<string[]> Actor = Names("--actor", "Only this actor (may be repeated)");

    private static readonly Option<string[]> Issue = Names("--issue", "Only this issue (may be repeated)");

    private static readonly Option<string[]> Dossier = Names("--dossier", "Only this dossier (may be repeated)");

    /// <summary>Adds clocks and filters to a verb.</summary>
    public static Command With(this Command command, bool filters = true)
    {
        command.WithClocks();
        command.Add(Dossier);
        if (filters)
        {
            command.Add(Actor);
            command.Add(Issue);
        }

        return command;
    }

    /// <summary>Adds the clocks alone.</summary>
    public static Command WithClocks(this Command command)
    {
        command.Add(SaidBy);
        command.Add(RecordedBy);
        command.Add(PublishedBy);
        return command;
    }

    /// <summary>The clocks asked for.</summary>
    /// <exception cref="RefusedException">A day that cannot be, or a point of the log that has not come.</exception>
    public static async Task<Clocks> ClocksAsync(ParseResult parsed, Store store, CancellationToken cancellation) => new(
        Common.DayOf(parsed, SaidBy), await Moment.SequenceAsync(parsed.GetValue(RecordedBy), "--recorded-by", store.Database, cancellation), Common.DayOf(parsed, PublishedBy));

    /// <summary>Refuses days that cannot be before a database is started for them.</summary>
    /// <exception cref="RefusedException">A day that cannot be.</exception>
    public static void RequireDays(ParseResult parsed)
    {
        foreach (var option in (Option<string?>[])[SaidBy, PublishedBy])
        {
            _ = Common.DayOf(parsed, option);
        }
    }

    /// <summary>Dossiers, actors and issues asked for.</summary>
    public static PositionFilter Filter(ParseResult parsed) => new(Given(parsed, Dossier), Given(parsed, Actor), Given(parsed, Issue));

    /// <summary>The dossiers asked for; null for all.</summary>
    public static string[]? Dossiers(ParseResult parsed) => Given(parsed, Dossier);

    /// <summary>The clocks of an answer in words.</summary>
    public static async Task<string> InWordsAsync(Store store, Clocks clocks, long sequence, CancellationToken cancellation) =>
        $"said by {Day(clocks.SaidBy)}{(clocks.PublishedBy is null ? string.Empty : $", published by {Day(clocks.PublishedBy)}")}, "
        + $"recorded by {await Moment.WordsAsync(store.Database, sequence, cancellation)}";

    /// <summary>Says on standard error under which clocks a list for programs was made.</summary>
    public static async Task TellAsync(Store store, Clocks clocks, long sequence, CancellationToken cancellation) =>
        await Console.Error.WriteLineAsync(await InWordsAsync(store, clocks, sequence, cancellation));

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "now";

    private static string[]? Given(ParseResult parsed, Option<string[]> option) =>
        parsed.GetResult(option) is { Implicit: false } && parsed.GetValue(option) is { Length: > 0 } names ? names : null;

    private static Option<string[]> Names(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "ID",
        Arity = ArgumentArity.OneOrMore,
    };
}
