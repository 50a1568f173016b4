using System.Text;

namespace NegotiationMonitor.App.Tests;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
public sealed class ScratchFolder : IDisposable
{
    // Not closed to others: as root the program runs its database as another user, who must get in.
    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"negmon-test-{Guid.NewGuid():N}"[..24])).FullName;

    public string File(string name, string content, Encoding? encoding = null) => File(name, (encoding ?? new UTF8Encoding(false)) is var e ? [.. e.GetPreamble(), .. e.GetBytes(content)] : []);

    public string File(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A file of that many bytes which takes no room on disk.</summary>
    public string SparseFile(string name, long bytes)
    {
        var path = File(name, []);
        using var file = new FileStream(path, FileMode.Open);
        file.SetLength(bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
