using System.Globalization;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Pages.Watches;

/// <summary>A watch as the pages' forms send it.</summary>
internal static class WatchForm
{
    /// <summary>The changes asked for.</summary>
    /// <exception cref="RefusedException">A kind or number that cannot be.</exception>
    public static WatchFilter Filter(IFormCollection form) => new(
        Texts(form, "of") ?? Texts(form, "dossier"), Texts(form, "party"), Texts(form, "issue"), WatchWords.Kinds(Texts(form, "kind")), Number(form, "origins", "origins") ?? 1, form["own"] == "on");

    /// <summary>How it tells of them.</summary>
    /// <exception cref="RefusedException">No such way or period.</exception>
    public static Delivery Delivery(IFormCollection form) => Text(form, "how") switch
    {
        null or "none" => new(DeliveryKind.None),
        "webhook" => new(DeliveryKind.Webhook, Text(form, "url")),
        "digest" => new(DeliveryKind.Digest, Text(form, "url"), Word<DigestEvery>(form, "every"), Word<DigestFormat>(form, "format")),
        var how => throw new RefusedException($"'{how}' is no way to tell of changes; there are none, webhook, digest"),
    };

    /// <summary>When it tells of them.</summary>
    /// <exception cref="RefusedException">No such times.</exception>
    public static Pacing Pacing(IFormCollection form) => new(Time(form, "quietFrom"), Time(form, "quietTo"), Text(form, "zone"), Number(form, "most", "the most an hour"));

    /// <summary>A field without the blanks around it; null where it is empty.</summary>
    public static string? Text(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>All values of a field; null where there is none.</summary>
    public static string[]? Texts(IFormCollection form, string name) => form[name].Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!).ToArray() is { Length: > 0 } texts ? texts : null;

    private static int? Number(IFormCollection form, string name, string what) => Text(form, name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw new RefusedException($"{what}: '{text}' is no number"),
    };

    private static TimeOnly? Time(IFormCollection form, string name) => Text(form, name) switch
    {
        null => null,
        var text when TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => time,
        var text => throw new RefusedException($"'{text}' is no time of day; write it as 22:00"),
    };

    private static T Word<T>(IFormCollection form, string name)
        where T : struct, Enum => Text(form, name) is not { } word ? default
        : Enum.GetValues<T>().Where(v => v.Word() == word).Select(v => (T?)v).FirstOrDefault() ?? throw new RefusedException($"'{word}' is none of {string.Join(", ", Enum.GetValues<T>().Select(v => v.Word()))}");
}
