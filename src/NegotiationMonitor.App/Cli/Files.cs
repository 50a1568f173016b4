namespace NegotiationMonitor.App.Cli;

/// <summary>Small files that verbs are given or write.</summary>
internal static class Files
{
    private const long MostBytes = 100 << 20;

    /// <summary>A file's text.</summary>
    /// <exception cref="RefusedException">It cannot be read, or is far larger than any such file.</exception>
    public static string Read(string path)
    {
        try
        {
            return new FileInfo(path).Length <= MostBytes ? File.ReadAllText(path) : throw new RefusedException($"{path}: is too large to be a proof");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path}: cannot be read: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    /// <summary>Writes a text to a file; to standard output where there is no path.</summary>
    /// <exception cref="RefusedException">It cannot be written.</exception>
    public static async Task WriteAsync(string? path, string text, CancellationToken cancellation)
    {
        if (path is null)
        {
            Console.WriteLine(text);
            return;
        }

        try
        {
            await File.WriteAllTextAsync(path, text + "\n", cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path}: cannot be written: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }
}
