using System.CommandLine;
using System.Text.Json;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Ingest;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Codebooks;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>lint BOOK [FILE…]</c>: what will make readings with a codebook worse. Touches no database.</summary>
internal static class LintVerb
{
    private static readonly Argument<string> Book = new("BOOK") { Description = "A codebook: a YAML file or a book in seeds/codebooks" };

    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Articles about it: also lists the terms that are in none of them",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Listing<LintFinding> Listing = new(
        (writer, f) => JsonSerializer.Serialize(writer, new { finding = Word(f.Rule), where = f.Where, message = f.Message }, Shape.Options),
        ("finding", f => Word(f.Rule)), ("where", f => f.Where), ("message", f => f.Message));

    public static Command Create()
    {
        var command = new Command("lint", "Checks a codebook: names that clash, titles without sides, and terms that never fire in articles given; exits 1 where something is found") { Book, Files, Common.Format };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var named = parsed.GetRequiredValue(Book);
        var book = Books.Find(named) ?? throw Books.Unknown(named);
        var (texts, refused) = (new List<string>(), 0);
        foreach (var source in ArticleSources.Find(parsed.GetValue(Files) ?? [], Console.OpenStandardInput()))
        {
            try
            {
                texts.Add(source.Load().Text);
            }
            catch (RefusedException e)
            {
                refused++;
                CommandLine.Complain(LoadedArticle.Named(source.Name, e).Message);
            }
        }

        var findings = CodebookLint.Check(book, texts);
        var format = parsed.GetValue(Common.Format);
        if (format != Format.Table)
        {
            await Listing.WriteAsync(format, findings, cancellation);
        }
        else
        {
            foreach (var finding in findings)
            {
                Console.WriteLine($"{Word(finding.Rule)}: {finding.Message}");
            }

            Console.WriteLine($"{named}: {(findings.Count == 0 ? "nothing found" : findings.Count == 1 ? "1 finding" : $"{findings.Count} findings")} in {book.OwnActors.Count} actors and {book.Issues.Count} issues"
                + (texts.Count > 0 ? $", with {texts.Count} articles" : "; give articles to find terms that never fire"));
        }

        return findings.Count == 0 && refused == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static string Word(LintRule rule) => JsonNamingPolicy.KebabCaseLower.ConvertName(rule.ToString());
}
