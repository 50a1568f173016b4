using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Syntax;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Tests.Reading;

/// <summary>Sentences with the names and voices that the reader finds in them. Each line is a paragraph; " | " parts its sentences.</summary>
internal sealed class Analysed
{
    public const string Strike = """
        dossier: test-strike
        title: A strike
        actors:
          - id: northern-rail
            name: Northern Rail
            kind: company
            aliases: [the rail operator]
            people: [{name: Petra Lindqvist, role: chief executive}]
          - id: drivers-union
            name: Train Drivers' Union
            kind: union
            aliases: [TDU, the drivers' union]
            people: [{name: Oskar Brandt, role: president}]
          - id: hill-front
            name: Hill Front
            kind: armed-group
            aliases: [the rebels, insurgents]
            people: [{name: Tomas Arek, role: leader}]
          - id: labour-court
            name: Labour Court
            kind: court
            people: [{name: Ingrid Solheim, role: judge}]
        issues:
          - {id: pay, title: Higher pay, terms: [pay], general: true}
        """;

    private readonly VoiceFinder _finder;

    private Analysed(string text, Codebook book)
    {
        Text = text.Replace(" | ", " ", StringComparison.Ordinal);
        Sentences = [.. Parsed(text, Text)];
        var index = NameIndex.Of(book);
        var mentions = new MentionFinder(index);
        Quotations.Mark(Text, Sentences);
        Sentences.ForEach(mentions.Find);
        Clauses = new Clauses(new Discourse(index, Sentences));
        _finder = new VoiceFinder(Clauses);
        Voices = _finder.FindAll(Sentences);
    }

    private static IEnumerable<ArticleSentence> Parsed(string marked, string text)
    {
        var (paragraph, offset, index) = (0, 0, 0);
        foreach (var line in marked.Split('\n'))
        {
            paragraph++;
            foreach (var sentence in line.Split(" | "))
            {
                // As in the reader, even a sentence without end is divided.
                for (var start = 0; start < sentence.Length; start += SentenceSplitter.Longest)
                {
                    var end = Math.Min(sentence.Length, start + SentenceSplitter.Longest);
                    yield return new ArticleSentence(index++, paragraph, false, SyntaxModel.Default.Parse(text, offset + start, offset + end));
                }

                offset += sentence.Length + 1;
            }
        }
    }

    public string Text { get; }

    public List<ArticleSentence> Sentences { get; }

    public List<Voice>[] Voices { get; }

    public Clauses Clauses { get; }

    public static Analysed World(string text) => new(text, Codebook.World);

    public static Analysed Dossier(string text, string codebook = Strike) => new(text, CodebookLoader.Parse(codebook, "test.yaml"));

    /// <summary>Who says the word, as "actor: person", "(source)" or "-".</summary>
    public string Speaker(string word)
    {
        var (s, token) = Find(word);
        var voice = VoiceFinder.At(Voices[s.Index], token);
        return voice switch
        {
            null => "-",
            { Speaker: { } party } => party.Actor + (party.Person is null ? "" : $": {party.Person}"),
            _ => $"({voice.Source})",
        };
    }

    /// <summary>Whom a word stands for, as ids in the order found.</summary>
    public string Who(string word)
    {
        var (s, token) = Find(word);
        return string.Join(" ", Clauses.Parties(s, token).Select(p => p.Actor));
    }

    /// <summary>Who does what a verb tells.</summary>
    public string Doer(string verb)
    {
        var (s, token) = Find(verb);
        return string.Join(" ", Clauses.Parties(s, Clauses.Agent(s, token)).Select(p => p.Actor));
    }

    /// <summary>The persons or bodies named, as "actor: person".</summary>
    public string Named() => string.Join("; ", Sentences.SelectMany(s => s.Mentions).Select(m => m.Person is null ? m.Actor : $"{m.Actor}: {m.Person}"));

    /// <summary>The parties named as somebody who acts.</summary>
    public HashSet<string> Parties() => [.. Sentences.SelectMany(s => s.Mentions).Select(m => m.Actor)];

    // "word" or "word#2" for its second occurrence.
    private (ArticleSentence Sentence, int Token) Find(string word)
    {
        var (form, skip) = word.Split('#') is [var w, var n] ? (w, int.Parse(n, System.Globalization.CultureInfo.InvariantCulture) - 1) : (word, 0);
        foreach (var s in Sentences)
        {
            for (var i = 0; i < s.Tokens.Length; i++)
            {
                if (s.Tokens[i].Form == form && skip-- == 0)
                    return (s, i);
            }
        }

        throw new ArgumentException($"'{word}' is no word of: {Text}");
    }
}
