using NegotiationMonitor.Reading.Dates;

namespace NegotiationMonitor.Tests.Reading.Dates;

public class PublicationEstimateTests
{
    [Fact]
    public void The_latest_full_date_bounds_publication()
    {
        var estimate = PublicationEstimate.Make(["They met on 27 February 2023 and on 26 October 2023 again. Kosovo declared independence in 2008."]);
        Assert.Equal(new PublicationEstimate(new DateOnly(2023, 10, 26), new DateOnly(2023, 11, 25), false, "26 October 2023"), estimate);
    }

    [Fact]
    public void A_text_that_names_weekdays_tells_of_the_week_behind_it()
    {
        var estimate = PublicationEstimate.Make(["On Monday, August 26, 2013, they sat down. The day before, on August 22, he had sent a bill. On Sunday he sent his men. He would like an accord by November."]);
        Assert.Equal(new PublicationEstimate(new DateOnly(2013, 8, 26), new DateOnly(2013, 9, 1), false, "Monday, August 26, 2013"), estimate);
    }

    [Fact]
    public void A_day_still_to_come_bounds_nothing()
    {
        Assert.Equal(new DateOnly(2023, 2, 27), PublicationEstimate.Make(["They met on 27 February 2023 and will meet on 18 March 2023."])!.From);
    }

    [Fact]
    public void A_year_elsewhere_in_the_text_is_lent_and_flagged()
    {
        var estimate = PublicationEstimate.Make(["Bloomberg reported on Aug. 19.", "The war began in 2022. In June 2025 they met."]);
        Assert.Equal((new DateOnly(2025, 8, 19), true), (estimate!.From, estimate.YearInferred));
    }

    [Fact]
    public void Without_any_year_nothing_is_guessed()
    {
        Assert.Null(PublicationEstimate.Make(["Bloomberg reported on Aug. 19 that they met on Tuesday."]));
        Assert.Null(PublicationEstimate.Make(["They met on Tuesday."]));
        Assert.Null(PublicationEstimate.Make(["They have met since 2012."]));
        Assert.Null(PublicationEstimate.Make([""]));
        Assert.Null(PublicationEstimate.Make([]));
    }

    [Fact]
    public void An_old_full_date_lends_no_year_to_the_news()
    {
        const string Text = "A camp in Kent, on Feb. 24, 2023. (Photo) The plan was reported on Aug. 19, after a summit on Aug. 18.";
        Assert.Null(PublicationEstimate.Make([Text]));
        Assert.Equal(new DateOnly(2025, 8, 19), PublicationEstimate.Make([Text], new DateOnly(2025, 9, 1))!.From);
    }

    [Fact]
    public void A_hint_lends_its_year_and_its_weekday_decides_among_years()
    {
        var today = new DateOnly(2026, 3, 1);
        Assert.Equal(new DateOnly(2025, 8, 19), PublicationEstimate.Make(["They met on Aug. 19."], today)!.From);
        Assert.Equal(new DateOnly(2024, 8, 19), PublicationEstimate.Make(["They met on Monday, Aug. 19."], today)!.From);
        Assert.True(PublicationEstimate.Make(["They met on Aug. 19."], today)!.YearInferred);
    }

    [Fact]
    public void Publication_never_lies_after_the_hint()
    {
        var estimate = PublicationEstimate.Make(["They met on 1 March 2026. They met on 3 March 2026."], new DateOnly(2026, 3, 2));
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2)), (estimate!.From, estimate.To));
    }

    [Fact]
    public void A_month_is_no_day()
    {
        Assert.Equal((new DateOnly(2018, 6, 1), new DateOnly(2018, 7, 1)), (PublicationEstimate.Make(["They met in June 2018."])!.From, PublicationEstimate.Make(["They met in June 2018."])!.To));
    }

    [Fact]
    public void An_impossible_date_bounds_nothing()
    {
        Assert.Null(PublicationEstimate.Make(["They met on 30 February 2025."]));
    }

    [Theory]
    [InlineData("colombia-1.txt", 2013, 8, 26)]
    [InlineData("kosovo-1.txt", 2023, 10, 26)]
    public void The_undated_articles_of_the_development_corpus_are_dated(string file, int year, int month, int day)
    {
        var text = File.ReadAllText(SharedFolder.Path("dev", "articles", file));
        Assert.Equal(new DateOnly(year, month, day), PublicationEstimate.Make([text])!.From);
    }
}
