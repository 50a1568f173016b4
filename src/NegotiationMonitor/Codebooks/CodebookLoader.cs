using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NegotiationMonitor.Codebooks;

/// <summary>Reads a dossier's codebook from YAML, checks it and merges the <c>world</c> book in.</summary>
public static class CodebookLoader
{
    /// <summary>The largest codebook that is read, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Reads a codebook from UTF-8; no more than <see cref="MaxBytes"/> are taken from the stream.</summary>
    /// <param name="file">The name used in messages.</param>
    /// <exception cref="RefusedException">One line: file, line, what is wrong and what to do.</exception>
    public static Codebook Load(Stream content, string file)
    {
        ArgumentNullException.ThrowIfNull(content);
        var buffer = new byte[MaxBytes + 1];
        var length = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length > MaxBytes)
        {
            throw TooLarge(file);
        }

        var bytes = buffer.AsSpan(0, length);
        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
        try
        {
            return Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), file);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n');
            throw new RefusedException(Refusal.At(file, line, "the file is not UTF-8 text", "save it as UTF-8").Message, e);
        }
    }

    /// <summary>Reads a codebook from its text.</summary>
    /// <param name="file">The name used in messages.</param>
    /// <exception cref="RefusedException">One line: file, line, what is wrong and what to do.</exception>
    public static Codebook Parse(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxBytes)
        {
            throw TooLarge(file);
        }

        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at)
        {
            throw Refusal.At(file, 1 + text.AsSpan(0, at).Count('\n'), "the file is not text", "give a codebook in YAML");
        }

        var book = BookParser.Parse(text, file);
        if (book.Dossier == "world")
        {
            throw Refusal.At(file, 1, "`dossier: world` is the built-in book", "choose another id and write `extends: [world]`");
        }

        return Merge(book, book.ExtendsWorld ? Codebook.World.Actors : []);
    }

    /// <summary>Joins the files of the built-in book.</summary>
    internal static Codebook Join(IReadOnlyList<BookFile> files)
    {
        var actors = files.SelectMany(f => f.Actors).Select(a => Merge(a, null)).ToList();
        var ids = actors.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        return ids.Count == actors.Count
            ? WithHash(new Codebook("world", "The world", "en", actors, ids, [], ""))
            : throw new InvalidOperationException("The world book lists an actor twice.");
    }

    /// <summary>The same book with the hash of its content.</summary>
    internal static Codebook WithHash(Codebook book) => book with { Hash = Hash(book) };

    private static Codebook Merge(BookFile book, IReadOnlyList<Actor> world)
    {
        var own = book.Actors.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var known = world.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var actors = world.Where(a => !own.ContainsKey(a.Id))
            .Concat(book.Actors.Select(a => Merge(a, known.GetValueOrDefault(a.Id))))
            .OrderBy(a => a.Id, StringComparer.Ordinal).ToList();
        foreach (var (line, issue) in book.Issues)
        {
            if (issue.DeedOf.FirstOrDefault(id => !own.ContainsKey(id) && !known.ContainsKey(id)) is { } unknown)
            {
                throw Refusal.At(book.File, line, $"`deed-of` of `{issue.Id}` names `{Refusal.Short(unknown)}`, which is no actor", "list it under `actors:` or correct the id");
            }
        }

        return WithHash(new Codebook(
            book.Dossier, book.Title, book.Language, actors, own.Keys.ToHashSet(StringComparer.Ordinal),
            book.Issues.Select(i => i.Issue).ToList(), ""));
    }

    private static Actor Merge(BookActor own, Actor? world) => new(
        own.Id,
        own.Name ?? world?.Name ?? TitleCase(own.Id),
        own.Kind ?? world?.Kind ?? ActorKind.Organisation,
        Union(world?.Aliases, own.Aliases),
        Union(world?.Adjectives, own.Adjectives),
        Union(world?.Demonyms, own.Demonyms),
        Union(world?.People, own.People));

    private static List<string> Union(IReadOnlyList<string>? first, IReadOnlyList<string> second) =>
        (first ?? []).Concat(second).Distinct(StringComparer.Ordinal).ToList();

    private static List<Person> Union(IReadOnlyList<Person>? first, IReadOnlyList<Person> second) =>
        (first ?? []).Concat(second).GroupBy(p => p.Name, StringComparer.Ordinal)
            .Select(same => new Person(
                same.Key,
                same.Select(p => p.Role).LastOrDefault(role => role is not null),
                same.SelectMany(p => p.Aliases).Distinct(StringComparer.Ordinal).ToList()))
            .ToList();

    private static string TitleCase(string id) =>
        string.Join(' ', id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static RefusedException TooLarge(string file) =>
        Refusal.At(file, 1, "the file is larger than 1 MB", "a codebook is a page or two: check that this is the right file");

    // Every text is written with its length, so that no two books read alike.
    private static string Hash(Codebook book)
    {
        var all = new StringBuilder();
        void Add(string? text) => all.Append(CultureInfo.InvariantCulture, $"{text?.Length ?? -1}:{text};");
        void AddAll(IReadOnlyList<string> texts)
        {
            all.Append(CultureInfo.InvariantCulture, $"[{texts.Count}]");
            foreach (var text in texts)
            {
                Add(text);
            }
        }

        AddAll([book.Dossier ?? "", book.Title, book.Language]);
        AddAll(book.OwnActors.Order(StringComparer.Ordinal).ToList());
        foreach (var actor in book.Actors)
        {
            AddAll([actor.Id, actor.Name, actor.Kind.ToString()]);
            AddAll(actor.Aliases);
            AddAll(actor.Adjectives);
            AddAll(actor.Demonyms);
            foreach (var person in actor.People)
            {
                AddAll([person.Name, person.Role ?? "", .. person.Aliases]);
            }
        }

        foreach (var issue in book.Issues)
        {
            AddAll([issue.Id, issue.Title, issue.General ? "general" : ""]);
            AddAll(issue.Terms);
            AddAll(issue.DeedOf);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..16];
    }
}
