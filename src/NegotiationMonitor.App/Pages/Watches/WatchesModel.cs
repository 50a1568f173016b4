using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.App.Pages.Parts;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Pages.Watches;

/// <summary>The watches that are kept, and what one can be about.</summary>
/// <param name="Keys">Positions of the dossier.</param>
public sealed record WatchesModel(PageFrame Frame, IReadOnlyList<WatchView> Watches, IReadOnlyList<PositionKey> Keys) : IFramed
{
    /// <summary>Parties of the dossier by name.</summary>
    public IReadOnlyList<(string Id, string Name)> Parties => Choices(Keys.Select(k => k.Actor), Frame.Actor);

    /// <summary>Issues of the dossier by title.</summary>
    public IReadOnlyList<(string Id, string Name)> Issues => Choices(Keys.Select(k => k.Issue), Frame.Issue);

    /// <summary>Whether the reader may add and change watches.</summary>
    public bool MayChange => Frame.Role == Web.Role.Admin;

    internal static async Task<WatchesModel> LoadAsync(Desk desk, HttpRequest request)
    {
        var (frame, cancellation) = (await desk.FrameAsync(request), request.HttpContext.RequestAborted);
        var keys = await new TimelineQueries(desk.Store.Database).KeysAsync(frame.View.Dossier, cancellation);
        return new WatchesModel(frame, await new WatchStore(desk.Store.Database).ListAsync(cancellation), [.. keys.Where(k => k.IsPosition)]);
    }

    /// <summary>What a filter is of, in words.</summary>
    public static string Of(WatchFilter filter, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(frame);
        var dossier = filter.Dossiers is [var only] ? only : frame.View.Dossier;
        List<string> parts =
        [
            .. (filter.Actors ?? []).Select(a => frame.Names.Actor(dossier, a)), .. (filter.Issues ?? []).Select(i => frame.Names.Issue(dossier, i)), .. (filter.Kinds ?? []).Select(Words.Kind),
        ];
        var what = parts.Count > 0 ? string.Join("; ", parts) : filter.Dossiers is { Count: > 0 } dossiers ? string.Join("; ", dossiers.Select(frame.Names.Dossier)) : "everything";
        return what + (filter.MinOrigins > 1 ? $"; from {filter.MinOrigins} origins on" : "") + (filter.OwnStatements ? "; own statements" : "");
    }

    /// <summary>How a watch tells, in words.</summary>
    public static string How(Delivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return delivery.Kind switch
        {
            DeliveryKind.Webhook => "webhook to " + Host(delivery.Url),
            DeliveryKind.Digest => $"digest every {delivery.Every.ToString().ToLowerInvariant()}{(delivery.Url is null ? "" : " to " + Host(delivery.Url))}",
            _ => "feed",
        };
    }

    /// <summary>Choices by name.</summary>
    internal static List<(string Id, string Name)> Choices(IEnumerable<string> ids, Func<string, string> name) =>
        [.. ids.Distinct(StringComparer.Ordinal).Select(i => (i, name(i))).OrderBy(c => c.Item2, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Of an address only the host: what is behind it may be a secret.</summary>
    private static string Host(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host : "nowhere";
}
