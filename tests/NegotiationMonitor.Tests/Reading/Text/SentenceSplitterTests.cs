using System.Diagnostics;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Tests.Reading.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    // Abbreviations, initials, dates.
    [InlineData("Troops left U.S. bases on Aug. 19.| Gen. Mark A. Milley spoke to Sen. Graham.")]
    [InlineData("The talks with the U.S.| But Paris waits.")]
    [InlineData("He lives in Washington, D.C.| The house is old.")]
    [InlineData("U.S. President J. R. Smith Jr. met Mr. Jones vs. the E.U. Commission.")]
    [InlineData("WILMINGTON, Del. — The judge gave them until 5 p.m. on Oct. 28.| She will decide then.")]
    [InlineData("It closes at 5 p.m. Moscow time.| Buses run until 11 p.m. Trains do not.", "It closes at 5 p.m. Moscow time.| Buses run until 11 p.m.| Trains do not.")]
    [InlineData("It was signed in Sept.| The rest followed.")]
    [InlineData("Resolution No. 1701 and Art. 5 stand.| No. 7 fell.")]
    [InlineData("Acme Inc. Chairman Bob Lee sold to Foo Ltd.| The price was $3.5 million.| 12 states objected.")]
    [InlineData("After World War I. The map changed.", "After World War I.| The map changed.")]
    [InlineData("In Smith v. Jones the court ruled (see p. 330).| Article 5.| The rest is silence.")]
    // Quotations.
    [InlineData("She said the U.S. \"would only join if asked.\"| Oslo waits.")]
    [InlineData("“The pace must be accelerated,” he said, adding: “The defense must be specified in the near future.”| Then he left.")]
    [InlineData("He called it \"the best of all deals.\"| Paris disagreed.")]
    [InlineData("\"Why?\" Trump asked.| \"Because,\" said Macron.")]
    [InlineData("“Why now?” the minister asked.| “Never!”| Nobody laughed.")]
    [InlineData("“We will help them, “he told reporters.| Last week he did not.")]
    [InlineData("“Soon we need to know what will be proposed. “")]
    [InlineData("'We will not sign.'| The delegation left.")]
    [InlineData("\"No.| On Tuesday the truce was prolonged.| They know it.\"")]
    // Other marks.
    [InlineData("Nothing short of a deal; a pause was refused: that was the answer.| (The text was secret.)| It leaked.")]
    [InlineData("They wait ... and wait.| Well...| Perhaps.")]
    [InlineData("Is that so?!| Yes.| al-Qaeda denied it.| el-Sisi did not.")]
    [InlineData("It began in 2014.[3] [12]| He knew.")]
    [InlineData("1. Withdraw the troops.| 2. Hold a vote.")]
    [InlineData("The agency reported from Kyiv.The minister denied it.| See booking.com for rooms.", "The agency reported from Kyiv.|The minister denied it.| See booking.com for rooms.")]
    [InlineData("Ministers said so.| $90 billion is at stake.| €5 is not.")]
    [InlineData("Costs rose by 2.5 percent to 3.141 points at 19.08.25, 16:24.")]
    public void A_paragraph_is_divided_where_a_reader_would(string marked, string? expected = null)
    {
        expected ??= marked;
        var text = "Before. " + marked.Replace("|", "", StringComparison.Ordinal) + " After.";
        var block = new TextBlock(BlockKind.Body, 8, text.Length - 7);
        var wanted = expected.Split('|').Select(part => part.Trim());
        Assert.Equal(wanted, SentenceSplitter.Split(text, block).Select(sentence => text[sentence.Start..sentence.End]));
    }

    [Fact]
    public void A_headline_without_a_stop_is_a_sentence_of_its_own()
    {
        const string text = "Paris rules out troops\n\nFrance said no. It may think again.\n";
        var sentences = SentenceSplitter.Split(text, TextBlocks.Of(text)).Select(one => (one.Block.Kind, text[one.Start..one.End]));
        Assert.Equal([(BlockKind.Headline, "Paris rules out troops"), (BlockKind.Body, "France said no."), (BlockKind.Body, "It may think again.")], sentences);
    }

    [Theory]
    [InlineData(".")]
    [InlineData(". ")]
    [InlineData("A.")]
    [InlineData("\"")]
    [InlineData("?\"")]
    [InlineData("x")]
    [InlineData(".[1")]
    [InlineData("Mr. ")]
    [InlineData("1. :")]
    [InlineData("No! \" Aa Aa Aa ")]
    [InlineData("            .")]
    [InlineData("\uD83D\uDE00")]
    [InlineData("• a | ")]
    [InlineData("x\n")]
    public void Hostile_text_takes_linear_time_and_no_piece_is_longer_than_the_limit(string piece)
    {
        var small = Measure(piece, 100_000);
        var large = Measure(piece, 800_000);
        Assert.True(large < small * 30 + TimeSpan.FromSeconds(2), $"{piece}: {small.TotalMilliseconds:0} ms, then {large.TotalMilliseconds:0} ms for 8 times the text");
    }

    [Fact]
    public void Every_letter_of_a_block_lies_in_exactly_one_sentence()
    {
        var random = new Random(20250820);
        const string marks = "ab AB 12.!?…\"”“’()[]\n;:-é😀";
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 200)).Select(_ => marks[random.Next(marks.Length)]));
            var at = 0;
            foreach (var (_, start, end) in SentenceSplitter.Split(text, [new TextBlock(BlockKind.Body, 0, text.Length)]))
            {
                Assert.True(start >= at && end > start && end <= text.Length, text);
                Assert.True(string.IsNullOrWhiteSpace(text[at..start]), text);
                at = end;
            }

            Assert.True(string.IsNullOrWhiteSpace(text[at..]), text);
        }
    }

    private static TimeSpan Measure(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        var clock = Stopwatch.StartNew();
        var sentences = SentenceSplitter.Split(text, TextBlocks.Of(text)).ToList();
        Assert.All(sentences, sentence => Assert.InRange(sentence.End - sentence.Start, 1, SentenceSplitter.Longest + 8));
        return clock.Elapsed;
    }
}
