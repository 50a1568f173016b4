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
    public (int First, int Last) Span(int token)
    {
        int first = token, last = token;
        var stack = new Stack<int>();
        stack.Push(token);
        while (stack.Count > 0)
        {
            var at = stack.Pop();
            first = Math.Min(first, at);
            last = Math.Max(last, at);
            foreach (var child in Children[at])
                stack.Push(child);
        }

        return (first, last);
    }

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

    public string Lower(int token) => Tokens[token].Form.ToLowerInvariant();

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
