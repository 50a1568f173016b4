using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Shapes;

/// <summary>A subscription to changes with what became of it.</summary>
/// <param name="Why">Why it is not active.</param>
/// <param name="Cursor">All changes up to here were delivered, are dead letters or did not match.</param>
/// <param name="Tries">Failed tries of what is delivered next.</param>
/// <param name="NextTry">When it is tried again.</param>
/// <param name="Feed">Path of its Atom feed; whoever knows it may read it.</param>
/// <param name="Secret">Of a webhook, shown only when it was added.</param>
public sealed record ShownWatch(
    string Name, WatchFilter Filter, Delivery Delivery, Pacing Pacing, WatchState State, string? Why, string Cursor, DateTime CreatedAt, DateTime? LastDelivered,
    string? LastError, DateTime? FailingSince, int Tries, DateTime? NextTry, DateTime? HeldUntil, long DeadLetters, string Feed, string? Secret)
{
    internal static ShownWatch Of(WatchView view) => Of(view, null);

    internal static ShownWatch Of(AddedWatch added) => Of(added.View, added.Secret);

    private static ShownWatch Of(WatchView view, byte[]? secret)
    {
        var (w, p) = (view.Watch, view.Progress);
        return new(
            w.Name, w.Filter, w.Delivery, w.Pacing, w.State, w.Why, w.Cursor.ToString(), w.CreatedAt.UtcDateTime, p.LastDelivered?.UtcDateTime, p.LastError, p.FailingSince?.UtcDateTime,
            p.Tries, p.Next?.UtcDateTime, p.HeldUntil?.UtcDateTime, view.DeadLetters, $"/feeds/{view.FeedToken}.atom", secret is null ? null : StandardWebhook.Show(secret));
    }
}

/// <summary>Words of options and query strings.</summary>
internal static class WatchWords
{
    /// <summary>Kinds of change by their words; null for all.</summary>
    /// <exception cref="RefusedException">A word is no kind of change.</exception>
    public static IReadOnlyList<ChangeKind>? Kinds(IReadOnlyList<string>? words) => words is not { Count: > 0 } ? null
        : [.. words.Select(w => Enum.GetValues<ChangeKind>().Where(k => k.Word() == w).Select(k => (ChangeKind?)k).FirstOrDefault()
            ?? throw new RefusedException($"'{w}' is no kind of change; there are {string.Join(", ", Enum.GetValues<ChangeKind>().Select(k => k.Word()))}"))];
}
