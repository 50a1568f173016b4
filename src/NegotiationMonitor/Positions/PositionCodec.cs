using System.Text;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Positions;

/// <summary>
/// Positions in a compact binary form, without their keys. A matrix of positions as of a day reads hundreds of them at once, which is why they are not
/// JSON (measured: 15 µs against 2 µs a position). Derived from the log, so another version of the form only asks for a rebuild.
/// </summary>
public static class PositionCodec
{
    private const byte Version = 1;

    /// <summary>The position's binary form.</summary>
    public static byte[] Write(Position position)
    {
        ArgumentNullException.ThrowIfNull(position);
        using var stream = new MemoryStream(256);
        using var to = new BinaryWriter(stream, Encoding.UTF8);
        to.Write(Version);
        to.Write((byte)position.Stance);
        to.Write((byte)position.Certainty);
        to.Write((byte)position.Outcome);
        to.Write7BitEncodedInt(position.Statements);
        to.Write(position.Path);
        if (position.Deciding is { } deciding)
        {
            to.Write(true);
            Day(to, position.Since!.Value);
            Day(to, position.LastConfirmed!.Value);
            to.Write7BitEncodedInt64(deciding.Sequence);
            to.Write(deciding.Type);
            Day(to, deciding.On);
            to.Write((byte)deciding.Directness);
            Text(to, deciding.Speaker);
            Text(to, deciding.ClaimedBy);
        }
        else
        {
            to.Write(false);
        }

        List(to, position.Origins, static (to, o) => to.Write(o));
        List(to, position.Conditions, static (to, c) =>
        {
            to.Write(c.Text);
            Text(to, c.On);
            Place(to, c.Sequence, c.Said);
        });
        List(to, position.Offers, Item);
        List(to, position.Demands, Item);
        List(to, position.Talks, static (to, t) =>
        {
            to.Write(t.Type);
            Place(to, t.Sequence, t.Said);
            to.Write(t.ScheduledFor is not null);
            if (t.ScheduledFor is { } days)
            {
                Day(to, days.From);
                Day(to, days.To);
            }
        });
        List(to, position.Voices, static (to, v) =>
        {
            to.Write(v.Speaker);
            to.Write((byte)v.Stance);
            Place(to, v.Sequence, v.Said);
        });
        to.Flush();
        return stream.ToArray();
    }

    /// <summary>A position out of its binary form.</summary>
    /// <exception cref="RefusedException">It was written by another version.</exception>
    public static Position Read(PositionKey key, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var from = new Reader(bytes);
        if (bytes.Length == 0 || from.Byte() != Version)
        {
            throw new RefusedException("The positions were written by another version; run `negmon rebuild`");
        }

        var position = new Position
        {
            Key = key, Stance = (Stance)from.Byte(), Certainty = (Certainty)from.Byte(), Outcome = (Outcome)from.Byte(), Statements = (int)from.Number(), Path = from.Long(),
        };
        if (from.Byte() != 0)
        {
            position = position with
            {
                Since = from.Day(), LastConfirmed = from.Day(),
                Deciding = new Deciding(from.Number(), from.Name(), from.Day(), (Directness)from.Byte(), from.Text(), from.Text()),
            };
        }

        return position with
        {
            Origins = from.List(static (ref Reader r) => r.Name()),
            Conditions = from.List(static (ref Reader r) => new StandingCondition(r.Name(), r.Text(), r.Number(), r.Day())),
            Offers = from.List(static (ref Reader r) => new OpenItem(r.Name(), r.Name(), r.Number(), r.Day())),
            Demands = from.List(static (ref Reader r) => new OpenItem(r.Name(), r.Name(), r.Number(), r.Day())),
            Talks = from.List(static (ref Reader r) => new TalksRecord(r.Name(), r.Number(), r.Day(), r.Byte() != 0 ? new DateRange(r.Day(), r.Day()) : null)),
            Voices = from.List(static (ref Reader r) => r.Voice()),
        };
    }

    private static void Item(BinaryWriter to, OpenItem item)
    {
        to.Write(item.Type);
        to.Write(item.Text);
        Place(to, item.Sequence, item.Said);
    }

    private static void Place(BinaryWriter to, long sequence, DateOnly said)
    {
        to.Write7BitEncodedInt64(sequence);
        Day(to, said);
    }

    private static void Day(BinaryWriter to, DateOnly day) => to.Write7BitEncodedInt(day.DayNumber);

    /// <summary>A text that may be null.</summary>
    private static void Text(BinaryWriter to, string? text)
    {
        to.Write(text is not null);
        if (text is not null)
        {
            to.Write(text);
        }
    }

    private static void List<T>(BinaryWriter to, IReadOnlyList<T> items, Action<BinaryWriter, T> write)
    {
        to.Write7BitEncodedInt(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            write(to, items[i]);
        }
    }

    private delegate T ReadItem<out T>(ref Reader from);

    /// <summary>Reads what <see cref="BinaryWriter"/> writes, without a stream.</summary>
    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _at;

        public byte Byte() => _bytes[_at++];

        public long Long()
        {
            var value = System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(_bytes[_at..]);
            _at += sizeof(long);
            return value;
        }

        public long Number()
        {
            var (value, shift) = (0UL, 0);
            byte part;
            do
            {
                part = Byte();
                value |= (ulong)(part & 0x7F) << shift;
                shift += 7;
            }
            while (part > 0x7F);
            return (long)value;
        }

        public DateOnly Day() => DateOnly.FromDayNumber((int)Number());

        public string Name()
        {
            var length = (int)Number();
            var text = Encoding.UTF8.GetString(_bytes.Slice(_at, length));
            _at += length;
            return text;
        }

        public string? Text() => Byte() != 0 ? Name() : null;

        public Voice Voice() => new(Name(), (Stance)Byte(), Number(), Day());

        public T[] List<T>(ReadItem<T> read)
        {
            var items = new T[(int)Number()];
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = read(ref this);
            }

            return items;
        }
    }
}
