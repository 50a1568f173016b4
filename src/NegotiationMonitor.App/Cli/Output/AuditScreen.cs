using System.Globalization;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Audit;
using Spectre.Console;

namespace NegotiationMonitor.App.Cli.Output;

/// <summary>An audit trail for reading in a terminal: the latest act first, each with its sentence.</summary>
internal static class AuditScreen
{
    private const int HashLength = 16;

    /// <summary>Prints the trail.</summary>
    /// <param name="title">Title of the issue; null where unknown.</param>
    public static void Print(AuditTrail trail, string? title)
    {
        var (position, key) = (trail.Position, trail.Position.Key);
        Screen.Heading($"{key.Actor} on “{title ?? key.Issue}”");
        Paragraph($"{Screen.Word(position.Stance)}. {AuditWords.Position(position)}");
        foreach (var condition in position.Conditions)
        {
            Paragraph($"⤷ {condition.Text}{(condition.On is null ? string.Empty : $" [{condition.On}]")} ({Screen.Day(condition.Said)}, event {Number(condition.Sequence)})");
        }

        foreach (var origin in trail.Origins)
        {
            Paragraph($"origin {AuditWords.OriginName(trail, origin.Name)}: {Number(origin.Statements)} of the statements, in {string.Join("; ", origin.Streams.Select(s => AuditWords.Name(trail, s)))}");
        }

        Entries("What it rests on, and what was outweighed", trail.Entries, trail);
        Entries("No longer counted", trail.Ended, trail);
        Articles(trail);
        Corrections(trail);
    }

    private static void Entries(string title, IReadOnlyList<AuditedEntry> entries, AuditTrail trail)
    {
        if (entries.Count == 0)
        {
            return;
        }

        Screen.Heading(title);
        var table = Screen.Table(true, ("event", 6), ("said", 10), ("stance", 12), ("what it does, and its words", 0));
        foreach (var e in entries.Reverse())
        {
            List<string> lines = [$"{AuditWords.Verdict(e).ToUpperInvariant()}: {AuditWords.Why(e, trail)}"];
            lines.AddRange(e.Passages.Select(p => $"“{Screen.Short(p.Quote, 400)}” in: {Around(p)}"));
            lines.Add($"{AuditWords.Act(e)}; rule {e.Act.Rule}, reader {e.Act.Reader}");
            lines.Add($"{AuditWords.Name(trail, e.Entry.Stream)} at {string.Join(", ", e.Act.Evidence.Select(s => $"{Number(s.Start)}–{Number(s.End)}"))}; {AuditWords.Origin(trail, e)}; hash {Short(e.Hash)}\n");
            table.AddRow(Screen.Cell(Number(e.Entry.Sequence)), Screen.Cell(Screen.Day(e.Entry.SaidOn.To)), Screen.Cell(e.Entry.Stance), Screen.Cell(string.Join('\n', lines)));
        }

        Screen.Print(table);
    }

    private static void Articles(AuditTrail trail)
    {
        Screen.Heading("Articles");
        var table = Screen.Table(true, ("published", 10), ("article", 0));
        foreach (var article in trail.Articles)
        {
            List<string> lines = [$"{AuditWords.Name(trail, article.Stream)}{(article.Url is null ? string.Empty : $", {article.Url}")}: {AuditWords.Share(trail, article)}"];
            if (AuditWords.Story(trail, article) is { } story)
            {
                lines.Add(story);
            }

            lines.Add($"text {Short(article.ContentHash)}, received {AuditWords.Time(article.RecordedAt)}, {article.Stream} at version {Number(article.Version)}, hash {Short(article.Hash)}");
            table.AddRow(Screen.Cell(Screen.Day(article.PublishedOn)), Screen.Cell(string.Join('\n', lines)));
        }

        Screen.Print(table);
    }

    private static void Corrections(AuditTrail trail)
    {
        if (trail.Corrections.Count == 0)
        {
            return;
        }

        Screen.Heading("Corrections");
        foreach (var c in trail.Corrections)
        {
            Paragraph($"event {Number(c.Sequence)}, {AuditWords.Time(c.RecordedAt)}: {AuditWords.Correction(c)}; ended {List(c.Ended)}, began {List(c.Begun)}; hash {Short(c.Hash)}");
        }
    }

    private static string Around(Passage p) => Screen.Short($"{p.Before} » {p.Sentence} « {p.After}".Trim(), 700);

    private static void Paragraph(string text) => Screen.Print(Screen.Cell(text));

    private static string Short(string hash) => hash.Length > HashLength ? hash[..HashLength] + "…" : hash;

    private static string List(IReadOnlyList<long> sequences) => sequences.Count == 0 ? "nothing" : string.Join(", ", sequences.Select(Number));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
