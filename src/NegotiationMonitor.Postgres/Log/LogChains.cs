using System.Globalization;
using NegotiationMonitor.Audit;
using NegotiationMonitor.Audit.Merkle;
using NegotiationMonitor.Postgres.Positions;
using Npgsql;

namespace NegotiationMonitor.Postgres.Log;

/// <summary>An event's place in its stream.</summary>
internal sealed record StreamRow(long Sequence, long Version, string Type, string Previous, string Hash, bool Archived)
{
    /// <summary>The row's first two columns are the stream's.</summary>
    public static StreamRow Read(NpgsqlDataReader row) =>
        new(row.GetInt64(2), row.GetInt64(3), row.GetString(4), row.Text(5) ?? "", row.Text(6) ?? "", row.GetBoolean(7));
}

/// <summary>An event with all that its hashes cover.</summary>
/// <param name="Data">SHA-256 of its data in canonical form.</param>
internal sealed record LogRow(long Sequence, Guid Id, string Stream, long Version, string Type, DateTimeOffset RecordedAt, byte[] Data, string Previous, string Hash, string Log)
{
    public static LogRow Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5),
        EventHash.OfData(row.GetFieldValue<byte[]>(6)), row.Text(7) ?? "", row.Text(8) ?? "", row.Text(9) ?? "");

    /// <summary>For people.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"event {Sequence} ({Type}, {Stream} version {Version})");

    /// <summary>Its hash in the Merkle tree.</summary>
    public byte[] Leaf => EventLeaf.HashOf(Sequence, Id, Stream, Version, Type, RecordedAt, Data);
}

/// <summary>The chain of one stream.</summary>
internal sealed class StreamChain(string stream, long? version)
{
    private long last;
    private string hash = EventHash.Start;

    public string Stream => stream;

    public void Next(StreamRow row, List<LogFault> faults)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"event {row.Sequence} ({row.Type}, {stream} version {row.Version})");
        if (row.Version != last + 1)
        {
            var missing = row.Version - last == 2 ? $"version {last + 1}" : $"versions {last + 1} to {row.Version - 1}";
            faults.Add(new LogFault(LogFaultKind.Removed, stream, last + 1, row.Sequence, string.Create(CultureInfo.InvariantCulture, $"{missing} of {stream} {(row.Version - last == 2 ? "is" : "are")} missing before {where}")));
        }
        else if (!string.Equals(row.Previous, hash, StringComparison.Ordinal))
        {
            faults.Add(new LogFault(LogFaultKind.Altered, stream, row.Version, row.Sequence, $"{where} does not follow on the event before it: one of the two was replaced"));
        }

        if (row.Archived)
        {
            faults.Add(new LogFault(LogFaultKind.Altered, stream, row.Version, row.Sequence, $"{where} was hidden (is_archived)"));
        }

        (last, hash) = (row.Version, row.Hash);
    }

    public void End(List<LogFault> faults)
    {
        if (version is null)
        {
            faults.Add(new LogFault(LogFaultKind.Removed, stream, null, null, $"the row of {stream} in mt_streams is gone while its events stand"));
        }
        else if (version > last)
        {
            faults.Add(new LogFault(LogFaultKind.Removed, stream, last + 1, null, string.Create(CultureInfo.InvariantCulture, $"{stream} ends at version {last}, but had {version}: its last {version - last} event(s) are gone")));
        }
        else if (version < last)
        {
            faults.Add(new LogFault(LogFaultKind.Inserted, stream, version + 1, null, string.Create(CultureInfo.InvariantCulture, $"{stream} should end at version {version}, but has {last}: {last - version} event(s) were put in")));
        }
    }
}

/// <summary>The chain of the whole log.</summary>
internal sealed class LogChain
{
    private DateTimeOffset lastRecorded;

    public long Events { get; private set; }

    public long LastSequence { get; private set; }

    public string Hash { get; private set; } = EventHash.Start;

    public void Next(LogRow row, List<LogFault> faults)
    {
        var told = EventHash.OfEvent(row.Previous, row.Stream, row.Version, row.Id, row.Type, row.Data, row.RecordedAt);
        if (!string.Equals(told, row.Hash, StringComparison.Ordinal))
        {
            faults.Add(new LogFault(LogFaultKind.Altered, row.Stream, row.Version, row.Sequence, $"{row.Name} is not what was recorded: its content, name, id, place or time was altered"));
        }

        if (row.RecordedAt < lastRecorded)
        {
            faults.Add(new LogFault(LogFaultKind.BackDated, row.Stream, row.Version, row.Sequence, string.Create(CultureInfo.InvariantCulture, $"{row.Name} is dated {row.RecordedAt.UtcDateTime:O}, before event {LastSequence} that was recorded earlier: it was back-dated, or the other post-dated")));
        }

        if (!string.Equals(row.Log, EventHash.OfLog(Hash, row.Sequence, row.Hash), StringComparison.Ordinal))
        {
            faults.Add(new LogFault(LogFaultKind.Reordered, row.Stream, row.Version, row.Sequence, string.Create(CultureInfo.InvariantCulture, $"{row.Name} does not stand behind event {LastSequence} as recorded: events there were removed, put in, moved or replaced")));
        }

        // From here the chain is taken as it is, so that one fault is told once.
        (Hash, LastSequence, lastRecorded) = (row.Log, row.Sequence, row.RecordedAt);
        Events++;
    }

    public void End(long events, long lastSequence, string hash, List<LogFault> faults)
    {
        if (LastSequence < lastSequence)
        {
            faults.Add(new LogFault(LogFaultKind.Removed, null, null, LastSequence + 1, string.Create(CultureInfo.InvariantCulture, $"the log ends at event {LastSequence}, but went up to {lastSequence}: its end was cut off")));
        }
        else if (LastSequence > lastSequence)
        {
            faults.Add(new LogFault(LogFaultKind.Inserted, null, null, lastSequence + 1, string.Create(CultureInfo.InvariantCulture, $"the log should end at event {lastSequence}, but goes up to {LastSequence}")));
        }
        else if (!string.Equals(Hash, hash, StringComparison.Ordinal))
        {
            faults.Add(new LogFault(LogFaultKind.Altered, null, null, LastSequence, string.Create(CultureInfo.InvariantCulture, $"event {LastSequence} is not the one that the log's running record ends with")));
        }

        if (Events != events)
        {
            faults.Add(new LogFault(Events < events ? LogFaultKind.Removed : LogFaultKind.Inserted, null, null, null, string.Create(CultureInfo.InvariantCulture, $"the log holds {Events} events, but {events} were recorded")));
        }
    }
}
