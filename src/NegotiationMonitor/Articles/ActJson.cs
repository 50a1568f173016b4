using System.Text;
using System.Text.Json;

namespace NegotiationMonitor.Articles;

/// <summary>
/// Events as scripts see them (DESIGN 7, "An event as JSON"): one flat object an act, the same from <c>read</c>, <c>events</c>, HTTP and webhooks.
/// What an act does not have is null, so that every act has the same fields; <c>sequence</c>, <c>stream</c>, <c>version</c> and
/// <c>recordedAt</c> are absent as long as it is not recorded.
/// </summary>
public static class ActJson
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = EventJson.Options.Encoder };

    /// <summary>An act that is not recorded, as <c>read</c> shows it.</summary>
    /// <param name="article">File name or id of the article.</param>
    public static string Of(Guid id, Act act, string article) => Build(writer => Write(writer, id, act, article));

    /// <summary>A recorded event. Events that are no acts have <c>id … type</c>, <c>recordedAt</c> and their own fields under <c>data</c>.</summary>
    /// <param name="article">File name or id of the article.</param>
    public static string Of(RecordedEvent recorded, string article) => Build(writer => Write(writer, recorded, article));

    /// <summary>Writes an act that is not recorded.</summary>
    public static void Write(Utf8JsonWriter writer, Guid id, Act act, string article)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(act);
        writer.WriteStartObject();
        writer.WriteString("id", id);
        WriteAct(writer, act, article);
        writer.WriteEndObject();
    }

    /// <summary>Writes a recorded event.</summary>
    public static void Write(Utf8JsonWriter writer, RecordedEvent recorded, string article)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(recorded);
        writer.WriteStartObject();
        writer.WriteString("id", recorded.Id);
        writer.WriteNumber("sequence", recorded.Sequence);
        writer.WriteString("stream", recorded.Stream);
        writer.WriteNumber("version", recorded.Version);
        if (recorded.Event is Act act)
        {
            WriteAct(writer, act, article);
        }
        else
        {
            writer.WriteString("article", article);
            writer.WriteString("type", EventNames.NameOf(recorded.Event));
            writer.WritePropertyName("data");
            JsonSerializer.Serialize(writer, recorded.Event, recorded.Event.GetType(), EventJson.Options);
        }

        writer.WriteString("recordedAt", recorded.RecordedAt.UtcDateTime);
        writer.WriteEndObject();
    }

    private static void WriteAct(Utf8JsonWriter writer, Act act, string article)
    {
        writer.WriteString("article", article);
        writer.WriteString("type", EventNames.NameOf(act));
        writer.WriteString("dossier", act.Dossier);
        writer.WriteString("actor", act.Actor);
        writer.WriteString("issue", act.Issue);
        writer.WriteString("stance", act.Stance.Word());
        writer.WriteString("speaker", act.Speaker);
        writer.WriteBoolean("claimedByOther", act.ClaimedByOther);
        writer.WriteString("claimedBy", act.ClaimedBy);
        writer.WriteString("certainty", act.Certainty.Word());
        writer.WriteString("mode", act.Mode.Word());
        WriteValue(writer, "chain", act.Chain);
        WriteValue(writer, "saidOn", act.SaidOn);
        WriteValue(writer, "scheduledFor", act.ScheduledFor);
        writer.WriteStartArray("conditions");
        foreach (var condition in act.Conditions)
        {
            writer.WriteStartObject();
            writer.WriteString("text", condition.Text);
            writer.WriteString("on", condition.On);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("proposition", act.Proposition);
        WriteValue(writer, "evidence", act.Evidence);
        writer.WriteString("rule", act.Rule);
        writer.WriteString("reader", act.Reader);
    }

    private static void WriteValue<T>(Utf8JsonWriter writer, string name, T value)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, EventJson.Options);
    }

    private static string Build(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, WriterOptions))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
