using System.Diagnostics;
using System.Globalization;
using System.Text;
using NegotiationMonitor.Codebooks;

namespace NegotiationMonitor.Tests.Codebooks;

public class CodebookLoaderTests
{
    private const string Minimal = "dossier: river\ntitle: River talks\n";

    public static TheoryData<string, string> Refusals => new()
    {
        { "", "b.yaml:1: the file is empty" },
        { "   \n# only a comment\n", "b.yaml:1: the file is empty" },
        { "hello", "b.yaml:1: this is not a codebook" },
        { "- a\n- b\n", "b.yaml:1: this is not a codebook" },
        { "dossier: [a\ntitle: b\n", "not valid YAML" },
        { "dossier: river\n\ttitle: x\n", "not valid YAML" },
        { "%YAML 99999999999999.1\n---\ntitle: x\n", "not valid YAML" },
        { "title: \"a \\q b\"\n", "b.yaml:1: not valid YAML" },
        { "title: x\n", "b.yaml:1: the codebook has no `dossier`" },
        { "dossier: river\n", "b.yaml:1: the codebook has no `title`" },
        { "dossier: River Talks\ntitle: x\n", "b.yaml:1: `dossier: River Talks` is not kebab-case" },
        { "dossier: world\ntitle: x\n", "`dossier: world` is the built-in book" },
        { Minimal + "colour: red\n", "b.yaml:3: unknown key `colour` in the codebook — known keys are dossier, title" },
        { Minimal + "title: again\n", "b.yaml:3: `title` is given twice" },
        { Minimal + "language: de\n", "b.yaml:3: language `de` is not read" },
        { Minimal + "extends: [moon]\n", "b.yaml:3: unknown book `moon`" },
        { Minimal + "extends: world\n", "b.yaml:3: `extends` of the codebook should be a list" },
        { Minimal + "actors:\n  - france\n", "b.yaml:4: an actor should be keys and values" },
        { Minimal + "actors:\n  - {name: France}\n", "b.yaml:4: an actor has no `id`" },
        { Minimal + "actors:\n  - {id: The Farmers}\n", "b.yaml:4: `id: The Farmers` is not kebab-case — use lower-case letters, digits and hyphens, for example `the-farmers`" },
        { Minimal + "actors:\n  - id: farmers\n    kind: crowd\n", "b.yaml:5: unknown kind `crowd` of `farmers` — known kinds are state, bloc" },
        { Minimal + "actors:\n  - id: farmers\n  - id: farmers\n", "b.yaml:5: actor `farmers` is listed twice (first on line 4)" },
        { Minimal + "actors:\n  - id: farmers\n    aliases: growers\n", "b.yaml:5: `aliases` of an actor should be a list" },
        { Minimal + "actors:\n  - id: farmers\n    people:\n      - {role: chair}\n", "b.yaml:6: a person has no `name`" },
        { Minimal + "actors:\n  - id: farmers\n    people:\n      - {name: A B, age: 3}\n", "b.yaml:6: unknown key `age` in a person" },
        { Minimal + "issues:\n  - {id: dam}\n", "b.yaml:4: an issue has no `title` — add `title:` with something one can be for or against" },
        { Minimal + "issues:\n  - {id: dam, title: A dam}\n  - {id: dam, title: A dam}\n", "b.yaml:5: issue `dam` is listed twice (first on line 4)" },
        { Minimal + "issues:\n  - {id: Dam, title: A dam}\n", "b.yaml:4: `id: Dam` is not kebab-case" },
        { Minimal + "issues:\n  - {id: dam, title: A dam, general: true}\n  - {id: deal, title: A deal, general: true}\n", "b.yaml:5: `deal` is a second general issue beside `dam`" },
        { Minimal + "issues:\n  - {id: dam, title: A dam, general: perhaps}\n", "b.yaml:4: `general` is `perhaps` — write true or false" },
        { Minimal + "extends: [world]\nissues:\n  - {id: dam, title: A dam,\n     deed-of: [etiopia]}\n", "b.yaml:6: `deed-of` of `dam` names `etiopia`, which is no actor" },
        { Minimal + "issues:\n  - {id: dam, title: A dam, deed-of: [ethiopia]}\n", "b.yaml:4: `deed-of` of `dam` names `ethiopia`, which is no actor" },
        { Minimal + "issues:\n  - {id: dam, title: A dam, terms: [[a]]}\n", "b.yaml:4: `terms` of an issue should list texts" },
        { Minimal + "a: &a [x,x]\n", "b.yaml:3: anchors (&) and references (*) are not read" },
        { Minimal + "issues: *a\n", "b.yaml:3: anchors (&) and references (*) are not read" },
        { Minimal + "---\ndossier: other\n", "b.yaml:3: a second document begins here" },
        { Minimal + "issues: [[[[[[[[[[1]]]]]]]]]]\n", "b.yaml:3: lists or maps are nested too deeply" },
        { Minimal + "? [a]\n: b\n", "b.yaml:3: a key is a list or a map" },
        { "dossier: river\ntitle: a\0b\n", "b.yaml:2: the file is not text" },
        { Minimal + "issues:\n  - {id: dam, title: " + new string('x', 500) + "}\n", "b.yaml:4: a text is longer than 200 characters" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Every_refusal_names_file_line_and_what_to_do(string yaml, string expected)
    {
        var refusal = Assert.Throws<RefusedException>(() => CodebookLoader.Parse(yaml, "b.yaml"));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Matches(@"^b\.yaml:\d+: [^\n]+ — [^\n]+$", refusal.Message);
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_at_once()
    {
        var bomb = new StringBuilder(Minimal + "a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 30; i++)
        {
            bomb.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1}]\n");
        }

        var watch = Stopwatch.StartNew();
        Assert.Throws<RefusedException>(() => CodebookLoader.Parse(bomb.ToString(), "b.yaml"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: ")]
    [InlineData("&a ")]
    [InlineData("! ")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("|\n ")]
    [InlineData("%")]
    [InlineData("a\n")]
    [InlineData("#")]
    [InlineData("\n")]
    [InlineData("{a: b, ")]
    public void A_megabyte_of_hostile_marks_is_refused_in_time(string mark)
    {
        var text = string.Concat(Enumerable.Repeat(mark, 1_000_000 / mark.Length));
        var watch = Stopwatch.StartNew();
        Assert.Throws<RefusedException>(() => CodebookLoader.Parse(text, "b.yaml"));
        Assert.Throws<RefusedException>(() => CodebookLoader.Parse(Minimal + "issues: {x: " + text[..^100], "b.yaml"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_file_above_a_megabyte_is_refused_without_reading_on()
    {
        var stream = new MemoryStream(new byte[5_000_000]);
        var refusal = Assert.Throws<RefusedException>(() => CodebookLoader.Load(stream, "b.yaml"));
        Assert.StartsWith("b.yaml:1: the file is larger than 1 MB — ", refusal.Message, StringComparison.Ordinal);
        Assert.True(stream.Position <= CodebookLoader.MaxBytes + 1);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_refused_with_its_line()
    {
        var bytes = Encoding.Latin1.GetBytes("dossier: river\ntitle: Gespräche über den Fluß\n");
        var refusal = Assert.Throws<RefusedException>(() => CodebookLoader.Load(new MemoryStream(bytes), "b.yaml"));
        Assert.StartsWith("b.yaml:2: the file is not UTF-8 text — ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_do_no_harm()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes("dossier: river\r\ntitle: River talks\r\n")).ToArray();
        Assert.Equal("River talks", CodebookLoader.Load(new MemoryStream(bytes), "b.yaml").Title);
    }

    [Fact]
    public void The_contract_loads_and_merges_with_the_world()
    {
        var book = Load("codebooks", "ukraine-security-guarantees.yaml");
        Assert.Equal(14, book.Issues.Count);
        Assert.Equal(9, book.OwnActors.Count);
        Assert.Equal(Codebook.World.Actors.Count + 1, book.Actors.Count);
        var us = book.Actors.Single(a => a.Id == "united-states");
        Assert.Equal("United States", us.Name);
        Assert.Equal(ActorKind.State, us.Kind);
        Assert.Contains("Pentagon", us.Aliases);
        Assert.Equal("Secretary of State", us.People.Single(p => p.Name == "Marco Rubio").Role);
        Assert.Equal(ActorKind.Bloc, book.Actors.Single(a => a.Id == "european-allies").Kind);
        Assert.True(book.Issues.Single(i => i.Id == "security-guarantees").General);
        Assert.Equal(["united-states"], book.Issues.Single(i => i.Id == "us-troops").DeedOf);
    }

    [Fact]
    public void All_development_codebooks_load()
    {
        var files = Directory.GetFiles(SharedFolder.Path("dev", "codebooks"), "*.yaml");
        Assert.Equal(11, files.Length);
        var books = files.Select(file => Load("dev", "codebooks", Path.GetFileName(file))).ToList();
        Assert.All(books, book => Assert.Single(book.Issues, i => i.General));
        Assert.Equal(11, books.Select(b => b.Hash).Distinct().Count());
    }

    [Fact]
    public void A_dossier_adds_to_a_world_actor_and_may_rename_it()
    {
        var book = CodebookLoader.Parse(
            Minimal + "extends: [world]\nactors:\n  - {id: france, aliases: [the hexagon], people: [{name: A B, role: envoy}]}\n  - {id: nato, name: The alliance, kind: bloc}\n", "b.yaml");
        var france = book.Actors.Single(a => a.Id == "france");
        Assert.Equal("France", france.Name);
        Assert.Contains("the hexagon", france.Aliases);
        Assert.Contains("Paris", france.Aliases);
        Assert.Contains("French", france.Adjectives);
        Assert.Equal(("The alliance", ActorKind.Bloc), book.Actors.Where(a => a.Id == "nato").Select(a => (a.Name, a.Kind)).Single());
    }

    [Fact]
    public void An_actor_only_the_dossier_knows_is_named_after_its_id()
    {
        var book = CodebookLoader.Parse(Minimal + "actors:\n  - id: river-farmers\n", "b.yaml");
        Assert.Equal(("River Farmers", ActorKind.Organisation), book.Actors.Select(a => (a.Name, a.Kind)).Single());
    }

    [Fact]
    public void Without_extends_the_world_stays_out()
    {
        Assert.Empty(CodebookLoader.Parse(Minimal, "b.yaml").Actors);
    }

    [Fact]
    public void The_hash_depends_on_content_not_on_layout()
    {
        var one = CodebookLoader.Parse(Minimal + "actors:\n  - {id: a, aliases: [x, y]}\n", "b.yaml");
        var same = CodebookLoader.Parse("# a comment\n" + Minimal + "actors:\n- id: a\n  aliases:\n  - x\n  - y\n", "other.yaml");
        var other = CodebookLoader.Parse(Minimal + "actors:\n  - {id: a, aliases: ['x, y']}\n", "b.yaml");
        Assert.Matches("^[0-9a-f]{16}$", one.Hash);
        Assert.Equal(one.Hash, same.Hash);
        Assert.NotEqual(one.Hash, other.Hash);
    }

    private static Codebook Load(params string[] parts)
    {
        var path = SharedFolder.Path(parts);
        using var stream = File.OpenRead(path);
        return CodebookLoader.Load(stream, Path.GetFileName(path));
    }
}
