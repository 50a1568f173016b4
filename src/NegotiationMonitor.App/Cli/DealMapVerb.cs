using System.CommandLine;
using System.Text.Json;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Deals;
using NegotiationMonitor.Postgres.Positions;
using Spectre.Console;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>dealmap</c>: who offers, demands and waits for what.</summary>
internal static class DealMapVerb
{
    private static readonly Option<string> Form = new("--format")
    {
        Description = "table, json, dot (Graphviz) or mermaid",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => "table",
    };

    public static Command Create()
    {
        Form.AcceptOnlyFromAmong("table", "json", "dot", "mermaid");
        var command = new Command("dealmap", "Shows what is offered, demanded and waited for, who waits for each other, and which issues are blocked") { Form }.With();
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var filter = Question.Filter(parsed);
        await using var store = await Store.AskAsync(parsed, cancellation);
        var answer = await new DealQueries(store.Database).MapsAsync(filter, await Question.ClocksAsync(parsed, store, cancellation), cancellation);
        var titles = await store.TitlesAsync(cancellation);
        var form = parsed.GetRequiredValue(Form);
        if (form == "table")
        {
            foreach (var map in answer.Rows)
            {
                Print(ShownDeal.Of(map, titles));
            }

            Console.WriteLine($"\n{await Question.InWordsAsync(store, answer.Asked, answer.Sequence, cancellation)}");
            return CommandLine.Done;
        }

        if (form == "json")
        {
            Console.WriteLine(JsonSerializer.Serialize(answer.Rows.Select(m => ShownDeal.Of(m, titles)), Shape.Options));
        }
        else
        {
            foreach (var map in answer.Rows)
            {
                Console.Write(form == "dot" ? DealMapText.Dot(map.Map) : DealMapText.Mermaid(map.Map));
            }
        }

        await Question.TellAsync(store, answer.Asked, answer.Sequence, cancellation);
        return CommandLine.Done;
    }

    private static void Print(ShownDeal deal)
    {
        Screen.Heading(deal.Title ?? deal.Dossier ?? "Without a dossier");
        Section("Each waits for the other", deal.Cycles, c =>
            (string.Join(" → ", c.Parties.Append(c.Parties[0])), string.Join("\n", c.Links.Select(l => $"{l.Actor} on {l.Issue}: {Screen.Short(l.Condition, 110)}\n  {Words(l.Words)}"))));
        Section("Conditions", deal.Links, l =>
            ($"{l.Actor}\non {l.Issue}\n{Screen.Word(l.Stance)}",
            $"{Screen.Short(l.Condition, 140)}\nwaits for {(l.WaitsFor.Count == 0 ? "nobody in particular" : string.Join(", ", l.WaitsFor))}{(l.About is null ? string.Empty : $" (about {l.About})")}\n{Words(l.Words)}"));
        Section("Blocked", deal.Blocked, b => (b.Issue, b.Why == Blockage.Refused
            ? $"refused: {string.Join(", ", b.Against)} against {string.Join(", ", b.For)}"
            : $"waiting: all who are for it ({string.Join(", ", b.For)}) wait for somebody who waits in turn"));
        Section("Open offers", deal.Offers, o => ($"{o.Actor}\non {o.Issue}", $"{Screen.Short(o.Item.Text, 160)} ({Screen.Day(o.Item.Said)})"));
        Section("Open demands", deal.Demands, d => ($"{d.Actor}\non {d.Issue}", $"{Screen.Short(d.Item.Text, 160)} ({Screen.Day(d.Item.Said)})"));
    }

    private static void Section<T>(string title, IReadOnlyList<T> rows, Func<T, (string, string)> cells)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Console.WriteLine($"\n{title}");
        var table = Screen.Table(false, (string.Empty, 30), (string.Empty, 0));
        foreach (var row in rows)
        {
            var (left, right) = cells(row);
            table.AddRow(Screen.Cell(left), Screen.Cell(right));
        }

        Screen.Print(table);
    }

    private static string Words(ShownWords words) => $"{Screen.Said(words)} — {words.Outlet ?? words.Article}, {Screen.Day(words.SaidOn.To)}";
}
