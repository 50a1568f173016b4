namespace NegotiationMonitor.Codebooks;

/// <summary>A codebook as one file says it, before other books are merged in.</summary>
internal sealed record BookFile(
    string File, string Dossier, string Title, string Language, bool ExtendsWorld,
    IReadOnlyList<BookActor> Actors, IReadOnlyList<BookIssue> Issues);

/// <summary>An actor as the file says it; name and kind may be left to the world book.</summary>
internal sealed record BookActor(
    int Line, string Id, string? Name, ActorKind? Kind, IReadOnlyList<string> Aliases, IReadOnlyList<string> Adjectives,
    IReadOnlyList<string> Demonyms, IReadOnlyList<Person> People);

/// <summary>An issue and the line of its <c>deed-of</c>.</summary>
internal sealed record BookIssue(int DeedLine, Issue Issue);

/// <summary>Reads one codebook file and checks it by itself.</summary>
internal static class BookParser
{
    private static readonly Dictionary<string, ActorKind> Kinds = new(StringComparer.Ordinal)
    {
        ["state"] = ActorKind.State,
        ["bloc"] = ActorKind.Bloc,
        ["organisation"] = ActorKind.Organisation,
        ["company"] = ActorKind.Company,
        ["union"] = ActorKind.Union,
        ["armed-group"] = ActorKind.ArmedGroup,
        ["party"] = ActorKind.Party,
        ["court"] = ActorKind.Court,
        ["person"] = ActorKind.Person,
    };

    /// <summary>The book in <paramref name="text"/>.</summary>
    /// <exception cref="RefusedException">With file, line and what to do.</exception>
    public static BookFile Parse(string text, string file)
    {
        var root = YamlTree.Read(text, file);
        var fields = new BookFields(root, file, "the codebook", "dossier", "title", "language", "extends", "actors", "issues");
        var dossier = fields.Id("dossier");
        var title = fields.Required("title", "add `title:` with the name of the negotiation");
        var language = fields.Text("language") ?? "en";
        if (language != "en")
        {
            throw Refusal.At(file, fields.LineOf("language"), $"language `{Refusal.Short(language)}` is not read", "only English is known so far: write `language: en`");
        }

        var extends = fields.Texts("extends");
        if (extends.FirstOrDefault(book => book != "world") is { } unknown)
        {
            throw Refusal.At(file, fields.LineOf("extends"), $"unknown book `{Refusal.Short(unknown)}` in `extends`", "write `extends: [world]` or leave it out");
        }

        var actors = fields.Items("actors").Select(piece => Actor(piece, file)).ToList();
        RefuseTwice(actors.Select(a => (a.Id, a.Line)), file, "actor");
        var issues = fields.Items("issues").Select(piece => (piece.Line, Issue: Issue(piece, file))).ToList();
        RefuseTwice(issues.Select(i => (i.Issue.Issue.Id, i.Line)), file, "issue");
        RefuseTwoGeneral(issues.Select(i => (i.Issue.Issue, i.Line)), file);
        return new BookFile(file, dossier, title, language, extends.Count > 0, actors, issues.Select(i => i.Issue).ToList());
    }

    private static BookActor Actor(YamlPiece piece, string file)
    {
        var fields = new BookFields(piece, file, "an actor", "id", "name", "kind", "aliases", "adjectives", "demonyms", "people");
        var id = fields.Id("id");
        ActorKind? kind = fields.Text("kind") is not { } text
            ? null
            : Kinds.TryGetValue(text, out var known)
                ? known
                : throw Refusal.At(file, fields.LineOf("kind"), $"unknown kind `{Refusal.Short(text)}` of `{id}`", $"known kinds are {string.Join(", ", Kinds.Keys)}");
        var people = fields.Items("people").Select(p => Person(p, file)).ToList();
        RefuseTwice(people.Select(p => (p.Person.Name, p.Line)), file, "person");
        return new BookActor(
            fields.Line, id, fields.Text("name"), kind, fields.Texts("aliases"), fields.Texts("adjectives"),
            fields.Texts("demonyms"), people.Select(p => p.Person).ToList());
    }

    private static (Person Person, int Line) Person(YamlPiece piece, string file)
    {
        var fields = new BookFields(piece, file, "a person", "name", "role", "aliases");
        var name = fields.Required("name", "add `name:` with first and last name");
        return (new Person(name, fields.Text("role"), fields.Texts("aliases")), fields.Line);
    }

    private static BookIssue Issue(YamlPiece piece, string file)
    {
        var fields = new BookFields(piece, file, "an issue", "id", "title", "terms", "deed-of", "general");
        var id = fields.Id("id");
        var title = fields.Required("title", "add `title:` with something one can be for or against, for example `title: A ceasefire`");
        return new BookIssue(fields.LineOf("deed-of"), new Issue(id, title, fields.Texts("terms"), fields.Texts("deed-of"), fields.Flag("general")));
    }

    private static void RefuseTwice(IEnumerable<(string Id, int Line)> all, string file, string what)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (id, line) in all)
        {
            if (!first.TryAdd(id, line))
            {
                throw Refusal.At(file, line, $"{what} `{Refusal.Short(id)}` is listed twice (first on line {first[id]})", "join the two entries into one");
            }
        }
    }

    private static void RefuseTwoGeneral(IEnumerable<(Issue Issue, int Line)> issues, string file)
    {
        var general = issues.Where(i => i.Issue.General).Take(2).ToList();
        if (general.Count == 2)
        {
            throw Refusal.At(file, general[1].Line, $"`{general[1].Issue.Id}` is a second general issue beside `{general[0].Issue.Id}`", "keep `general: true` on one issue only");
        }
    }
}
