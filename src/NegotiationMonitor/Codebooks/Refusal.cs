using System.Globalization;

namespace NegotiationMonitor.Codebooks;

/// <summary>Words of a refusal: <c>file:line: what — what to do</c>.</summary>
internal static class Refusal
{
    /// <summary>A refusal that names a place in a file.</summary>
    public static RefusedException At(string file, int line, string what, string todo) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {what} — {todo}"));

    /// <summary>A text of the file as it may stand in a message: one line, not long.</summary>
    public static string Short(string text, int length = 60)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= length ? line : line[..length] + "…";
    }
}
