using System.Text.Json;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.App.Shapes;

/// <summary>Reads a change back out of its envelope, to be shown.</summary>
internal static class WatchedChange
{
    /// <summary>A change out of an envelope's data.</summary>
    public static ShownChange Read(JsonElement data)
    {
        var (before, after) = (Conditions(data, "conditionsBefore"), Conditions(data, "conditionsAfter"));
        return new(
            string.Empty, data.GetProperty("sequence").GetInt64(), data.GetProperty("recordedAt").GetDateTime(), Text(data, "dossier"), Text(data, "actor")!, Text(data, "issue")!,
            Text(data, "issueTitle"), Word<ChangeKind>(data, "kind"), Word<Stance>(data, "from"), Word<Stance>(data, "to"), data.GetProperty("contested").GetBoolean(),
            [.. after.Except(before)], [.. before.Except(after)], Day(Text(data, "saidOn")), Text(data, "cause")!, string.Empty, Words(data));
    }

    private static ShownWords? Words(JsonElement data)
    {
        var (act, article) = (data.GetProperty("act"), data.GetProperty("article"));
        if (act.ValueKind == JsonValueKind.Null || article.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var day = Day(Text(data, "saidOn")) ?? DateOnly.MinValue;
        var quotes = act.GetProperty("quotes");
        return new(
            act.GetProperty("sequence").GetInt64(), Text(act, "type")!, new SaidOn(day, day, DateBasis.Stated), Word<Directness>(act, "directness"), Text(act, "speaker"), Text(act, "claimedBy"),
            quotes.GetArrayLength() > 0 ? Text(quotes[0], "text")! : string.Empty, Text(article, "name")!, Text(article, "stream")!, Text(article, "outlet"), Text(article, "url"), string.Empty);
    }

    private static List<Condition> Conditions(JsonElement data, string name) =>
        [.. data.GetProperty(name).EnumerateArray().Select(c => new Condition(Text(c, "text")!, Text(c, "on")))];

    private static T Word<T>(JsonElement from, string name)
        where T : struct, Enum
    {
        var word = Text(from, name);
        return Enum.GetValues<T>().First(v => v.Word() == word);
    }

    private static string? Text(JsonElement from, string name) => from.GetProperty(name).GetString();

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
