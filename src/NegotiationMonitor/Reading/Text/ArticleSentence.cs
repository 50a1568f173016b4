using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Reading.Text;

/// <summary>One sentence on its way through the reader: its tokens and, step by step, what they were found to mean.</summary>
/// <param name="Index">Its place in the article, from 0.</param>
/// <param name="Paragraph">The paragraph it stands in, from 0.</param>
/// <param name="Heading">Whether it is a headline, standfirst or subheading.</param>
/// <param name="Tokens">Its tokens with syntax.</param>
internal sealed record ArticleSentence(int Index, int Paragraph, bool Heading, SyntaxToken[] Tokens)
{
    /// <summary>Names of parties, longest first, none overlapping, in the order of the text.</summary>
    public List<Mention> Mentions { get; } = [];

    /// <summary>Adjectives of parties that own a thing rather than act: "US" in "US troops".</summary>
    public List<Mention> Modifiers { get; } = [];

    /// <summary>For each token, the number of the quotation it stands in (counted over the article, from 1), 0 outside.</summary>
    public int[] Quotation { get; } = new int[Tokens.Length];

    /// <summary>For each token, its dependents, in the order of the text.</summary>
    public List<int>[] Children { get; } = ChildrenOf(Tokens);

    public int Start => Tokens[0].Start;

    public int End => Tokens[^1].End;

    private readonly string?[] _lower = new string?[Tokens.Length];
    private (int First, int Last)[]? _spans;
    private Mention?[]? _at;

    /// <summary>The mention that covers a token, or null.</summary>
    public Mention? MentionAt(int token) => _at is not null && token >= 0 && token < _at.Length ? _at[token] : null;

    /// <summary>Makes <see cref="MentionAt"/> know the mentions; called once they are complete.</summary>
    public void IndexMentions()
    {
        _at = new Mention?[Tokens.Length];
        foreach (var mention in Mentions)
            Array.Fill(_at, mention, mention.First, mention.Last - mention.First + 1);
    }

    /// <summary>First and last token of the subtree under a token.</summary>
    public (int First, int Last) Span(int token) => (_spans ??= SpansOf(Children))[token];

    /// <summary>The first dependent with one of the relations (subtypes included), or -1.</summary>
    public int Child(int token, params ReadOnlySpan<string> relations)
    {
        foreach (var child in Children[token])
        {
            if (Is(Tokens[child].Relation, relations))
                return child;
        }

        return -1;
    }

    /// <summary>Whether a relation is one of those named, or a subtype of one ("obl:tmod" of "obl").</summary>
    public static bool Is(string relation, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (relation.StartsWith(name, StringComparison.Ordinal) && (relation.Length == name.Length || relation[name.Length] == ':'))
                return true;
        }

        return false;
    }

    public string Lower(int token) => _lower[token] ??= Tokens[token].Form.ToLowerInvariant();

    // Asked for again and again: all at once, from the leaves up.
    private static (int First, int Last)[] SpansOf(List<int>[] children)
    {
        var spans = new (int First, int Last)[children.Length];
        var (stack, order) = (new Stack<int>(Enumerable.Range(0, children.Length)), new List<int>());
        var seen = new bool[children.Length];
        while (stack.Count > 0)
        {
            var at = stack.Pop();
            if (at < 0)
            {
                order.Add(~at);
                continue;
            }

            if (seen[at])
                continue;
            seen[at] = true;
            stack.Push(~at);
            foreach (var child in children[at])
                stack.Push(child);
        }

        foreach (var at in order)
            spans[at] = children[at].Aggregate((First: at, Last: at), (span, child) => (Math.Min(span.First, spans[child].First), Math.Max(span.Last, spans[child].Last)));
        return spans;
    }

    private static List<int>[] ChildrenOf(SyntaxToken[] tokens)
    {
        var children = new List<int>[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
            children[i] = [];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Head >= 0 && tokens[i].Head != i)
                children[tokens[i].Head].Add(i);
        }

        return children;
    }
}
