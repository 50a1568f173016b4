using System.Globalization;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Watching;

/// <summary>Writes digests into a folder, a folder a watch, a file a period. The same period written again replaces its file.</summary>
internal sealed class DigestFolder(string root, Envelope envelope)
{
    /// <summary>Writes a digest.</summary>
    /// <exception cref="RefusedException">There is no folder, or it cannot be written to.</exception>
    public static Task WriteAsync(DigestFolder? folder, Watch watch, Gathered digest, DateTimeOffset due, CancellationToken cancellation) => folder is null
        ? throw new RefusedException($"watch '{watch.Name}' writes digests, but the service has no folder for them; start it with --digests DIR")
        : folder.WriteAsync(watch, digest, due, cancellation);

    private async Task WriteAsync(Watch watch, Gathered digest, DateTimeOffset due, CancellationToken cancellation)
    {
        // A watch's name holds letters, digits and hyphens only.
        var folder = Path.Combine(root, watch.Name);
        var extension = watch.Delivery.Format == DigestFormat.Html ? "html" : "md";
        var file = Path.Combine(folder, due.ToString("yyyy-MM-dd'T'HHmm'Z'", CultureInfo.InvariantCulture) + "." + extension);
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(file + ".part", Digest.Write(watch, digest, envelope), cancellation);
            File.Move(file + ".part", file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"the digest of watch '{watch.Name}' cannot be written to {file}: {e.Message}", e);
        }
    }
}
