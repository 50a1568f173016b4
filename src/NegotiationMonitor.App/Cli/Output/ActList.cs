using NegotiationMonitor.Articles;
using Spectre.Console;

namespace NegotiationMonitor.App.Cli.Output;

/// <summary>An act to be listed.</summary>
/// <param name="Article">File name or id of its article.</param>
/// <param name="Recorded">The event, where it is recorded; for an act that is not, only its id is known.</param>
internal sealed record ListedAct(Guid Id, Act Act, string Article, RecordedEvent? Recorded = null);

/// <summary>Acts as people and programs see them.</summary>
internal static class ActList
{
    /// <summary>The forms for programs; JSON is the contract's.</summary>
    public static Listing<ListedAct> Listing { get; } = new(
        (writer, item) =>
        {
            if (item.Recorded is { } recorded)
            {
                ActJson.Write(writer, recorded, item.Article);
            }
            else
            {
                ActJson.Write(writer, item.Id, item.Act, item.Article);
            }
        },
            ("sequence", i => i.Recorded?.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("article", i => i.Article),
            ("saidFrom", i => Screen.Day(i.Act.SaidOn.From)), ("saidTo", i => Screen.Day(i.Act.SaidOn.To)), ("basis", i => i.Act.SaidOn.Basis.Word()),
            ("dossier", i => i.Act.Dossier), ("actor", i => i.Act.Actor), ("type", i => EventNames.NameOf(i.Act)), ("issue", i => i.Act.Issue),
            ("stance", i => i.Act.Stance.Word()), ("certainty", i => i.Act.Certainty.Word()), ("mode", i => i.Act.Mode.Word()),
            ("speaker", i => i.Act.Speaker), ("claimedBy", i => i.Act.ClaimedBy), ("conditions", i => string.Join("; ", i.Act.Conditions.Select(c => c.Text))),
            ("quote", i => i.Act.Evidence[0].Quote), ("start", i => i.Act.Evidence[0].Start.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("rule", i => i.Act.Rule));

    /// <summary>An empty table of acts.</summary>
    public static Table Table() => Screen.Table(true, ("Said", 10), ("Who, on what", 24), ("Act, stance", 20), ("Words", 0));

    /// <summary>Adds a row.</summary>
    public static void AddTo(Table table, Act act) => table.AddRow(
        Screen.Cell(Days(act.SaidOn)),
        Screen.Cell($"{act.Actor}\n{act.Issue ?? "(no issue)"}"),
        new Rows(Screen.Cell(EventNames.NameOf(act).Replace('_', ' ')), Screen.Cell(act.Stance)),
        Screen.Cell(Words(act)));

    private static string Days(SaidOn said) =>
        (said.From == said.To ? Screen.Day(said.From) : $"{Screen.Day(said.From)}\n{Screen.Day(said.To)}") + (said.Basis == DateBasis.Estimated ? "\nestimated" : string.Empty);

    private static string Words(Act act)
    {
        var who = (act.Speaker, act.ClaimedBy) switch
        {
            (null, null) => string.Empty,
            (var speaker, null) => $"{speaker}: ",
            (var speaker, var other) => $"{speaker ?? other} (claims): ",
        };
        var conditions = act.Conditions.Select(c => $"\n  ⤷ {Screen.Short(c.Text, 90)}{(c.On is null ? string.Empty : $" [{c.On}]")}");
        return who + Screen.Quote(act.Evidence[0].Quote, 160) + string.Concat(conditions);
    }
}
