using System.Net;

namespace NegotiationMonitor.App.Web;

/// <summary>Where the service listens, and the keys that open it.</summary>
/// <param name="Urls">Separated by semicolons.</param>
/// <param name="Keys">Empty: only this machine may ask, and need bring none.</param>
/// <param name="OnlyLoopback">Whether no other machine can reach it.</param>
internal sealed record ServiceAddress(string Urls, KeyRing Keys, bool OnlyLoopback)
{
    private const string Default = "http://127.0.0.1:5080";

    /// <summary>Checks an address.</summary>
    /// <exception cref="RefusedException">It is no address, or one that others reach and there is no key.</exception>
    public static ServiceAddress Of(string? urls, KeyRing keys)
    {
        urls ??= Default;
        var loopback = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(IsLoopback).ToList();
        if (loopback.Count == 0)
        {
            throw new RefusedException($"'{urls}' is no address to listen on; write it as {Default}");
        }

        return !keys.IsEmpty || loopback.TrueForAll(l => l)
            ? new(urls, keys, loopback.TrueForAll(l => l))
            : throw new RefusedException($"{urls} can be reached by other machines: set NEGMON_KEY (or --key) first, or listen on {Default}");
    }

    private static bool IsLoopback(string url)
    {
        // Kestrel's wildcards are no host names.
        var form = url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        return Uri.TryCreate(form, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.Host == "localhost" || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && IPAddress.IsLoopback(address))
            : throw new RefusedException($"'{url}' is no address to listen on; write it as {Default}");
    }
}
