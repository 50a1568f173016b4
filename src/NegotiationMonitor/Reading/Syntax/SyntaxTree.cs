namespace NegotiationMonitor.Reading.Syntax;

/// <summary>A token with its syntax, in the terms of Universal Dependencies 2.</summary>
/// <param name="Start">UTF-16 index of its first unit in the article's text.</param>
/// <param name="End">UTF-16 index behind its last unit.</param>
/// <param name="Form">The word as the tagger saw it (typographic quotes and dashes folded).</param>
/// <param name="Lemma">Dictionary form, lower case.</param>
/// <param name="Upos">Universal part of speech, for example <c>VERB</c>.</param>
/// <param name="Xpos">Penn tag, for example <c>VBD</c>.</param>
/// <param name="Head">Index of its head in the sentence; -1 for the root.</param>
/// <param name="Relation">Dependency relation, for example <c>nsubj:pass</c>.</param>
/// <param name="Confidence">How sure the parser is of the arc, 0 to 1.</param>
public sealed record SyntaxToken(
    int Start, int End, string Form, string Lemma, string Upos, string Xpos, int Head, string Relation, float Confidence);
