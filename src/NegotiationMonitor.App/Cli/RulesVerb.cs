using System.CommandLine;
using System.Globalization;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Ingest;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;
using Spectre.Console;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>rules [FILE…]</c>: the reader's rules with their examples; given articles, what each rule does in them. Touches no database.</summary>
internal static class RulesVerb
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Articles: counts how often each rule found an act there, and how many acts change when it is taken away",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string[]> Rule = new("--rule") { Description = "Only this rule; repeatable", HelpName = "ID" };

    private static readonly Listing<RuleEntry> Rules = new(
        ("rule", r => r.Id), ("type", r => r.Type), ("stance", r => r.Stance.Word()), ("words", r => string.Join("; ", r.Words)), ("fires", r => string.Join(" | ", r.Fires)), ("misses", r => string.Join(" | ", r.Misses)));

    private static readonly Listing<RuleUse> Uses = new(("rule", u => u.Rule), ("acts", u => Number(u.Acts)), ("articles", u => Number(u.Articles)), ("changed", u => Number(u.Changed)));

    public static Command Create()
    {
        var command = new Command("rules", "Lists the reader's rules with their examples; with articles, what each rule does there") { Files, Rule, Common.Codebook, Common.Published, Common.Format };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (files, only, format) = (parsed.GetValue(Files) ?? [], parsed.GetValue(Rule) ?? [], parsed.GetValue(Common.Format));
        foreach (var unknown in only.Where(id => !RuleCatalogue.Rules.Any(r => r.Id == id)))
        {
            throw new RefusedException($"no rule '{unknown}'; `negmon rules` lists them");
        }

        if (files.Length > 0)
        {
            return await MeasureAsync(parsed, files, only, format, cancellation);
        }

        var rules = RuleCatalogue.Rules.Where(r => only.Length == 0 || only.Contains(r.Id)).ToList();
        if (format == Format.Table)
        {
            rules.ForEach(Print);
        }
        else
        {
            await Rules.WriteAsync(format, rules, cancellation);
        }

        return CommandLine.Done;
    }

    private static void Print(RuleEntry rule)
    {
        Console.WriteLine($"{rule.Id}: {rule.Type}, {Screen.Word(rule.Stance)}");
        Console.WriteLine($"  words   {(rule.Words.Count > 0 ? string.Join(", ", rule.Words) : "(the form of the clause)")}");
        foreach (var sentence in rule.Fires)
        {
            Console.WriteLine($"  fires   {sentence}");
        }

        foreach (var sentence in rule.Misses)
        {
            Console.WriteLine($"  not in  {sentence}");
        }

        Console.WriteLine();
    }

    private static async Task<int> MeasureAsync(ParseResult parsed, string[] files, string[] only, Format format, CancellationToken cancellation)
    {
        var codebook = parsed.GetValue(Common.Codebook) is { } book ? Books.Find(book) ?? throw Books.Unknown(book) : Codebook.WithoutDossier;
        var published = Common.DayOf(parsed, Common.Published);
        var (uses, read, refused) = (new List<RuleUse>(), 0, 0);
        await foreach (var (measured, refusal) in OrderedParallel.SelectAsync(ArticleSources.Find(files, Console.OpenStandardInput()), s => Task.FromResult(Measure(s, codebook, published)), cancellation))
        {
            if (refusal is not null)
            {
                refused++;
                CommandLine.Complain(refusal.Message);
                continue;
            }

            read++;
            uses.AddRange(measured);
        }

        var sums = RuleCatalogue.Sum(uses).Where(u => only.Length == 0 || only.Contains(u.Rule)).ToList();
        if (format != Format.Table)
        {
            await Uses.WriteAsync(format, sums, cancellation);
        }
        else
        {
            PrintUses(sums, read);
        }

        return refused == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static (IReadOnlyList<RuleUse> Uses, RefusedException? Refusal) Measure(ArticleSource source, Codebook codebook, DateOnly? published)
    {
        try
        {
            var article = source.Load();
            return (RuleCatalogue.Measure(article with { PublishedOn = article.PublishedOn ?? published }, codebook), null);
        }
        catch (RefusedException e)
        {
            return ([], LoadedArticle.Named(source.Name, e));
        }
    }

    private static void PrintUses(List<RuleUse> uses, int articles)
    {
        var table = Screen.Table(true, ("Rule", 22), ("Acts", 5), ("In articles", 11), ("Changed without it", 0));
        foreach (var use in uses.Where(u => u.Acts > 0 || u.Changed > 0))
        {
            table.AddRow([Screen.Cell(use.Rule), Screen.Cell(Number(use.Acts)), Screen.Cell(Number(use.Articles)), Screen.Cell(use.Changed == 0 ? "nothing" : Number(use.Changed))]);
        }

        Screen.Print(table);
        Console.WriteLine($"{articles} articles");
        Listed("change nothing here when taken away", uses.Where(u => u.Acts > 0 && u.Changed == 0));
        Listed("found nothing here", uses.Where(u => u.Acts == 0));
    }

    private static void Listed(string what, IEnumerable<RuleUse> uses)
    {
        var ids = uses.Select(u => u.Rule).ToList();
        if (ids.Count > 0)
        {
            Console.WriteLine($"{ids.Count} rules {what}: {string.Join(", ", ids)}");
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
