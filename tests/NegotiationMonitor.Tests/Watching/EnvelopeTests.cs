using System.Text.Json;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.Tests.Watching;

/// <summary>What a subscriber is told of a change.</summary>
public sealed class EnvelopeTests
{
    private static readonly Envelope Envelope = new("https://monitor.example");

    internal static ChangeNotice Notice(string text = "it will not", int conditions = 2, long sequence = 42)
    {
        var standing = Enumerable.Range(0, conditions).Select(i => new Condition($"{i} {text}", i % 2 == 0 ? "russia" : null)).ToList();
        var what = new Difference(ChangeKind.Reversed, Stance.Supports, Stance.RulesOut, [.. standing.Take(1)], [new Condition("lost " + text, null)], false)
        {
            Standing = standing,
            Origins = [.. Enumerable.Range(0, Math.Min(conditions, DayFold.MaxOrigins)).Select(i => $"Origin {i} {text}")],
        };
        var day = new DateOnly(2025, 8, 20);
        return new(
            new Change(sequence, new PositionKey("peace", "us", "force"), new DateTimeOffset(2025, 8, 21, 10, 0, 0, 123, TimeSpan.Zero), "article_read", "article-1", 40, day, what),
            text, text,
            new NoticeAct(40, "stance_stated", Directness.OwnWords, text, null, new SaidOn(day, day, DateBasis.Stated), [.. Enumerable.Range(0, 6).Select(i => new Evidence(i, i + text.Length, text))], "rule", "rules/1"),
            new NoticeArticle("article-1", text, text, text, "https://example.org/" + new string('a', 1900), day));
    }

    [Fact]
    public void A_change_says_from_what_to_what_on_which_words_and_where_to_audit_it()
    {
        var json = JsonElement.Parse(Envelope.Of(Notice()));
        var data = json.GetProperty("data");
        Assert.Equal("42:peace:us:force", json.GetProperty("id").GetString());
        Assert.Equal("https://monitor.example/api/changes", json.GetProperty("source").GetString());
        Assert.Equal("2025-08-21T10:00:00.123Z", json.GetProperty("time").GetString());
        Assert.Equal(("supports", "rules-out", "reversed"), (data.GetProperty("from").GetString(), data.GetProperty("to").GetString(), data.GetProperty("kind").GetString()));
        Assert.Equal(["1 it will not", "lost it will not"], data.GetProperty("conditionsBefore").EnumerateArray().Select(c => c.GetProperty("text").GetString()));
        Assert.Equal(["0 it will not", "1 it will not"], data.GetProperty("conditionsAfter").EnumerateArray().Select(c => c.GetProperty("text").GetString()));
        Assert.Equal("https://monitor.example/positions/us/force?dossier=peace&recordedBy=42", data.GetProperty("links").GetProperty("audit").GetString());
        Assert.Equal("2025-08-20", data.GetProperty("saidOn").GetString());
    }

    [Theory]
    [InlineData("\u0001\u0002")]
    [InlineData("界")]
    [InlineData("😀")]
    [InlineData("\"\\")]
    public void However_long_its_texts_are_it_stays_below_20_kB_and_whole(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000));
        var body = Envelope.Of(Notice(text, 64));
        Assert.InRange(body.Length, 1, Envelope.MostBytes);
        var quote = JsonElement.Parse(body).GetProperty("data").GetProperty("act").GetProperty("quotes")[0];
        Assert.True(quote.GetProperty("cut").GetBoolean());
        Assert.StartsWith(quote.GetProperty("text").GetString()!, text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', System.Text.Encoding.UTF8.GetString(body));
    }

    [Theory]
    [InlineData("x", 3)]
    [InlineData("界", 500)]
    public void Summaries_digests_and_tests_are_as_their_schemas_say_and_below_20_kB(string piece, int changes)
    {
        var gathered = new Gathered(Digest.MostListed);
        for (var i = 1; i <= changes; i++)
        {
            gathered.Add(Notice(string.Concat(Enumerable.Repeat(piece, 200)), sequence: i));
        }

        var watch = new Watch("w", WatchFilter.All, new Delivery(DeliveryKind.Digest), Pacing.None, WatchState.Active, null, ChangeCursor.Start, DateTimeOffset.UnixEpoch, 1);
        var bodies = new[]
        {
            Envelope.Summary("w", gathered).Body, Envelope.Digest(watch, gathered, Digest.Write(watch, gathered, Envelope), DateTimeOffset.UnixEpoch).Body,
            Envelope.Test("test:1", "w", DateTimeOffset.UnixEpoch),
        };
        foreach (var body in bodies)
        {
            var json = JsonElement.Parse(body);
            SchemaCheck.Check(JsonElement.Parse(Schemas.Of(json.GetProperty("type").GetString()!)!), json, "$");
            Assert.InRange(body.Length, 1, Envelope.MostBytes);
        }

        Assert.Equal(changes, JsonElement.Parse(bodies[0]).GetProperty("data").GetProperty("count").GetInt32());
    }

    [Fact]
    public void Envelopes_are_as_the_published_schema_says()
    {
        var schema = JsonElement.Parse(Schemas.Of(Envelope.ChangeType)!);
        SchemaCheck.Check(schema, JsonElement.Parse(Envelope.Of(Notice())), "$");
        var bare = Notice();
        SchemaCheck.Check(schema, JsonElement.Parse(Envelope.Of(bare with { Act = null, Article = null, DossierTitle = null, Change = bare.Change with { SaidOn = null } })), "$");
        Assert.Equal(Enum.GetValues<ChangeKind>().Select(k => k.Word()), Words("kind"));
        Assert.Equal(Enum.GetValues<Stance>().Select(s => s.Word()), Words("from"));

        IEnumerable<string?> Words(string name) =>
            schema.GetProperty("properties").GetProperty("data").GetProperty("properties").GetProperty(name).GetProperty("enum").EnumerateArray().Select(w => w.GetString());
    }
}

/// <summary>As much of JSON Schema as our schemas use.</summary>
internal static class SchemaCheck
{
    public static void Check(JsonElement schema, JsonElement value, string at) => Assert.True(Fits(schema, value, at, out var why), why);

    private static bool Fits(JsonElement schema, JsonElement value, string at, out string why)
    {
        why = at;
        if (schema.TryGetProperty("oneOf", out var forms))
        {
            var reasons = new List<string>();
            var fitting = forms.EnumerateArray().Count(form =>
            {
                var fits = Fits(form, value, at, out var reason);
                reasons.Add(reason);
                return fits;
            });
            why = string.Join(" | ", reasons);
            return fitting == 1;
        }

        if (schema.TryGetProperty("const", out var one))
        {
            return one.GetString() == value.GetString();
        }

        if (schema.TryGetProperty("enum", out var words))
        {
            return words.EnumerateArray().Any(w => w.GetString() == value.GetString());
        }

        var types = schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } several ? [.. several.EnumerateArray().Select(t => t.GetString())] : new[] { schema.GetProperty("type").GetString() };
        var type = value.ValueKind switch
        {
            JsonValueKind.Null => "null",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "integer",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Array => "array",
            _ => "object",
        };
        if (!types.Contains(type))
        {
            why = $"{at} is {type}";
            return false;
        }

        return type switch
        {
            "array" => Items(schema, value, at, ref why),
            "object" => Properties(schema, value, at, ref why),
            _ => true,
        };
    }

    private static bool Items(JsonElement schema, JsonElement value, string at, ref string why)
    {
        if (schema.TryGetProperty("maxItems", out var most) && value.GetArrayLength() > most.GetInt32())
        {
            why = at + " has too many";
            return false;
        }

        foreach (var item in value.EnumerateArray())
        {
            if (!Fits(schema.GetProperty("items"), item, at + "[]", out why))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Properties(JsonElement schema, JsonElement value, string at, ref string why)
    {
        var known = schema.GetProperty("properties");
        var missing = schema.GetProperty("required").EnumerateArray().Select(r => r.GetString()!).FirstOrDefault(r => !value.TryGetProperty(r, out _));
        if (missing is not null)
        {
            why = $"{at} lacks {missing}";
            return false;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (!known.TryGetProperty(property.Name, out var inner))
            {
                why = $"{at} has {property.Name}";
                return false;
            }

            if (!Fits(inner, property.Value, $"{at}.{property.Name}", out why))
            {
                return false;
            }
        }

        return true;
    }
}
