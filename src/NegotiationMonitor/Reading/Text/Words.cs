using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Reading.Text;

/// <summary>The words of a short text (a name, a term), split as sentences are.</summary>
internal static class Words
{
    public static IEnumerable<string> Of(string text) =>
        Tokenizer.Tokenize(text, 0, text.Length).Select(span => text[span.Start..span.End]);
}
