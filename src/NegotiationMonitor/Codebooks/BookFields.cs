using System.Text.RegularExpressions;

namespace NegotiationMonitor.Codebooks;

/// <summary>Reads the keys of one map of a codebook and refuses what it does not know.</summary>
internal sealed partial class BookFields
{
    private const int MaxText = 200;
    private readonly string _file;
    private readonly string _what;
    private readonly Dictionary<string, YamlPiece> _values = new(StringComparer.Ordinal);

    /// <param name="what">What the map describes, for messages: "an actor".</param>
    /// <param name="known">The keys it may have.</param>
    public BookFields(YamlPiece piece, string file, string what, params string[] known)
    {
        _file = file;
        _what = what;
        Line = piece.Line;
        if (piece is not YamlMap map)
        {
            throw Refusal.At(file, piece.Line, $"{what} should be keys and values", $"write for example `{known[0]}: …`");
        }

        foreach (var (key, value) in map.Entries)
        {
            if (!known.Contains(key.Value, StringComparer.Ordinal))
            {
                throw Refusal.At(file, key.Line, $"unknown key `{Refusal.Short(key.Value)}` in {what}", $"known keys are {string.Join(", ", known)}");
            }

            _values.Add(key.Value, value);
        }
    }

    /// <summary>Line of the map.</summary>
    public int Line { get; }

    /// <summary>Line of a key's value; of the map where the key is missing.</summary>
    public int LineOf(string key) => _values.TryGetValue(key, out var value) ? value.Line : Line;

    /// <summary>A single text; null where the key is missing or empty.</summary>
    public string? Text(string key)
    {
        if (!_values.TryGetValue(key, out var value))
        {
            return null;
        }

        if (value is not YamlText text)
        {
            throw Refusal.At(_file, value.Line, $"`{key}` of {_what} should be one text", $"write `{key}: …` on one line");
        }

        return text.Value.Length == 0 ? null : Bounded(text);
    }

    /// <summary>A text that must be there.</summary>
    public string Required(string key, string todo) =>
        Text(key) ?? throw Refusal.At(_file, Line, $"{_what} has no `{key}`", todo);

    /// <summary>An id in kebab-case that must be there.</summary>
    public string Id(string key)
    {
        var id = Required(key, $"add `{key}:` in kebab-case, for example `{key}: peace-deal`");
        return IsKebab(id) ? id : throw NotKebab(_file, LineOf(key), key, id);
    }

    /// <summary>A list of texts; empty where the key is missing or empty; doubles are dropped.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        Items(key).Select(item => item is YamlText { Value.Length: > 0 } text
                ? Bounded(text)
                : throw Refusal.At(_file, item.Line, $"`{key}` of {_what} should list texts", $"write `{key}: [first, second]`"))
            .Distinct(StringComparer.Ordinal).ToList();

    /// <summary>The pieces of a list; none where the key is missing or empty.</summary>
    public IReadOnlyList<YamlPiece> Items(string key)
    {
        if (!_values.TryGetValue(key, out var value) || value is YamlText { Value.Length: 0 })
        {
            return [];
        }

        return value is YamlList list
            ? list.Items
            : throw Refusal.At(_file, value.Line, $"`{key}` of {_what} should be a list", $"write `{key}: [first, second]` or one `- item` a line");
    }

    /// <summary>Yes or no; no where the key is missing.</summary>
    public bool Flag(string key) => Text(key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw Refusal.At(_file, LineOf(key), $"`{key}` is `{Refusal.Short(other)}`", "write true or false"),
    };

    /// <summary>Whether a text is lower-case letters, digits and single hyphens.</summary>
    public static bool IsKebab(string id) => Kebab().IsMatch(id);

    /// <summary>The refusal of an id that is not kebab-case.</summary>
    public static RefusedException NotKebab(string file, int line, string key, string id)
    {
        var better = string.Join('-', NotKebabChars().Split(id.ToLowerInvariant()).Where(part => part.Length > 0));
        return Refusal.At(file, line, $"`{key}: {Refusal.Short(id)}` is not kebab-case", better.Length > 0
            ? $"use lower-case letters, digits and hyphens, for example `{Refusal.Short(better)}`"
            : "use lower-case letters, digits and hyphens");
    }

    private string Bounded(YamlText text) => text.Value.Length <= MaxText && !text.Value.Any(char.IsControl)
        ? text.Value
        : throw Refusal.At(_file, text.Line, $"a text is longer than {MaxText} characters or more than one line", "shorten it, or check for a missing quote or bracket");

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Kebab();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NotKebabChars();
}
