using NegotiationMonitor.Codebooks;

namespace NegotiationMonitor.Tests.Codebooks;

public class CodebookLintTests
{
    private const string Head = "dossier: river\ntitle: River talks\nextends: [world]\n";

    [Theory]
    [InlineData("actors:\n  - {id: farmers, aliases: [the growers]}\n  - {id: traders, aliases: [growers]}\n", LintRule.NameClash, "`growers` names `farmers` and `traders`")]
    [InlineData("actors:\n  - {id: city-hall, aliases: [Moscow]}\n", LintRule.NameClash, "`Moscow` names `city-hall` and `russia` — the dossier's party wins; use the id `russia`")]
    [InlineData("actors:\n  - {id: uk, name: Britain}\n", LintRule.NameClash, "`Britain` names `uk` and `united-kingdom`")]
    [InlineData("actors:\n  - {id: a, aliases: [A], people: [{name: Ana Silva}]}\n  - {id: b, aliases: [B], people: [{name: Rui Silva}]}\n", LintRule.SurnameShared, "`Silva` is the surname of Ana Silva (`a`) and Rui Silva (`b`)")]
    [InlineData("actors:\n  - {id: river-board}\n", LintRule.NamelessActor, "`river-board` is known as `River Board` only")]
    [InlineData("issues:\n  - {id: dam, title: The dam}\n", LintRule.NoTerms, "issue `dam` has no terms")]
    [InlineData("issues:\n  - {id: dam, title: The future of the dam, terms: [dam]}\n", LintRule.TitleTakesNoSide, "opens with \"future\"")]
    [InlineData("issues:\n  - {id: dam, title: Whether to build, terms: [dam]}\n", LintRule.TitleTakesNoSide, "opens with \"whether\"")]
    [InlineData("issues:\n  - {id: dam, title: A dam?, terms: [dam]}\n", LintRule.TitleTakesNoSide, "asks a question")]
    [InlineData("issues:\n  - {id: dam, title: No dam, terms: [dam]}\n", LintRule.TitleTakesNoSide, "is a negation")]
    [InlineData("issues:\n  - {id: dam, title: A dam, terms: [dam]}\n  - {id: lock, title: A lock, terms: [Dam]}\n", LintRule.TermShared, "term `dam` stands in `dam` and `lock`")]
    public void A_fault_is_found_and_told_in_one_line(string yaml, LintRule rule, string message)
    {
        var finding = Assert.Single(CodebookLint.Check(CodebookLoader.Parse(Head + yaml, "b.yaml")));
        Assert.Equal(rule, finding.Rule);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Contains(" — ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_that_no_article_holds_is_named()
    {
        var book = CodebookLoader.Parse(Head + "issues:\n  - {id: dam, title: A dam, terms: [build the dam, water level, $54.20, weir, dam level]}\n", "b.yaml");
        var findings = CodebookLint.Check(book, ["They are building a new dam for 54.20 a share.", "The level of the water fell."]);
        Assert.Equal(["weir", "dam level"], findings.Where(f => f.Rule == LintRule.TermNeverFires).Select(f => f.Message.Split('`')[1]));
    }

    [Fact]
    public void A_reader_may_say_itself_which_terms_fire()
    {
        var book = CodebookLoader.Parse(Head + "issues:\n  - {id: dam, title: A dam, terms: [dam, weir]}\n", "b.yaml");
        var findings = CodebookLint.Check(book, ["a", "b"], (b, text) => text == "b" ? [new FiredTerm("dam", "weir")] : []);
        Assert.Contains("`dam` of `dam`", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Titles_of_the_known_codebooks_take_sides()
    {
        var files = Directory.GetFiles(SharedFolder.Path("dev", "codebooks"), "*.yaml").Append(SharedFolder.Path("codebooks", "ukraine-security-guarantees.yaml"));
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            var findings = CodebookLint.Check(CodebookLoader.Load(stream, Path.GetFileName(file)));
            Assert.Equal([], findings.Where(f => f.Rule is LintRule.TitleTakesNoSide or LintRule.NoTerms or LintRule.NamelessActor).Select(f => $"{file}: {f.Message}"));
        }
    }

    [Fact]
    public void The_world_lints_clean()
    {
        Assert.Equal([], CodebookLint.Check(Codebook.World).Select(f => f.Message));
        Assert.Equal([], CodebookLint.Check(Codebook.WithoutDossier).Select(f => f.Message));
    }

    [Fact]
    public void The_example_of_the_guide_loads_lints_clean_and_fires()
    {
        var guide = GuideText();
        var book = CodebookLoader.Parse(Block(guide, "yaml"), "GUIDE.md");
        Assert.Equal("mackerel-quotas", book.Dossier);
        Assert.Equal([], CodebookLint.Check(book, [Block(guide, "text")]).Where(f => f.Rule != LintRule.TermNeverFires).Select(f => f.Message));
        Assert.Equal(
            ["norwegian-access", "norwegian-share", "quota-deal"],
            TermTokens.Find(book, Block(guide, "text")).Select(t => t.Issue).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(book.Actors, a => a.Id == "norway" && a.Adjectives.Contains("Norwegian"));
    }

    private static string GuideText()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NegotiationMonitor.sln")))
            {
                return File.ReadAllText(Path.Combine(folder.FullName, "src", "NegotiationMonitor", "Codebooks", "GUIDE.md"));
            }
        }

        throw new InvalidOperationException("The tests do not run below the solution.");
    }

    private static string Block(string guide, string language)
    {
        var start = guide.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return guide[start..guide.IndexOf("\n```", start, StringComparison.Ordinal)];
    }
}
