using NegotiationMonitor.Codebooks;

namespace NegotiationMonitor.App.Cli;

/// <summary>Finds the codebook that a word on the command line means.</summary>
internal static class Books
{
    /// <summary>The folder of seeds that comes with the program: from the program's folder or the current one upward; null where there is none.</summary>
    public static string? SeedsFolder() =>
        new[] { AppContext.BaseDirectory, Environment.CurrentDirectory }.SelectMany(Upward).Select(f => Path.Combine(f, "seeds")).FirstOrDefault(f => Directory.Exists(Path.Combine(f, "codebooks")));

    /// <summary>The books that come with the program, by name.</summary>
    public static IReadOnlyList<string> Names() => SeedsFolder() is { } seeds
        ? [.. Directory.EnumerateFiles(Path.Combine(seeds, "codebooks"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The book of a file, or of a name in <c>seeds/codebooks</c>; null where it is neither.</summary>
    /// <exception cref="RefusedException">The file cannot be read or is no codebook.</exception>
    public static Codebook? Find(string book)
    {
        if (File.Exists(book))
        {
            return Load(book);
        }

        return Names().Contains(book, StringComparer.Ordinal) ? Load(Path.Combine(SeedsFolder()!, "codebooks", book + ".yaml")) : null;
    }

    /// <summary>The refusal of a book that is not there.</summary>
    /// <param name="recorded">Dossiers recorded in the database, where one was asked.</param>
    public static RefusedException Unknown(string book, IEnumerable<string>? recorded = null)
    {
        var known = Names().Union(recorded ?? [], StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new($"no codebook '{book}': it is no file{(known.Count > 0 ? $", and the books known are {string.Join(", ", known)}" : "; give the path of a YAML file")}");
    }

    private static Codebook Load(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return CodebookLoader.Load(file, Path.GetFileName(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Input.TextFile.Unreadable(path, e);
        }
    }

    private static IEnumerable<string> Upward(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
