using NegotiationMonitor.Articles;
using NegotiationMonitor.Audit;
using Npgsql;

namespace NegotiationMonitor.Postgres.Log;

/// <summary>An event ready to be stored: its data serialised and hashed by the caller's thread, not by the writer's.</summary>
/// <param name="Print">Print of the text that it brings; null for an event without a text, and where the writer knows it already.</param>
internal sealed record PreparedEvent(Guid Id, string Type, byte[] Data, byte[] DataHash, ArticleEvent Event, StoryPrint? Print = null)
{
    /// <summary>With the print of its text.</summary>
    public static PreparedEvent WithPrint(NewEvent @event) => Of(@event) with
    {
        Print = @event.Event switch { ArticleReceived e => StoryPrint.Of(e.Text), ArticleRevised e => StoryPrint.Of(e.Text), _ => null },
    };

    public static PreparedEvent Of(NewEvent @event)
    {
        var data = EventJson.Write(@event.Event);
        return new PreparedEvent(@event.Id, EventNames.NameOf(@event.Event), data, EventHash.OfCanonicalData(data), @event.Event);
    }
}

/// <summary>A row of <c>mt_events</c>.</summary>
internal static class EventRow
{
    /// <summary>Reads the columns seq_id, id, stream_id, version, timestamp, type, data.</summary>
    public static RecordedEvent Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetGuid(1),
        reader.GetString(2),
        reader.GetInt64(3),
        reader.GetFieldValue<DateTimeOffset>(4),
        EventJson.Read(reader.GetString(5), reader.GetFieldValue<byte[]>(6)));
}
