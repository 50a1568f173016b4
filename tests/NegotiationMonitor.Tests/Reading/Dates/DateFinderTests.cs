using System.Diagnostics;
using System.Globalization;
using NegotiationMonitor.Reading.Dates;

namespace NegotiationMonitor.Tests.Reading.Dates;

public class DateFinderTests
{
    private static readonly DateContext Wednesday = new(new DateOnly(2025, 8, 20), new DateOnly(2025, 8, 11));

    public static TheoryData<string> Resolving => [.. Lines(DateCorpus.Resolving)];

    public static TheoryData<string> Silent => [.. Lines(DateCorpus.Silent)];

    [Theory]
    [MemberData(nameof(Resolving))]
    public void A_phrase_resolves_to_its_days_and_to_nothing_else(string line)
    {
        var parts = line.Split(" => ");
        Assert.Equal(parts[1], Shown(DateFinder.Find(parts[0], Wednesday)));
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public void A_phrase_without_a_day_names_none(string line)
    {
        Assert.Equal("", Shown(DateFinder.Find(line, Wednesday)));
    }

    [Fact]
    public void The_corpus_is_as_large_as_promised()
    {
        Assert.True(Lines(DateCorpus.Resolving).Count() >= 80);
        Assert.True(Lines(DateCorpus.Silent).Count() >= 60);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public void Every_culture_reads_alike(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            foreach (var line in Lines(DateCorpus.Resolving))
            {
                A_phrase_resolves_to_its_days_and_to_nothing_else(line);
                var upper = line.Split(" => ")[0].ToUpperInvariant();
                Assert.NotNull(DateFinder.Find(upper, Wednesday));
            }

            foreach (var line in Lines(DateCorpus.Silent))
            {
                A_phrase_without_a_day_names_none(line);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("They will meet on Friday.", DateKind.Future)]
    [InlineData("They met on Friday.", DateKind.Past)]
    [InlineData("They met on Wednesday.", DateKind.Past)]
    [InlineData("They will meet on Wednesday.", DateKind.Future)]
    [InlineData("They met today.", DateKind.Past)]
    [InlineData("They met in July.", DateKind.Past)]
    [InlineData("They met this month.", DateKind.Past)]
    [InlineData("They will meet next month.", DateKind.Future)]
    [InlineData("A deal is possible by the end of the year.", DateKind.Future)]
    public void A_mention_knows_whether_it_lies_ahead(string sentence, DateKind kind)
    {
        Assert.Equal(kind, Assert.Single(DateFinder.Find(sentence, Wednesday)).Kind);
    }

    [Theory]
    [InlineData("They want it by Friday.", DateRole.By)]
    [InlineData("They want it by the end of August.", DateRole.By)]
    [InlineData("They talked until Sunday evening.", DateRole.Until)]
    [InlineData("They have talked since late July.", DateRole.Since)]
    [InlineData("They left after Monday's summit.", DateRole.After)]
    [InlineData("They left before Aug. 18.", DateRole.Before)]
    [InlineData("They met on Friday.", DateRole.On)]
    public void A_mention_knows_how_it_bounds(string sentence, DateRole role)
    {
        Assert.Equal(role, Assert.Single(DateFinder.Find(sentence, Wednesday)).Role);
    }

    [Theory]
    [InlineData("At Monday's summit he left.", true)]
    [InlineData("At the Aug. 18 summit he left.", true)]
    [InlineData("After the Friday deadline he left.", true)]
    [InlineData("He left on Monday.", false)]
    [InlineData("On Aug. 18 he left.", false)]
    public void A_mention_knows_whether_it_belongs_to_a_thing(string sentence, bool attached)
    {
        Assert.Equal(attached, Assert.Single(DateFinder.Find(sentence, Wednesday)).Attached);
    }

    [Fact]
    public void A_tense_that_is_handed_in_decides()
    {
        var ahead = Wednesday with { Tense = DateTense.Future };
        Assert.Equal(new DateOnly(2025, 8, 22), Assert.Single(DateFinder.Find("The talks on Friday", ahead)).From);
        Assert.Equal(new DateOnly(2025, 8, 15), Assert.Single(DateFinder.Find("The talks on Friday", Wednesday)).From);
    }

    [Fact]
    public void Offsets_point_into_the_whole_text()
    {
        const string Text = "Élysée 🙂. They met on Tuesday. They left.";
        var mention = Assert.Single(DateFinder.Find(Text, Text.IndexOf("They", StringComparison.Ordinal), Text.Length, Wednesday));
        Assert.Equal("Tuesday", Text[mention.Start..mention.End]);
    }

    [Fact]
    public void Without_publication_only_full_dates_and_what_follows_from_them_resolve()
    {
        var mentions = DateFinder.Find("On Tuesday they met. On 18 March 2023 they met again; the next day he joked.", new DateContext(null));
        Assert.Equal("18 March 2023: 2023-03-18; next day: 2023-03-19", Shown(mentions));
        Assert.All(mentions, m => Assert.Equal(DateKind.Neutral, m.Kind));
    }

    [Fact]
    public void Without_a_day_mentioned_before_the_following_day_is_nobodys()
    {
        Assert.Empty(DateFinder.Find("Talks the following day focused on troops.", new DateContext(new DateOnly(2025, 8, 20))));
    }

    [Fact]
    public void A_passage_on_years_long_gone_keeps_its_year()
    {
        Assert.Equal(
            "27 February 2023: 2023-02-27; 18 March: 2023-03-18; May: 2023-05-01..2023-05-31",
            Shown(DateFinder.Find("On 27 February 2023 they met, on 18 March again. Relations soured in May.", Wednesday)));
    }

    [Fact]
    public void A_caption_of_another_year_does_not_date_the_next_paragraph()
    {
        Assert.Equal(
            "Feb. 24, 2023: 2023-02-24; Aug. 19: 2025-08-19",
            Shown(DateFinder.Find("A camp in Kent, on Feb. 24, 2023.\n\nBloomberg reported on Aug. 19.", Wednesday)));
    }

    [Fact]
    public void Dates_at_the_ends_of_the_calendar_do_no_harm()
    {
        foreach (var day in new[] { DateOnly.MinValue, DateOnly.MaxValue })
        {
            foreach (var line in Lines(DateCorpus.Resolving))
            {
                Assert.NotNull(DateFinder.Find(line, new DateContext(day, day)));
            }
        }
    }

    [Theory]
    [InlineData("Monday to ")]
    [InlineData("19.")]
    [InlineData("1-1-")]
    [InlineData("the last next this ")]
    [InlineData("early ")]
    [InlineData("end of ")]
    [InlineData("this last ")]
    [InlineData("between Aug. 1 and ")]
    [InlineData("Aug. 18-")]
    [InlineData("a")]
    [InlineData("'s")]
    [InlineData("Monday, the ")]
    [InlineData("Sun Mon Tue ")]
    [InlineData("to ")]
    [InlineData("9999999999")]
    [InlineData("\n\n")]
    public void Hostile_text_is_read_in_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length));
        DateFinder.Find(text[..100_000], Wednesday);
        var watch = Stopwatch.StartNew();
        DateFinder.Find(text, Wednesday);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"{watch.Elapsed} for half a megabyte of {piece}");
    }

    private static string Shown(IEnumerable<DateMention> mentions) => string.Join("; ", mentions.Select(m =>
        m.From == m.To ? $"{m.Text}: {Iso(m.From)}" : $"{m.Text}: {Iso(m.From)}..{Iso(m.To)}"));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(l => l.Trim('\r')).Where(l => l.Length > 0);
}
