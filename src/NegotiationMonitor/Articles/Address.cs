namespace NegotiationMonitor.Articles;

/// <summary>The address of an article, in the form in which two are compared.</summary>
public static class Address
{
    /// <summary>Host in lower case, no fragment, no slash at the end, no <c>utm_</c> tracking; null for an address that is none.</summary>
    public static string? Fold(string? url)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            return null;
        }

        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            return url.Trim();
        }

        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !p.StartsWith("utm_", StringComparison.OrdinalIgnoreCase));
        var kept = string.Join('&', query);
        return uri.GetLeftPart(UriPartial.Path).TrimEnd('/') + (kept.Length > 0 ? "?" + kept : "");
    }
}
