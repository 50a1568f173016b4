using FsCheck;
using FsCheck.Fluent;
using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Tests.Reading.Syntax;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("They don't want Kyiv's deal.", "They do n't want Kyiv 's deal .")]
    [InlineData("They don’t want Kyiv’s deal.", "They do n’t want Kyiv ’s deal .")]
    [InlineData("We cannot, and won't, say we'd go; they're here, I've left, it'll do.", "We can not , and wo n't , say we 'd go ; they 're here , I 've left , it 'll do .")]
    [InlineData("The U.S. and the U.K. met on Aug. 19 at 9:30 a.m. in St. Petersburg.", "The U.S. and the U.K. met on Aug. 19 at 9:30 a.m. in St. Petersburg .")]
    [InlineData("A long-term, anti-tank, U.S.-backed plan", "A long - term , anti-tank , U.S. - backed plan")]
    [InlineData("a UN-backed force", "a UN - backed force")]
    [InlineData("It cost $1.5bn, or €1,200.50 (10%) at 10am.", "It cost $ 1.5 bn , or € 1,200.50 ( 10 % ) at 10 am .")]
    [InlineData("\"No,\" he said. “Yes.”", "\" No , \" he said . “ Yes . ”")]
    [InlineData("See https://example.org/a?b=c, or write to a.b@example.org.", "See https://example.org/a?b=c , or write to a.b@example.org .")]
    [InlineData("O'Brien's plan ... well—no – really", "O'Brien 's plan ... well — no – really")]
    [InlineData("the parties' plan in the 1990s and the 21st century", "the parties ' plan in the 1990s and the 21st century")]
    [InlineData("John F. Kennedy met No. 10 and said no.", "John F. Kennedy met No. 10 and said no .")]
    [InlineData("'We'll see,' he said.", "' We 'll see , ' he said .")]
    [InlineData("AT&T and/or Iran", "AT&T and / or Iran")]
    public void Splits_as_the_treebanks_do(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Tokenizer.Tokenize(text, 0, text.Length).Select(t => text[t.Start..t.End])));

    [Fact]
    public void Words_cover_the_text_in_order_without_overlap_and_leave_out_only_white_space()
    {
        var signs = Gen.Elements("a", "B", "s", "t", "n", "'", "’", "\"", "“", ".", ",", "-", "—", " ", "\n", "1", "0", "$", "%", "@", ":", "/", "(", "é", "中", "😀", "U.S.", "n't", "www.", "http://", "&", "#");
        var texts = Gen.ListOf(signs).Select(parts => string.Concat(parts));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Arb.From(texts), text =>
        {
            var at = 0;
            foreach (var token in Tokenizer.Tokenize(text, 0, text.Length))
            {
                if (token.Start < at || token.End <= token.Start || !string.IsNullOrWhiteSpace(text[at..token.Start])) return false;
                at = token.End;
            }

            return string.IsNullOrWhiteSpace(text[at..]);
        }));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData(",")]
    [InlineData("'s")]
    [InlineData("a.")]
    [InlineData("a-")]
    [InlineData("1,")]
    [InlineData("http://")]
    [InlineData("a@")]
    [InlineData("Vladimir ")]
    [InlineData("re-")]
    [InlineData("don't")]
    public void Hostile_text_takes_time_linear_in_its_length(string unit)
    {
        var small = Repeat(unit, 500_000);
        var large = Repeat(unit, 4_000_000);
        Tokenizer.Tokenize(small, 0, small.Length);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Tokenizer.Tokenize(large, 0, large.Length);
        Assert.True(clock.Elapsed.TotalSeconds < 20, $"{clock.Elapsed.TotalSeconds:F1} s for 4 million units of {unit}");
    }

    private static string Repeat(string unit, int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));
}
