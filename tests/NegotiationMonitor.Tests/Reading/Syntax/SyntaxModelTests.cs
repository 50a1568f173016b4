using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Tests.Reading.Syntax;

public sealed class SyntaxModelTests
{
    private const string Sample = "Finnish President Alexander Stubb said on Tuesday that the country isn't ready to send troops to Ukraine, İstanbul's mediators told reporters.";

    private static SyntaxToken[] Parse(string text) => SyntaxModel.Default.Parse(text, 0, text.Length);

    [Fact]
    public void Every_parse_is_one_tree_over_words_that_quote_the_text()
    {
        var words = Gen.Elements("Russia", "said", "that", "it", "would", "not", "send", "troops", ",", ".", "\"", "the", "of", "and", "if", "unless", "Ukraine's", "don't", "-", "2025", "rejected", "(", ")", "…", "😀", "\n", "€5bn");
        var texts = Gen.ListOf(words).Select(parts => string.Join(' ', parts));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Arb.From(texts), text => IsTree(text, Parse(text))));
    }

    [Fact]
    public void A_sentence_of_ten_thousand_words_is_still_one_tree()
    {
        var text = string.Join(", ", Enumerable.Repeat("Moscow said that it rejected the plan", 1500));
        Assert.True(IsTree(text, Parse(text)));
    }

    [Fact]
    public void White_space_has_no_words() => Assert.Empty(Parse(" \n\t\u00A0 "));

    [Fact]
    public void Offsets_count_from_the_start_of_the_whole_text()
    {
        const string text = "First one. Kyiv agreed. Last one.";
        var tokens = SyntaxModel.Default.Parse(text, 11, 23);
        Assert.Equal(["Kyiv", "agreed", "."], tokens.Select(t => text[t.Start..t.End]));
        Assert.Equal(1, tokens[0].Head);
        Assert.Equal(-1, tokens[1].Head);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_same_text_gives_the_same_tree_in_every_culture(string culture)
    {
        var expected = Parse(Sample);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Parse(Sample));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Many_threads_get_the_same_tree()
    {
        var expected = Parse(Sample);
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ => Assert.Equal(expected, Parse(Sample)));
    }

    [Theory]
    [InlineData("ruled", "VBD", "rule")]
    [InlineData("refused", "VBD", "refuse")]
    [InlineData("vetoed", "VBD", "veto")]
    [InlineData("scrapped", "VBD", "scrap")]
    [InlineData("agreed", "VBD", "agree")]
    [InlineData("denies", "VBZ", "deny")]
    [InlineData("backing", "VBG", "back")]
    [InlineData("planning", "VBG", "plan")]
    [InlineData("taken", "VBN", "take")]
    [InlineData("sought", "VBD", "seek")]
    [InlineData("countries", "NNS", "country")]
    [InlineData("allies", "NNS", "ally")]
    [InlineData("men", "NNS", "man")]
    [InlineData("was", "VBD", "be")]
    [InlineData("n't", "RB", "not")]
    [InlineData("Sanctions", "NNS", "sanction")]
    [InlineData("signalled", "VBD", "signal")]
    [InlineData("labelling", "VBG", "label")]
    [InlineData("recalled", "VBD", "recall")]
    [InlineData("b", "VBZ", "b")]
    public void Lemmas_are_dictionary_forms(string form, string xpos, string lemma) =>
        Assert.Equal(lemma, SyntaxModel.Default.Data.Lemmatizer.Lemma(form, xpos));

    [Fact]
    public void Subject_and_complement_of_a_reporting_verb_are_found()
    {
        var tokens = Parse("The Kremlin said on Monday that Russia would reject the proposal.");
        var said = Array.FindIndex(tokens, t => t.Form == "said");
        Assert.Equal(-1, tokens[said].Head);
        Assert.Contains(tokens, t => t is { Form: "Kremlin", Relation: "nsubj" } && t.Head == said);
        Assert.Contains(tokens, t => t is { Form: "reject", Relation: "ccomp" } && t.Head == said);
    }

    [Theory]
    [InlineData("\" ")]
    [InlineData(", ")]
    [InlineData("Vladimir ")]
    public void Hostile_text_takes_time_linear_in_its_length(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var tokens = Parse(text);
        var rate = tokens.Length / clock.Elapsed.TotalSeconds;
        Assert.True(rate > 150, $"{rate:N0} words a second of {unit}");
    }

    private static bool IsTree(string text, SyntaxToken[] tokens)
    {
        if (tokens.Length > 0 && tokens.Count(t => t.Head < 0) != 1) return false;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].End <= tokens[i].Start || text[tokens[i].Start..tokens[i].End].Trim().Length == 0) return false;
            if (tokens[i].Confidence is not (>= 0 and <= 1)) return false;
            var steps = 0;
            for (var at = i; at >= 0; at = tokens[at].Head)
            {
                if (++steps > tokens.Length) return false;
            }
        }

        return true;
    }
}
