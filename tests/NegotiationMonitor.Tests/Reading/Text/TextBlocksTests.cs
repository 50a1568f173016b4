using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Tests.Reading.Text;

public sealed class TextBlocksTests
{
    private const string Story =
        "The government of Ruritania will not send soldiers to the border zone before a treaty is signed, its foreign minister said on Monday.\n\n"
        + "Neighbouring Borduria had asked for two battalions. Its envoy called the answer a disappointment, and left the hall without a word.\n\n";

    [Theory]
    [InlineData("1126 views")]
    [InlineData("• 1,126 views")]
    [InlineData("3,411 comments")]
    [InlineData("2 min read")]
    [InlineData("Analysis · 6 min read")]
    [InlineData("By our South Asia team | 4 min read")]
    [InlineData("By JANE DOE in Geneva")]
    [InlineData("By Jane van Doe and Ali Bey")]
    [InlineData("Strelsau • RTN")]
    [InlineData("$41.360.10")]
    [InlineData("Updated 07:45")]
    [InlineData("Envoy hints at a compromise over the zone19.08.25, 16:24 • 3066 views")]
    [InlineData("READ MORE: Singer drops demand for a bigger bus")]
    [InlineData("See also: Pilots call off strike | Bids rejected for hotel")]
    [InlineData("WATCH How a tariff works (2:10)")]
    [InlineData("LISTEN TO THIS STORY  7:12")]
    [InlineData("Share this article | Print | Comments are closed")]
    [InlineData("Subscribe to our Friday digest · 214 people shared this")]
    [InlineData("Get the Gazette in your inbox: sign up here")]
    [InlineData("Members agree: our crossword is the best. Join for $1")]
    [InlineData("If you found a mistake in text, select it and press Ctrl+Enter.")]
    [InlineData("Have a tip? Write to the courts desk.")]
    [InlineData("(Reporting by Jane Doe; Editing by John Roe)")]
    [InlineData("Reporting by Jane Doe in Strelsau")]
    [InlineData("With assistance from wire services")]
    [InlineData("The interview was edited for length.")]
    [InlineData("Correction: an earlier version gave a wrong first name.")]
    [InlineData("Source: RTN")]
    [InlineData("Source :Rtn")]
    [InlineData("© Agency. The reproduction is prohibited without agreement.")]
    [InlineData("AH/mrz/jl")]
    [InlineData("WHAT DO YOU THINK? Vote now!")]
    [InlineData("Advertisement")]
    public void Furniture_is_not_read_wherever_it_stands(string line)
    {
        var text = $"Ruritania says no\n{line}\n\n{Story}{line}\n\nA second meeting was not announced, and nobody expects one soon.\n\n{line}\n";
        var blocks = TextBlocks.Of(text);
        Assert.Equal(3, blocks.Count(block => block.Kind == BlockKind.Furniture && block.In(text) == line));
        Assert.Equal(["Ruritania says no", .. Story.Split("\n\n", StringSplitOptions.RemoveEmptyEntries), "A second meeting was not announced, and nobody expects one soon."],
            blocks.Where(block => block.IsRead).Select(block => block.In(text)));
    }

    [Theory]
    [InlineData("Photo for illustrative purposes. Soldiers at a camp, on Feb. 24, 2023. (Jane Doe/PA Images via Getty Images)")]
    [InlineData("Envoys arrive at the palace on Monday. (AP Photo/Jane Doe)")]
    [InlineData("Pickets in the snow outside a school on Thursday. (M. Doe/Lakeshore Gazette)")]
    [InlineData("PICTURED: Pickets brave the rain")]
    [InlineData("Picture: the dam site (file)")]
    [InlineData("FILE PHOTO: The envoy in March")]
    public void Captions_are_not_read(string caption)
    {
        var text = $"Ruritania says no\n\n{caption}\n\n{Story}";
        Assert.Equal(BlockKind.Caption, TextBlocks.Of(text)[1].Kind);
    }

    [Theory]
    [InlineData("By Wednesday the talks had collapsed.")]
    [InlineData("By China it was said that the sanctions could be corrected.")]
    [InlineData("Support for the plan is growing in Strelsau.")]
    [InlineData("Follow-up talks are planned for June.")]
    [InlineData("Source countries would be compensated, the draft says.")]
    [InlineData("About 10 countries are ready to send soldiers.")]
    [InlineData("Read my lips, the president said: no new bases.")]
    [InlineData("More from the budget would go to the army, he added.")]
    [InlineData("Watch out, he warned the envoys.")]
    [InlineData("The views of the two sides are 3,000 miles apart.")]
    [InlineData("• Parliament must pass the law by Wednesday")]
    [InlineData("- Talks cut short on Thursday, no joint statement")]
    [InlineData("09.40 He denies that anybody was humiliated.")]
    [InlineData("\"I doubt it. But I doubted it last year, too.\"")]
    [InlineData("The minister confirmed it. (Reuters/AFP)")]
    [InlineData("Share prices fell by 4 percent after the announcement.")]
    [InlineData("Photographers were asked to leave before the talks began.")]
    public void Text_that_resembles_furniture_is_read(string line)
    {
        var text = $"Ruritania says no\n\n{Story}{line}\n\n{Story}";
        Assert.Contains(TextBlocks.Of(text), block => block.Kind == BlockKind.Body && block.In(text) == line);
    }

    [Theory]
    [InlineData("News Feed\n\nThe arrest was the result of cooperation between two agencies, a minister wrote on Tuesday.\n\nShow More")]
    [InlineData("Read more\nNews Feed\n\nThe arrest was the result of cooperation between two agencies.\n\nShow More")]
    [InlineData("RELATED\nParents scramble for child care\nSix things to do with kids")]
    [InlineData("ALSO ON OUR PAGES\nWhy the fair was called off\nQuiz: which capital is this?")]
    [InlineData("MOST READ\n1. Ferry timetable changes\n2. Goalkeeper turns down move")]
    [InlineData("You may also like\nBank turns down merger proposal")]
    [InlineData("Avatar\nJane Doe\n\nHead of the Borduria desk\n\nJane Doe is the head of the Borduria desk at The Strelsau Independent, where she has worked since 2012. She is based in Zenda.\n\nRead more")]
    [InlineData("Jane Doe covers education for the Gazette. She taught history before she agreed to try journalism.")]
    [InlineData("The writer is a former hydrologist. His book on treaties will be published next year.")]
    [InlineData("With a wealth of experience honed over four years in journalism, I bring a seasoned voice to the news.")]
    [InlineData("Jane Doe")]
    public void Authors_and_other_stories_behind_the_article_are_not_read(string tail)
    {
        var text = $"Ruritania says no\n\n{Story}{Story}{tail}\n";
        var end = text.IndexOf(tail, StringComparison.Ordinal);
        var blocks = TextBlocks.Of(text);
        Assert.All(blocks.Where(block => block.Start >= end), block => Assert.False(block.IsRead, block.In(text)));
        Assert.All(blocks.Where(block => block.Start < end), block => Assert.True(block.IsRead, block.In(text)));
    }

    [Fact]
    public void A_box_of_links_in_the_midst_does_not_end_the_story()
    {
        var text = $"Ruritania says no\n\n{Story}READ ALSO\nBank turns down merger\nStar signs contract\n\n{Story}{Story}";
        var blocks = TextBlocks.Of(text);
        Assert.Equal(6, blocks.Count(block => block.Kind == BlockKind.Body));
        Assert.Equal(["READ ALSO", "Bank turns down merger", "Star signs contract"], blocks.Where(block => block.Kind == BlockKind.Furniture).Select(block => block.In(text)));
    }

    [Fact]
    public void A_menu_above_the_article_does_not_hide_it()
    {
        var text = $"News Feed\n\nRuritania says no\n\n2 min read\n{Story}";
        Assert.Equal(["Ruritania says no", .. Story.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)], TextBlocks.Of(text).Where(block => block.IsRead).Select(block => block.In(text)));
    }

    [Fact]
    public void A_page_of_furniture_alone_has_nothing_to_read()
    {
        const string text = "News Feed\n\n1126 views\n\nREAD MORE: Singer drops demand\n\nSubscribe to our newsletter\n\n© Gazette\n";
        Assert.DoesNotContain(TextBlocks.Of(text), block => block.IsRead);
    }

    [Fact]
    public void A_text_of_headings_alone_is_read() =>
        Assert.All(TextBlocks.Of("Ruritania rules out troops\nBorduria objects\n"), block => Assert.True(block.IsRead));

    [Theory]
    [InlineData("date: 2025-08-20\noutlet: RTN\nurl: https://rtn.example/1\ntitle: No\n\nRuritania says no.", 4)]
    [InlineData("date: 2025-08-20\r\noutlet: RTN\r\n---\r\nRuritania says no.", 3)]
    [InlineData("---\ntitle: No\n---\nRuritania says no.", 3)]
    [InlineData(" date 2025-08-20 Ruritania says no.", 1)]
    [InlineData("date 2025-08-20\nRuritania says no.", 1)]
    [InlineData("Date set: the talks begin in May.\nRuritania says no.", 0)]
    [InlineData("date of the talks is open\nRuritania says no.", 0)]
    [InlineData("Details: none\n\nRuritania says no.", 0)]
    public void Front_matter_is_about_the_article_and_not_its_text(string text, int metadata)
    {
        var blocks = TextBlocks.Of(text);
        Assert.Equal(metadata, blocks.Count(block => block.Kind == BlockKind.Metadata));
        Assert.Equal("Ruritania says no.", blocks[^1].In(text));
        Assert.Equal(BlockKind.Body, blocks[^1].Kind);
    }

    [Fact]
    public void Lines_wrapped_at_a_fixed_width_make_one_paragraph()
    {
        const string text = """
            Ruritania says no

            The government of Ruritania will not send soldiers to the border
            zone before a treaty is signed, its foreign minister said on
            Monday. Neighbouring Borduria had asked for two battalions, and
            its envoy called the answer a disappointment before he left the
            hall without a word to the reporters who had waited outside.

            No second meeting was announced, and nobody in the capital of
            either country expects one before the end of the coming year.
            """;
        var blocks = TextBlocks.Of(text);
        Assert.Equal([BlockKind.Headline, BlockKind.Body, BlockKind.Body], blocks.Select(block => block.Kind));
        Assert.Equal(2, SentenceSplitter.Split(text, blocks[1]).Count);
    }

    [Fact]
    public void A_kicker_is_not_the_headline()
    {
        var text = "ANALYSIS\n\nA signature in Zenda, a quarrel in Strelsau\n\n" + Story;
        Assert.Equal("A signature in Zenda, a quarrel in Strelsau", TextBlocks.Of(text).Single(block => block.Kind == BlockKind.Headline).In(text));
    }

    [Fact]
    public void Blocks_are_in_order_disjoint_and_trimmed_whatever_the_text()
    {
        var random = new Random(1);
        const string marks = "ab A1.|•·:-\n\r\t \u2028\u00A0\uFEFF(";
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 300)).Select(_ => marks[random.Next(marks.Length)]));
            var at = 0;
            foreach (var block in TextBlocks.Of(text))
            {
                Assert.True(block.Start >= at && block.End > block.Start && block.End <= text.Length, text);
                Assert.Equal(block.In(text), block.In(text).Trim().Trim('\uFEFF'));
                Assert.True(text[at..block.Start].All(unit => char.IsWhiteSpace(unit) || unit == '\uFEFF'), text);
                at = block.End;
            }
        }
    }
}
