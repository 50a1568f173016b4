namespace NegotiationMonitor.Tests.Reading.Dates;

/// <summary>
/// Phrases and the days they name, read on Wednesday 20 August 2025; the day last mentioned is Monday 11 August 2025.
/// Form: sentence => words: from..to, further mentions behind semicolons.
/// </summary>
internal static class DateCorpus
{
    public const string Resolving = """
        The Kremlin said on Tuesday that it disagreed. => Tuesday: 2025-08-19
        Officials met Tuesday in Rome. => Tuesday: 2025-08-19
        Officials met on Wednesday. => Wednesday: 2025-08-20
        He spoke on Thursday. => Thursday: 2025-08-14
        The ministers will meet on Friday. => Friday: 2025-08-22
        On Friday, the ministers will meet. => Friday: 2025-08-22
        On Friday the ministers met again. => Friday: 2025-08-15
        They are to meet in Doha on Sunday. => Sunday: 2025-08-24
        Talks are scheduled for Monday. => Monday: 2025-08-25
        A summit is planned for Thursday. => Thursday: 2025-08-21
        They agreed to meet on Saturday. => Saturday: 2025-08-23
        They refused to sign on Saturday. => Saturday: 2025-08-16
        The talks will resume next Friday. => next Friday: 2025-08-22
        He had said so last Friday. => last Friday: 2025-08-15
        It was agreed last Wednesday. => last Wednesday: 2025-08-13
        They will vote this Thursday. => this Thursday: 2025-08-21
        He wants an answer by Friday. => Friday: 2025-08-22
        By Saturday the rebels had softened. => Saturday: 2025-08-16
        The tweets came late on Saturday. => Saturday: 2025-08-16
        At Monday's summit he promised more. => Monday: 2025-08-18
        Kane met his counterparts on Tuesday evening. => Tuesday evening: 2025-08-19
        Ministers broke up around midnight on Saturday. => Saturday: 2025-08-16
        It was agreed in the small hours of Sunday. => Sunday: 2025-08-17
        He has slept three hours since Thursday. => Thursday: 2025-08-14
        The offer stands until Sunday. => Sunday: 2025-08-24
        MONDAY, AUGUST 18 => MONDAY, AUGUST 18: 2025-08-18
        Today the cabinet met. => Today: 2025-08-20
        The cabinet met earlier today. => earlier today: 2025-08-20
        They met yesterday. => yesterday: 2025-08-19
        They met yesterday evening. => yesterday evening: 2025-08-19
        They will meet tomorrow. => tomorrow: 2025-08-21
        An answer is expected tonight. => tonight: 2025-08-20
        He said so last night. => last night: 2025-08-19
        He spoke this morning. => this morning: 2025-08-20
        The deal was struck overnight. => overnight: 2025-08-19..2025-08-20
        It was signed the day before yesterday. => day before yesterday: 2025-08-18
        It will be signed the day after tomorrow. => day after tomorrow: 2025-08-22
        They met over the weekend. => weekend: 2025-08-16..2025-08-17
        They met last weekend. => last weekend: 2025-08-16..2025-08-17
        They will meet next weekend. => next weekend: 2025-08-23..2025-08-24
        They will meet this weekend. => this weekend: 2025-08-23..2025-08-24
        He said last week that he would. => last week: 2025-08-11..2025-08-17
        They met earlier this week. => earlier this week: 2025-08-18..2025-08-19
        Troops began to leave this week. => this week: 2025-08-18..2025-08-20
        It could be finalised this week. => this week: 2025-08-20..2025-08-24
        They will meet later this week. => later this week: 2025-08-20..2025-08-24
        They will meet next week. => next week: 2025-08-25..2025-08-31
        They will meet early next week. => early next week: 2025-08-25..2025-08-31
        They agreed late last week. => late last week: 2025-08-11..2025-08-17
        They tweeted this month. => this month: 2025-08-01..2025-08-20
        They met earlier this month. => earlier this month: 2025-08-01..2025-08-19
        They met last month. => last month: 2025-07-01..2025-07-31
        They will meet next month. => next month: 2025-09-01..2025-09-30
        They will meet later this month. => later this month: 2025-08-20..2025-08-31
        It was signed last year. => last year: 2024-01-01..2024-12-31
        It will be presented at next year's conference. => next year: 2026-01-01..2026-12-31
        It was signed earlier this year. => earlier this year: 2025-01-01..2025-08-19
        Officials met in recent days. => recent days: 2025-08-13..2025-08-20
        Officials met in recent weeks. => recent weeks: 2025-07-23..2025-08-20
        Over the past two weeks both sides had talked. => past two weeks: 2025-08-06..2025-08-20
        They met twice in the last three days. => last three days: 2025-08-17..2025-08-20
        They will speak in the coming days. => coming days: 2025-08-20..2025-08-27
        He promised it for the next two weeks. => next two weeks: 2025-08-20..2025-09-03
        They left three days ago. => three days ago: 2025-08-17
        They left a week ago. => a week ago: 2025-08-11..2025-08-17
        They left two months ago. => two months ago: 2025-06-01..2025-06-30
        They will meet in two weeks. => in two weeks: 2025-08-20..2025-09-03
        Talks the following day focused on troops. => following day: 2025-08-12
        The next day he joked about it. => next day: 2025-08-12
        He refused the same day. => same day: 2025-08-11
        He refused that evening. => that evening: 2025-08-11
        He had refused the previous day. => previous day: 2025-08-10
        The day before, he had refused. => day before: 2025-08-10
        Two days later it told Reuters so. => Two days later: 2025-08-13
        A day later, he refused. => A day later: 2025-08-12
        They had met three days earlier. => three days earlier: 2025-08-08
        They had met a day earlier. => a day earlier: 2025-08-10
        He returned a week later. => a week later: 2025-08-18..2025-08-24
        Days later he refused. => Days later: 2025-08-12..2025-08-18
        The following Monday they met. => following Monday: 2025-08-18
        On the Friday one of them left. => Friday: 2025-08-15
        The summit on Aug. 18 failed. => Aug. 18: 2025-08-18
        The summit on August 18 failed. => August 18: 2025-08-18
        The summit on 18 August failed. => 18 August: 2025-08-18
        The summit on the 18th of August failed. => 18th of August: 2025-08-18
        The summit of August 18th failed. => August 18th: 2025-08-18
        Bloomberg reported on Aug. 19, citing sources. => Aug. 19: 2025-08-19
        Guarantee of airspace security19.08.25, 16:24 => 19.08.25: 2025-08-19
        Published 19.08.2025 by us => 19.08.2025: 2025-08-19
        Published 2025-08-19 by us => 2025-08-19: 2025-08-19
        Published 2025-08-19T16:24:00Z by us => 2025-08-19T16:24:00Z: 2025-08-19
        Published 8/19/2025 by us => 8/19/2025: 2025-08-19
        WASHINGTON, Sept 9 (Wire) => Sept 9: 2025-09-09
        It begins on Sept. 9. => Sept. 9: 2025-09-09
        They signed on December 5. => December 5: 2024-12-05
        They will sign on January 5. => January 5: 2026-01-05
        They signed on Feb. 29, 2024. => Feb. 29, 2024: 2024-02-29
        They signed on February 29. => February 29: 2024-02-29
        In Brussels on 27 February 2023 they met. => 27 February 2023: 2023-02-27
        On Monday, August 26, 2013, they met. => Monday, August 26, 2013: 2013-08-26
        They met on Tuesday, 19 August. => Tuesday, 19 August: 2025-08-19
        They met on Tuesday (19 August). => Tuesday (19 August: 2025-08-19
        Sent: Tue, 19 Aug 2025 => Tue, 19 Aug 2025: 2025-08-19
        They met in June 2018. => June 2018: 2018-06-01..2018-06-30
        They met in July. => July: 2025-07-01..2025-07-31
        They met in August. => August: 2025-08-01..2025-08-20
        In December they met. => December: 2024-12-01..2024-12-31
        They will meet in October. => October: 2025-10-01..2025-10-31
        He wants a deal by November. => November: 2025-11-01..2025-11-30
        In May the two delegations agreed. => May: 2025-05-01..2025-05-31
        They met in March. => March: 2025-03-01..2025-03-31
        They met last May. => last May: 2025-05-01..2025-05-31
        They met in 2015. => 2015: 2015-01-01..2015-12-31
        Talks opened in 2012 and collapsed. => 2012: 2012-01-01..2012-12-31
        They met in mid-August. => mid-August: 2025-08-11..2025-08-20
        They met in early August. => early August: 2025-08-01..2025-08-10
        They met late in July. => late in July: 2025-07-21..2025-07-31
        They met in late 2015. => late 2015: 2015-09-01..2015-12-31
        A deal is expected by the end of August. => end of August: 2025-08-21..2025-08-31
        They will decide by the end of the week. => end of the week: 2025-08-22..2025-08-24
        Success came in the spring of 2023. => spring of 2023: 2023-03-01..2023-05-31
        They met on Aug. 18-20. => Aug. 18-20: 2025-08-18..2025-08-20
        They met on 18–20 August. => 18–20 August: 2025-08-18..2025-08-20
        They met from August 12 to 15. => August 12 to 15: 2025-08-12..2025-08-15
        They met between 12 and 15 May. => 12 and 15 May: 2025-05-12..2025-05-15
        They met from Aug. 30 to Sept. 2, 2024. => Aug. 30 to Sept. 2, 2024: 2024-08-30..2024-09-02
        They met from Monday to Wednesday. => Monday to Wednesday: 2025-08-18..2025-08-20
        They met between May 12 and June 3. => May 12 and June 3: 2025-05-12..2025-06-03
        They talked from May to July. => May to July: 2025-05-01..2025-07-31
        They fought between 2012 and 2016. => 2012 and 2016: 2012-01-01..2016-12-31
        The day before, on August 14, he had sent a bill. => day before, on August 14: 2025-08-14
        Three weeks later, on 14 August, they met. => Three weeks later, on 14 August: 2025-08-14
        They met on April 15 and, on Tuesday, again. => April 15: 2025-04-15; Tuesday: 2025-08-19
        They met on Aug. 14. The following day they signed. => Aug. 14: 2025-08-14; following day: 2025-08-15
        Trump said on Tuesday he would meet Putin on Friday. => Tuesday: 2025-08-19; Friday: 2025-08-22
        The ministers, who met on Monday, will sign on Friday. => Monday: 2025-08-18; Friday: 2025-08-22
        The ceasefire was prolonged until October 31. => October 31: 2025-10-31
        He had been in office since 2012. => 2012: 2012-01-01..2012-12-31
        In August 19 people died. => August: 2025-08-01..2025-08-20
        The Arab Spring of 2011 failed. => 2011: 2011-01-01..2011-12-31
        The deal will be formally signed on Friday. => Friday: 2025-08-22
        The deal had been signed on Friday. => Friday: 2025-08-15
        He had been due to meet him on Sunday. => Sunday: 2025-08-17
        He was to meet his counterparts in Washington on Tuesday evening. => Tuesday evening: 2025-08-19
        The trial was to begin on Oct. 17. => Oct. 17: 2025-10-17
        No talks before Sunday's vote, says Merkel. => Sunday: 2025-08-24
        It would be raised, it said, but not before October. => October: 2025-10-01..2025-10-31
        On Monday the matter goes to the Council. => Monday: 2025-08-25
        Mexico votes on 1 September. => 1 September: 2025-09-01
        Under Monday's deal the pact is to run for years. => Monday: 2025-08-18
        If the sale has not closed by 5 p.m. on Oct. 28, a trial follows. => Oct. 28: 2025-10-28
        He provided for the release of prisoners from Saturday. => Saturday: 2025-08-16
        In the 2015 deal they agreed, but in May 2018 he left. => May 2018: 2018-05-01..2018-05-31
        """;

    public const string Silent = """
        They may meet again.
        May the talks succeed.
        Prime Minister Theresa May said no.
        A deal was rejected by May and her cabinet.
        The May government fell.
        He had lost confidence in May and her plan.
        Since May took office, nothing moved.
        May's deal failed.
        They march on the capital.
        March on, he said.
        The Women's March drew thousands.
        The March on Washington drew thousands.
        An august body met.
        Log in at Monday.com for more.
        Write to @friday or #Monday now.
        He watched Friday Night Lights.
        The Good Friday Agreement holds.
        The Sunday Times reported it.
        The Mail on Sunday reported it.
        It happened on Bloody Sunday.
        Black Friday sales rose.
        They meet every Friday.
        Subscribe to our Friday digest.
        They met on Mondays.
        Give me a second.
        The second round failed.
        It was the first time.
        Read USA Today for more.
        He spoke on the Today programme.
        They sat down in the sun and sat there.
        He was wed and sun followed.
        On Feb. 30 they met.
        On 31 June 2025 they met.
        On 2025-02-30 they met.
        Published 31.02.25 by us
        It was 99.99.25 there
        The address is 10.10.10.10 here.
        Version 1.2.25 is out.
        They met on 8/9/2025 or so.
        The price rose to $41.360 a share.
        It cost 2,015 dollars.
        In the 1990s they met.
        Route 2025 is closed.
        About 2000 people came.
        In 2000 villages people voted.
        The flight took 12 hours.
        They talked for months.
        They will serve for two years.
        Twelve days of talks failed.
        Five weeks of strikes followed.
        The 19th century was different.
        He lives on the 19th floor.
        The M23, named after the March 23 Movement, left.
        The G20 met.
        Article 5 may apply.
        Article 50 remains.
        About a week ago something happened.
        More than two years ago something happened.
        Four days after voters rejected it, they met.
        On the last day of talks they left.
        At the end of the day it matters little.
        They agreed on the same day as the others.
        The day before the summit they left.
        It was the third time in two weeks.
        He spoke within hours.
        They fall apart in spring water.
        The dec committee met, oct by oct.
        They are next to nothing.
        Last but not least, they met.
        This is past caring.
        In three days of talks they met.
        The 12-year-old left.
        """;
}
