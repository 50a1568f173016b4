namespace NegotiationMonitor.App.Pages;

/// <summary>
/// Rendered pages, as long as nothing they rest on has moved: what a page shows is a function of its address, of the reader's role and of the point of the
/// log. When that point moves, all of them are dropped.
/// </summary>
/// <param name="mostBytes">How much is kept; when it is full, all is dropped and it begins anew.</param>
internal sealed class PageCache(int mostBytes = 32 << 20)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, byte[]> _pages = new(StringComparer.Ordinal);
    private string _point = "";
    private long _bytes;

    /// <summary>A page as of a point; null where it is not kept.</summary>
    public byte[]? Find(string point, string address)
    {
        lock (_lock)
        {
            return point == _point ? _pages.GetValueOrDefault(address) : null;
        }
    }

    /// <summary>Keeps a page.</summary>
    public void Keep(string point, string address, byte[] page)
    {
        lock (_lock)
        {
            if (point != _point || _bytes + page.Length > mostBytes)
            {
                _pages.Clear();
                (_point, _bytes) = (point, 0);
            }

            if (page.Length <= mostBytes && _pages.TryAdd(address, page))
            {
                _bytes += page.Length;
            }
        }
    }
}
