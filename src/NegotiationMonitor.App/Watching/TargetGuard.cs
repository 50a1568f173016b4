using System.Net;
using System.Net.Sockets;

namespace NegotiationMonitor.App.Watching;

/// <summary>A webhook may not go where it points.</summary>
internal sealed class TargetRefusedException(string message) : IOException(message);

/// <summary>
/// Decides where webhooks may connect to, and connects. A name is resolved once and the connection goes to an address that was judged, so a name
/// that changes between check and connect changes nothing; the same holds for every connection, whatever led to it. Refused are all addresses
/// that are not public: loopback, private, link-local (and with it cloud metadata), shared, multicast, reserved, and forms of IPv6 that carry an IPv4 address.
/// </summary>
/// <param name="allowed">Names, addresses and networks (<c>10.0.0.0/8</c>) the operator allows all the same, also without TLS.</param>
/// <param name="resolve">Resolves a name; the system's resolver if null.</param>
internal sealed class TargetGuard(IReadOnlyList<string> allowed, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork PublicV6 = IPNetwork.Parse("2000::/3");

    private readonly List<IPNetwork> _networks = [.. allowed.Select(Network).OfType<IPNetwork>()];
    private readonly HashSet<string> _names = allowed.Where(a => Network(a) is null).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks an address before a watch is kept, as far as that shows without the network; the connection is checked again.</summary>
    /// <exception cref="RefusedException">No webhook could ever go there.</exception>
    public void CheckAddress(string url)
    {
        var uri = new Uri(url);
        var address = IPAddress.TryParse(uri.DnsSafeHost, out var literal) ? literal : null;
        if (address is not null && !MayConnect(uri.DnsSafeHost, address))
        {
            throw new RefusedException($"webhooks may not go to {address}, which is no public address; the operator can allow it with --allow-webhooks-to");
        }

        if (uri.Scheme != Uri.UriSchemeHttps && !_names.Contains(uri.DnsSafeHost) && (address is null ? _networks.Count == 0 : !IsAllowed(address)))
        {
            throw new RefusedException($"webhooks go over https; the operator can allow {uri.DnsSafeHost} without it with --allow-webhooks-to");
        }
    }

    /// <summary>Resolves, judges and connects; for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="TargetRefusedException">It leads to no address that is allowed.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await (resolve ?? Dns.GetHostAddressesAsync)(host, cancellation);
        var refused = addresses.FirstOrDefault(a => !MayConnect(host, a));
        if (refused is not null || addresses.Length == 0)
        {
            throw new TargetRefusedException(refused is null ? $"{host} has no address" : $"{host} leads to {refused}, which is no public address");
        }

        if (context.InitialRequestMessage.RequestUri?.Scheme != Uri.UriSchemeHttps && !_names.Contains(host) && !addresses.All(IsAllowed))
        {
            throw new TargetRefusedException($"{host} is not reached by https");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address that a host leads to may be connected to.</summary>
    internal bool MayConnect(string host, IPAddress address) => _names.Contains(host) || IsAllowed(address) || IsPublic(address);

    private static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || PublicV6.Contains(plain)) && !NotPublic.Any(n => n.Contains(plain));
    }

    private bool IsAllowed(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _networks.Exists(n => n.Contains(plain));
    }

    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
        : null;
}
