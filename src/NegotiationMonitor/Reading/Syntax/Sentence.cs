namespace NegotiationMonitor.Reading.Syntax;

/// <summary>The words of one sentence on their way through tagger and parser; reused from sentence to sentence.</summary>
internal sealed class Sentence
{
    /// <summary>Number of words.</summary>
    public int Count { get; private set; }

    /// <summary>UTF-16 index of each word's first unit.</summary>
    public int[] Start = new int[64];

    /// <summary>UTF-16 index behind each word's last unit.</summary>
    public int[] End = new int[64];

    /// <summary>The words, typographic signs folded.</summary>
    public string[] Form = new string[64];

    /// <summary>As <see cref="Form"/>, with quotation marks told apart by their spacing: <c>``</c> opens, <c>''</c> closes.</summary>
    public string[] Norm = new string[64];

    /// <summary>What is known of the words as they stand in <see cref="Form"/> and in <see cref="Norm"/>.</summary>
    public KnownWord[] Written = new KnownWord[64], Words = new KnownWord[64];

    /// <summary>Index of each word's tag in the model's tag list.</summary>
    public int[] Tag = new int[64];

    /// <summary>Index of the tag that each word may well have instead; -1 where the tagger is sure.</summary>
    public int[] Doubt = new int[64];

    /// <summary>Index of each word's head, <see cref="Count"/> for the root.</summary>
    public int[] Head = new int[64];

    /// <summary>Index of each word's relation in the model's list.</summary>
    public int[] Relation = new int[64];

    /// <summary>How sure the parser is of each arc, 0 to 1.</summary>
    public float[] Confidence = new float[64];

    private readonly KnownWords known = new();

    /// <summary>Puts the words between two indices of <paramref name="spans"/> in place of what was here.</summary>
    public void Load(string text, List<TokenSpan> spans, int first, int count)
    {
        Reserve(count);
        Count = count;
        for (var i = 0; i < count; i++)
        {
            var span = spans[first + i];
            Start[i] = span.Start;
            End[i] = span.End;
            var word = text.AsSpan(span.Start, span.Length);
            var form = known[Forms.IsPlain(word) ? word : Forms.Fold(text, span)];
            var norm = Forms.Norm(text, span, form.Text);
            (Written[i], Form[i]) = (form, form.Text);
            (Words[i], Norm[i]) = (ReferenceEquals(norm, form.Text) ? form : known[norm], norm);
        }
    }

    private void Reserve(int count)
    {
        if (Start.Length >= count) return;
        var size = Math.Max(count, Start.Length * 2);
        Array.Resize(ref Start, size);
        Array.Resize(ref End, size);
        Array.Resize(ref Form, size);
        Array.Resize(ref Norm, size);
        Array.Resize(ref Written, size);
        Array.Resize(ref Words, size);
        Array.Resize(ref Tag, size);
        Array.Resize(ref Doubt, size);
        Array.Resize(ref Head, size);
        Array.Resize(ref Relation, size);
        Array.Resize(ref Confidence, size);
    }
}
