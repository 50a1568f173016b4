using System.Text;
using System.Text.Json.Nodes;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Tests.Articles;

public sealed class EventJsonTests
{
    private static readonly Act Offer = new OfferConditioned
    {
        Dossier = "guarantees",
        Actor = "united-states",
        Issue = "us-air-support",
        Stance = Stance.Open,
        Speaker = "Donald Trump",
        Mode = Mode.DirectQuote,
        Chain = ["Bloomberg", "people familiar with the matter"],
        SaidOn = new SaidOn(new DateOnly(2025, 8, 19), new DateOnly(2025, 8, 19), DateBasis.Stated),
        ScheduledFor = DateRange.Day(new DateOnly(2025, 8, 22)),
        Conditions = [new Condition("if there is a peace deal", "russia")],
        Proposition = "help “by air”",
        Evidence = [new Evidence(3, 9, "by air")],
        Rule = "offer/willing",
        Reader = "rules/1",
    };

    public static TheoryData<string> Names => [.. EventNames.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_event_reads_back_as_written(string name)
    {
        var written = Sample(name);
        var json = EventJson.Write(written);
        var read = EventJson.Read(name, json);
        Assert.IsType(written.GetType(), read);
        Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(EventJson.Write(read)));
    }

    [Fact]
    public void Stored_data_is_camel_case_without_nulls_and_kebab_words()
    {
        var json = Encoding.UTF8.GetString(EventJson.Write(Offer with { Speaker = null }));
        Assert.Contains("\"saidOn\":{\"basis\":\"stated\",\"from\":\"2025-08-19\",\"to\":\"2025-08-19\"}", json, StringComparison.Ordinal);
        Assert.Contains("\"mode\":\"direct-quote\"", json, StringComparison.Ordinal);
        Assert.Contains("help “by air”", json, StringComparison.Ordinal);
        Assert.DoesNotContain("speaker", json, StringComparison.Ordinal);
        Assert.DoesNotContain("claimedByOther", json, StringComparison.Ordinal);
        Assert.DoesNotContain("null", json, StringComparison.Ordinal);
    }

    [Fact]
    public void An_act_inside_another_event_carries_its_stored_name()
    {
        var json = JsonNode.Parse(EventJson.Write(new ActAdded(Offer, "ana", "missed")))!;
        Assert.Equal("offer_conditioned", (string?)json["act"]!["type"]);
    }

    [Fact]
    public void An_act_inside_another_event_is_read_whatever_order_its_fields_come_in()
    {
        var json = JsonNode.Parse(EventJson.Write(new ActAdded(Offer, "ana", "missed")))!.AsObject();
        var act = json["act"]!.AsObject();
        act.Remove("type");
        act.Add("type", "offer_conditioned");
        var read = Assert.IsType<ActAdded>(EventJson.Read("act_added", Encoding.UTF8.GetBytes(json.ToJsonString())));
        Assert.IsType<OfferConditioned>(read.Act);
    }

    [Fact]
    public void An_unknown_name_is_named() =>
        Assert.Contains("'position_whispered'", Assert.Throws<RefusedException>(() => EventJson.Read("position_whispered", "{}"u8)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"of\":null,\"similarity\":1}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    public void Data_of_another_shape_is_refused_with_its_name(string data) =>
        Assert.Contains("'copy_recognised'", Assert.Throws<RefusedException>(() => EventJson.Read("copy_recognised", Encoding.UTF8.GetBytes(data))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_upcaster_turns_an_old_name_into_the_present_one_step_by_step()
    {
        var upcasters = new Dictionary<string, Upcaster>(StringComparer.Ordinal)
        {
            ["duplicate_found"] = new("duplicate_seen", node => new JsonObject { ["original"] = node["article"]!.DeepClone() }),
            ["duplicate_seen"] = new("copy_recognised", node => new JsonObject { ["of"] = node["original"]!.DeepClone(), ["similarity"] = 1 }),
        };
        Assert.Equal(new CopyRecognised("article-1", 1), EventJson.Read("duplicate_found", "{\"article\":\"article-1\"}"u8, upcasters));
    }

    [Fact]
    public void The_contract_shows_every_field_of_an_act()
    {
        var id = Guid.NewGuid();
        var shown = JsonNode.Parse(ActJson.Of(new RecordedEvent(7, id, "article-1", 2, DateTimeOffset.UnixEpoch, Offer), "a.txt"))!.AsObject();
        Assert.Equal(
            ["id", "sequence", "stream", "version", "article", "type", "dossier", "actor", "issue", "stance", "speaker", "claimedByOther", "claimedBy", "certainty", "mode",
                "chain", "saidOn", "scheduledFor", "conditions", "proposition", "evidence", "rule", "reader", "recordedAt"],
            shown.Select(p => p.Key));
        Assert.Equal("{\"start\":3,\"end\":9,\"quote\":\"by air\"}", shown["evidence"]![0]!.ToJsonString());
        Assert.Equal("1970-01-01T00:00:00Z", (string?)shown["recordedAt"]);
    }

    [Fact]
    public void The_contract_of_an_act_not_recorded_has_neither_sequence_nor_stream()
    {
        var shown = JsonNode.Parse(ActJson.Of(Guid.NewGuid(), Offer with { Issue = null }, "a.txt"))!.AsObject();
        Assert.False(shown.ContainsKey("sequence") || shown.ContainsKey("stream") || shown.ContainsKey("version") || shown.ContainsKey("recordedAt"));
        Assert.True(shown.ContainsKey("issue"));
        Assert.Null(shown["issue"]);
    }

    private static ArticleEvent Sample(string name) => name switch
    {
        "article_received" => new ArticleReceived("Text “é” \u2028 🙂", "00", "en", "Wire", null, "Title", new DateOnly(2025, 8, 20), "a.txt", "guarantees"),
        "article_revised" => new ArticleRevised("Text", "01", null, null, null),
        "copy_recognised" => new CopyRecognised("article-1", 0.875),
        "article_read" => new ArticleRead("rules/1", null, null, 3, 9),
        "reading_superseded" => new ReadingSuperseded("guarantees", "rules/1", "newer reader"),
        "act_retracted" => new ActRetracted(Guid.NewGuid(), "ana", "misread"),
        "act_amended" => new ActAmended(Guid.NewGuid(), Offer, "ana", "wrong issue"),
        "act_added" => new ActAdded(Offer, "ana", "missed"),
        _ => EventJson.Read(name, EventJson.Write(Offer)),
    };
}
