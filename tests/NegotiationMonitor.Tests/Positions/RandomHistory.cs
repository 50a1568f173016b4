using FsCheck;
using FsCheck.Fluent;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Tests.Positions;

/// <summary>
/// Random logs out of random bytes, so that FsCheck can shrink them: late arrivals, copies with and without a mark, duplicates,
/// retractions (also of what no longer stands), amendments, additions, newer readings and revised texts.
/// </summary>
public static class RandomHistory
{
    private const int Step = 12;
    private static readonly string?[] Outlets = ["Reuters", "Bloomberg", "The Guardian", null];
    private static readonly string?[] Speakers = [null, "Trump", "Rubio", "trump"];
    private static readonly string?[] Claims = [null, null, null, "russia"];
    private static readonly string[] Types =
    [
        "stance_stated", "stance_stated", "stance_stated", "offer_made", "offer_conditioned", "offer_withdrawn", "concession_made",
        "demand_made", "agreement_reached", "talks_held", "talks_scheduled", "proposal_rejected",
    ];

    private static readonly string[][] Chains = [[], ["Reuters"], ["UNN", "Bloomberg"], ["Reuters", "two officials"], ["Axios", "Fox News", "people familiar with the matter"]];
    private static readonly string[] Conditions = ["if hostilities cease", "once the hostilities cease", "only with European troops", "under a peace deal"];

    /// <param name="step">Bytes a step.</param>
    public static Arbitrary<byte[]> Bytes(int steps, int step = Step) =>
        Arb.From(Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf().Resize(steps * step), bytes => Shrink(bytes, step));

    public static Story Of(byte[] bytes)
    {
        var story = new Story();
        for (var i = 0; i + Step <= bytes.Length; i += Step)
        {
            Add(story, bytes.AsSpan(i, Step));
        }

        return story;
    }

    private static void Add(Story story, ReadOnlySpan<byte> b)
    {
        var streams = story.Log.Select(e => e.Stream).Distinct().ToList();
        var acts = story.Log.Where(e => e.Event is Act or ActAmended or ActAdded).ToList();
        if (streams.Count == 0 || b[0] % 16 < 7 || acts.Count == 0)
        {
            Publish(story, b);
            return;
        }

        var stream = streams[b[1] % streams.Count];
        var about = acts[b[1] % acts.Count];
        switch (b[0] % 16)
        {
            case 7 or 8:
                var copied = story.Log.Where(e => e.Stream == stream && e.Event is Act).Select(e => e.Event).ToList();
                Publish(story, b);
                copied.ForEach(a => story.Append(a));
                story.Append(new CopyRecognised(stream, 0.9)).Read();
                break;
            case 9:
                story.In(stream).Append(new CopyRecognised(streams[b[2] % streams.Count], 0.8));
                break;
            case 10:
                story.In(about.Stream).Append(new ActRetracted(about.Id, "Ann", "wrong"));
                break;
            case 11:
                story.In(about.Stream).Append(new ActAmended(about.Id, ActOf(b), "Ann", "wrong"));
                break;
            case 12:
                story.In(stream).Append(new ActAdded(ActOf(b), "Ann", "missed"));
                break;
            case 13 or 14:
                story.In(stream).Append(new ReadingSuperseded(Story.Dossier, "test/2", "newer"));
                Acts(story, b);
                break;
            default:
                story.In(stream).Append(new ArticleRevised("…", "h", null, b[3] % 2 == 0 ? null : Story.Aug(1 + (b[3] % 28)), null));
                Acts(story, b);
                break;
        }
    }

    private static void Publish(Story story, ReadOnlySpan<byte> b)
    {
        story.Article(Outlets[b[2] % 4], b[3] % 3 == 0 ? null : 1 + (b[3] % 28));
        Acts(story, b);
    }

    private static void Acts(Story story, ReadOnlySpan<byte> b)
    {
        story.Append(ActOf(b));
        if (b[11] % 2 == 0)
        {
            Span<byte> other = stackalloc byte[Step];
            for (var i = 0; i < Step; i++)
            {
                other[i] = (byte)(b[i] * 7 + 3);
            }

            story.Append(ActOf(other));
        }

        story.Read();
    }

    /// <summary>An act out of twelve bytes.</summary>
    public static Act ActOf(ReadOnlySpan<byte> b)
    {
        var day = 1 + (b[6] % 24);
        var act = Story.Make(Types[b[4] % Types.Length], b[5] % 4 == 0 ? "russia" : "us", (b[5] / 4 % 5) switch { 0 => null, 1 => "talks", _ => "force" }, day);
        return act with
        {
            Stance = (Stance)(b[7] % 8),
            Certainty = (Certainty)(b[7] / 8 % 4 % 3),
            Mode = (Mode)(b[8] % 3),
            Speaker = Speakers[b[8] / 4 % 4],
            ClaimedBy = Claims[b[8] / 16 % 4],
            Chain = Chains[b[9] % Chains.Length],
            SaidOn = new SaidOn(Story.Aug(day), Story.Aug(day + (b[9] % 3 == 0 ? b[9] % 5 : 0)), DateBasis.Stated),
            Conditions = b[10] % 3 == 0 ? [new Condition(Conditions[b[10] / 3 % 4], b[10] % 2 == 0 ? "us" : null)] : [],
            Proposition = b[10] % 4 == 0 ? Conditions[b[10] / 4 % 4] : null,
        };
    }

    private static IEnumerable<byte[]> Shrink(byte[] bytes, int step)
    {
        var steps = bytes.Length / step;
        for (var size = steps / 2; size >= 1; size /= 2)
        {
            for (var at = 0; at + size <= steps; at += size)
            {
                yield return [.. bytes[..(at * step)], .. bytes[((at + size) * step)..]];
            }
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != 0)
            {
                yield return [.. bytes[..i], 0, .. bytes[(i + 1)..]];
            }
        }
    }
}
