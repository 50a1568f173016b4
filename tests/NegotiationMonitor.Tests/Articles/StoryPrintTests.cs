using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Tests.Articles;

public sealed class StoryPrintTests
{
    private const string Story =
        """
        The coastal republic of Arland said on Tuesday that it was ready to open its deep-water port to Borland's grain ships, provided that the inland
        neighbour lifts the tariffs it imposed on Arland's timber in March. "We are willing to share what the sea has given us, but not for nothing," the
        foreign minister told reporters after a meeting of the cabinet. Borland's trade ministry called the offer "a first step that comes late" and
        said its experts would look at it in the coming days. Two officials familiar with the talks said that the delegations could meet in the border
        town of Halm as soon as next week, although no date has been fixed. Grain exporters in Borland have lost about a third of their sales since the old
        railway bridge was closed, and they have pressed their government for months to find another way to the sea. Analysts doubt that the tariffs
        will fall before the autumn election, in which the timber vote of the eastern provinces may decide who governs.
        """;

    private const string Edit =
        """
        The coastal republic of Arland said on Tuesday it was ready to open its deep-water port to Borland's grain ships, provided that the inland
        neighbor lifts the tariffs it imposed on Arland's timber in March. “We are willing to share what the sea has given us, but not for nothing,” the
        foreign minister told reporters after a meeting of the cabinet. Borland's trade ministry called the offer “a first step that comes late” and
        said its experts would look at it soon. Two officials familiar with the talks said that the delegations could meet in the border
        town of Halm as soon as next week. Grain exporters in Borland have lost about a third of their sales since the old
        railway bridge was closed, and they have pressed their government for months to find another way to the sea.
        """;

    private const string OtherStory =
        """
        Borland will not trade its timber tariffs for a berth in Arland's port, its prime minister told parliament on Wednesday, a day after the
        neighbour's offer. "We are willing to talk about the sea, but our sawmills are not for sale," she said to applause from the eastern benches. The
        opposition accused her of gambling away the harvest. In Arland the foreign ministry said the offer stood, and that it expected an answer in
        writing. The delegations are now unlikely to meet in Halm next week, according to one diplomat, who asked not to be named because the talks are
        confidential. Grain prices rose in thin trading, and the harbour workers' union announced a rally for Saturday against what it called a sale of
        the waterfront. The two countries fell out in March, when Borland put duties on sawn wood after a dispute over the old railway bridge.
        """;

    private static readonly string Furniture = string.Join('\n', Enumerable.Range(0, 60).Select(i => $"Read more item {i}: headline number {i} about subject {i * 7} and nothing of interest here {i * 13}"));

    private static double? Similarity(string one, string other) => StoryPrint.Similarity(StoryPrint.Shingles(one), StoryPrint.Shingles(other));

    [Fact]
    public void Two_edits_of_one_story_are_recognised() => Assert.InRange(Similarity(Story, Edit)!.Value, 0.7, 0.99);

    [Fact]
    public void Another_story_on_the_same_subject_is_not() => Assert.Null(Similarity(Story, OtherStory));

    [Fact]
    public void A_story_within_much_page_furniture_is_recognised()
    {
        var page = Furniture[..1500] + "\n" + Edit + "\n" + Furniture[1500..];
        Assert.True(StoryPrint.Shingles(page).Count > 4 * StoryPrint.Shingles(Edit).Count);
        Assert.InRange(Similarity(Story, page)!.Value, 0.5, 0.99);
    }

    [Fact]
    public void Case_accents_and_punctuation_do_not_count() =>
        Assert.Equal(1, Similarity("“The Président of the U.K. board – said: no!”", "the president of the UK board said 'NO'"));

    [Fact]
    public void The_stored_form_of_a_print_never_changes() =>
        Assert.StartsWith("43897a6f79fa80a03ac797968b1363a8", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(StoryPrint.Of("Kraków’s port opens again after the long strike of spring").ToBytes())), StringComparison.Ordinal);

    [Fact]
    public void A_short_note_with_one_common_sentence_is_no_copy() =>
        Assert.Null(Similarity(Story, "The foreign minister spoke. \"We are willing to share what the sea has given us, but not for nothing,\" the foreign minister told reporters."));

    [Fact]
    public void Texts_without_words_are_no_copies()
    {
        Assert.Null(Similarity("", ""));
        Assert.Null(Similarity("… — !", "?"));
        Assert.Empty(StoryPrint.Of("… — !").Bands());
    }

    [Fact]
    public void Likely_copies_share_a_band_and_are_promising()
    {
        var (story, page) = (StoryPrint.Of(Story), StoryPrint.Of(Furniture[..1200] + "\n" + Edit));
        Assert.NotEmpty(story.Bands().Intersect(page.Bands()));
        Assert.True(StoryPrint.IsPromising(story.EstimateShare(page)));
        Assert.False(StoryPrint.IsPromising(story.EstimateShare(StoryPrint.Of(OtherStory))));
    }

    [Fact]
    public void A_stored_print_is_the_same_print()
    {
        var print = StoryPrint.Of(Story);
        var stored = StoryPrint.FromBytes(print.Count, print.ToBytes());
        Assert.Equal(print.Bands(), stored.Bands());
        Assert.Equal(1, print.EstimateShare(stored));
    }

    [Fact]
    public void The_estimate_is_close_to_the_truth()
    {
        var words = Enumerable.Range(0, 1200).Select(i => "word" + i).ToArray();
        var (one, other) = (string.Join(' ', words[..800]), string.Join(' ', words[400..]));
        Assert.InRange(StoryPrint.Of(one).EstimateShare(StoryPrint.Of(other)), 0.3, 0.7);
    }

    [Fact]
    public void The_seeds_own_pair_of_edits_is_recognised_and_nothing_else()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NegotiationMonitor.sln")))
        {
            folder = folder.Parent;
        }

        var seeds = Path.Combine(folder!.FullName, "..", "shared", "seeds");
        if (!Directory.Exists(seeds))
        {
            Assert.Skip("../shared/seeds is not here");
        }

        var texts = Directory.GetFiles(seeds, "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        var pairs = from i in Enumerable.Range(0, texts.Count) from j in Enumerable.Range(0, i) where Similarity(texts[i], texts[j]) is not null select (j, i);
        Assert.Equal([(2, 4)], pairs);
        Assert.NotEmpty(StoryPrint.Of(texts[2]).Bands().Intersect(StoryPrint.Of(texts[4]).Bands()));
        Assert.True(StoryPrint.IsPromising(StoryPrint.Of(texts[2]).EstimateShare(StoryPrint.Of(texts[4]))));
    }
}
