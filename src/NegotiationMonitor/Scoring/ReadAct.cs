using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Scoring;

/// <summary>An act that a reader found, in the words that <c>evaluate --save</c> writes: one JSON object a line.</summary>
/// <param name="Article">File name of the text.</param>
/// <param name="Rule">The rule that found it, where it is known.</param>
public sealed record ReadAct(
    string Article, string Type, string Actor, string? Issue, string? Stance, string? Speaker, ReadDays? SaidOn,
    IReadOnlyList<ReadCondition> Conditions, IReadOnlyList<Evidence> Evidence, string? Rule = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An act as the reader gives it.</summary>
    public static ReadAct Of(string article, Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return new(
            article, EventNames.NameOf(act), act.Actor, act.Issue, act.Stance.Word(), act.Speaker, new(Day(act.SaidOn.From), Day(act.SaidOn.To)),
            [.. act.Conditions.Select(c => new ReadCondition(c.Text))], act.Evidence, act.Rule);
    }

    /// <summary>One line of JSON.</summary>
    public string Line() => JsonSerializer.Serialize(this, Options);

    /// <summary>The acts of a saved run.</summary>
    /// <param name="name">File name, for refusals.</param>
    /// <exception cref="RefusedException">A line is no act.</exception>
    public static IReadOnlyList<ReadAct> Parse(string lines, string name)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var acts = new List<ReadAct>();
        foreach (var (line, number) in lines.Split('\n').Select((l, i) => (l.Trim(), i + 1)).Where(l => l.Item1.Length > 0))
        {
            try
            {
                var act = JsonSerializer.Deserialize<ReadAct>(line, Options);
                if (act?.Article is null || act.Type is null || act.Actor is null)
                    throw new RefusedException($"{name}:{number}: is no act of a saved run — save one with --save");
                acts.Add(act with { Conditions = act.Conditions ?? [], Evidence = act.Evidence ?? [] });
            }
            catch (JsonException e)
            {
                throw new RefusedException($"{name}:{number}: is not valid JSON — save a run with --save", e);
            }
        }

        return acts;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Days as written in a saved run.</summary>
public sealed record ReadDays(string? From, string? To);

/// <summary>A condition as written in a saved run.</summary>
public sealed record ReadCondition(string Text);
