using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Audit;

namespace NegotiationMonitor.Tests.Articles;

/// <summary>What holds for every history. A list of numbers is read as a list of commands, so that FsCheck can shrink it.</summary>
public sealed class ArticleProperties
{
    private static readonly string[] Texts =
    [
        Samples.Text,
        "Correction. " + Samples.Text,
        "Arland is ready to open its port, its minister said.",
        Samples.Text.Replace(". ", ".\n\n", StringComparison.Ordinal),
    ];

    private static readonly string[] Quotes = ["ready to open its port", "its minister said", "called the offer too little", "lift its tariffs"];

    private static Config Runs(int count) => Config.QuickThrowOnFailure.WithMaxTest(count);

    private static int Pick(int number, int step, int of) => (int)(((((uint)number * 2654435761) ^ ((uint)step * 40503)) * 2246822519 >> 9) % (uint)of);

    private static IReadOnlyList<NewEvent> Decide(ArticleRecord record, int number)
    {
        var text = Texts[Pick(number, 1, Texts.Length)];
        var reading = new ArticleReading("rules/" + Pick(number, 2, 2), Pick(number, 3, 3) switch { 0 => "port", 1 => "tariffs", _ => null }, "cb" + Pick(number, 4, 2), Acts(number, text), 2);
        var (by, why) = (Pick(number, 5, 2) == 0 ? "ana" : "ben", "because");
        var target = record.Acts.Select(a => a.Id).Concat(record.Verdicts.Keys).Append(Guid.Empty).Order().ToList();
        var act = target[Pick(number, 6, target.Count)];
        return Pick(number, 7, 8) switch
        {
            0 or 1 => ArticleDecisions.Decide(record, new RecordArticle(Samples.Article with { Text = text }, reading)),
            2 => ArticleDecisions.Decide(record, new ReviseArticle(Samples.Article with { Text = text }, reading)),
            3 => ArticleDecisions.Decide(record, new Reread(reading, why)),
            4 => ArticleDecisions.Decide(record, new RecogniseCopy("article-" + Pick(number, 8, 2), 0.8)),
            5 => ReviewDecisions.Decide(record, new Retract(act, by, why)),
            6 when Acts(number, record.Article?.Text ?? text) is [var becomes, ..] => ReviewDecisions.Decide(record, new Amend(act, becomes, by, why)),
            7 when Acts(number, record.Article?.Text ?? text) is [var added, ..] => ReviewDecisions.Decide(record, new Add(added, by, why)),
            _ => [],
        };
    }

    private static List<Act> Acts(int number, string text) =>
    [
        .. Quotes.Where((q, i) => Pick(number, 20 + i, 2) == 0 && text.Contains(q, StringComparison.Ordinal)).Select((q, i) => i % 2 == 0
            ? (Act)Samples.Make<OfferMade>("arland", q, text, Pick(number, 3, 3) switch { 0 => "port", 1 => "tariffs", _ => null }, "rules/1")
            : Samples.Make<StanceStated>("borland", q, text, Pick(number, 3, 3) switch { 0 => "port", 1 => "tariffs", _ => null }, "rules/1")),
    ];

    [Fact]
    public void Every_command_is_retry_safe_and_every_act_that_counts_stands_in_the_text()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Prop.ForAll<int[]>(commands => HoldsFor(commands, names)).Check(Runs(400));
        // The property has seen every kind of event there is to decide.
        Assert.Superset(
            new HashSet<string>(["article_revised", "copy_recognised", "reading_superseded", "act_retracted", "act_amended", "act_added", "article_read"], StringComparer.Ordinal), names);
    }

    private static void HoldsFor(int[] commands, HashSet<string> names)
    {
        List<NewEvent> events = [];
        foreach (var command in commands)
        {
            var record = ArticleRecord.Fold(Decision.Article, events);
            IReadOnlyList<NewEvent> decided;
            try
            {
                decided = Decide(record, command);
            }
            catch (RefusedException)
            {
                continue;
            }

            var again = Decide(ArticleRecord.Fold(Decision.Article, events), command);
            Assert.Equal(decided.Select(Decision.Form), again.Select(Decision.Form));
            events.AddRange(decided);
            Assert.Equal(events.Count, events.Select(e => e.Id).Distinct().Count());
            var after = ArticleRecord.Fold(Decision.Article, events);
            Assert.Empty(DecideAgain(record, after, command));
            Assert.All(after.Acts, a => Assert.All(a.Act.Evidence, e => Assert.Equal(e.Quote, after.Article!.Text[e.Start..e.End])));
            names.UnionWith(decided.Select(e => EventNames.NameOf(e.Event)));
        }
    }

    /// <summary>The very same command: what it is about was chosen on the record as it stood.</summary>
    private static IReadOnlyList<NewEvent> DecideAgain(ArticleRecord before, ArticleRecord after, int command) => Pick(command, 7, 8) switch
    {
        5 => ReviewDecisions.Decide(after, new Retract(Target(before, command), Pick(command, 5, 2) == 0 ? "ana" : "ben", "because")),
        6 when Acts(command, before.Article?.Text ?? "") is [var becomes, ..] => ReviewDecisions.Decide(after, new Amend(Target(before, command), becomes, Pick(command, 5, 2) == 0 ? "ana" : "ben", "because")),
        _ => Decide(after, command),
    };

    private static Guid Target(ArticleRecord record, int number)
    {
        var target = record.Acts.Select(a => a.Id).Concat(record.Verdicts.Keys).Append(Guid.Empty).Order().ToList();
        return target[Pick(number, 6, target.Count)];
    }

    [Fact]
    public void Every_event_reads_back_as_written() => Prop.ForAll<string, int, int>((words, number, days) =>
    {
        var text = Clean(words);
        var day = new DateOnly(2025, 1, 1).AddDays(days % 1000);
        var act = Samples.Make<ThreatMade>("arland", "ready", "ready", null, "rules/1") with
        {
            Actor = text,
            Issue = number % 2 == 0 ? null : text,
            Stance = Enum.GetValues<Stance>()[Pick(number, 1, 8)],
            Certainty = Enum.GetValues<Certainty>()[Pick(number, 2, 3)],
            Mode = Enum.GetValues<Mode>()[Pick(number, 3, 3)],
            Speaker = number % 3 == 0 ? null : text,
            ClaimedBy = number % 5 == 0 ? text : null,
            Chain = [.. Enumerable.Repeat(text, Pick(number, 4, 3))],
            SaidOn = new SaidOn(day, day.AddDays(Pick(number, 5, 9)), Enum.GetValues<DateBasis>()[Pick(number, 6, 4)]),
            ScheduledFor = number % 7 == 0 ? DateRange.Day(day) : null,
            Conditions = [.. Enumerable.Repeat(new Condition(text, number % 2 == 0 ? null : text), Pick(number, 7, 3))],
            Evidence = [new Evidence(number & 0xFFFF, (number & 0xFFFF) + text.Length, text)],
        };
        ArticleEvent[] all =
        [
            act, new ActAdded(act, text, text), new ActAmended(Guid.NewGuid(), act, text, text), new CopyRecognised(text, Pick(number, 8, 1001) / (number % 2 == 0 ? 1000.0 : 1e12)),
            new ArticleReceived(text, text, "en", text, null, text, day, text, null), new ArticleRead(text, null, text, number, number),
        ];
        foreach (var e in all)
        {
            var json = EventJson.Write(e);
            Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(EventJson.Write(EventJson.Read(EventNames.NameOf(e), json))));
            Assert.Equal(EventHash.OfCanonicalData(json), EventHash.OfData(json));
            Assert.Equal(EventHash.OfData(json), EventHash.OfData(Encoding.UTF8.GetBytes(Shuffled(JsonNode.Parse(json)!).ToJsonString())));
        }
    }).Check(Runs(300));

    [Fact]
    public void Numbers_hash_by_value_and_everything_else_counts()
    {
        Assert.Equal(EventHash.OfData("{\"a\":1.50,\"b\":[1e2]}"u8.ToArray()), EventHash.OfData("{ \"b\": [100], \"a\": 1.5 }"u8.ToArray()));
        Assert.NotEqual(EventHash.OfData("{\"a\":[1,2]}"u8.ToArray()), EventHash.OfData("{\"a\":[2,1]}"u8.ToArray()));
        Assert.NotEqual(EventHash.OfData("{\"a\":\"1\"}"u8.ToArray()), EventHash.OfData("{\"a\":1}"u8.ToArray()));
        Assert.NotEqual(EventHash.OfData("{\"a\":null}"u8.ToArray()), EventHash.OfData("{}"u8.ToArray()));
    }

    [Fact]
    public void Every_part_of_an_event_is_in_its_hash()
    {
        var (id, at, data) = (Guid.NewGuid(), DateTimeOffset.UnixEpoch, EventHash.OfData("{}"u8.ToArray()));
        string[] hashes =
        [
            EventHash.OfEvent("", "a", 1, id, "t", data, at),
            EventHash.OfEvent("p", "a", 1, id, "t", data, at),
            EventHash.OfEvent("", "b", 1, id, "t", data, at),
            EventHash.OfEvent("", "a", 2, id, "t", data, at),
            EventHash.OfEvent("", "a", 1, Guid.NewGuid(), "t", data, at),
            EventHash.OfEvent("", "a", 1, id, "u", data, at),
            EventHash.OfEvent("", "a", 1, id, "t", EventHash.OfData("[]"u8.ToArray()), at),
            EventHash.OfEvent("", "a", 1, id, "t", data, at.AddMicroseconds(1)),
            EventHash.OfEvent("", "at", 1, id, "", data, at),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("https://Example.org/a/", "https://example.org/a")]
    [InlineData(" https://example.org/a?utm_source=x&id=7&utm_medium=y#top", "https://example.org/a?id=7")]
    [InlineData("https://example.org", "https://example.org")]
    [InlineData("not an address", "not an address")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Addresses_are_compared_in_one_form(string? url, string? folded) => Assert.Equal(folded, Address.Fold(url));

    private static string Clean(string? words) => words is null ? "" : string.Concat(words.EnumerateRunes().Where(r => r.Value is not (0 or 0xFFFD)));

    /// <summary>Another order of names, as jsonb keeps one of its own.</summary>
    private static JsonNode Shuffled(JsonNode node) => node switch
    {
        JsonObject o => new JsonObject(o.Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value is null ? null : Shuffled(p.Value))).ToList()),
        JsonArray a => new JsonArray([.. a.Select(i => i is null ? null : Shuffled(i))]),
        _ => node.DeepClone(),
    };
}
