using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NegotiationMonitor.Tests;

/// <summary>The arrows of the design, checked on the project files, the compiled domain and the sources.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Root = FindRoot();

    /// <summary>Which parts of the domain a part may know besides itself.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Articles"] = [],
        ["Codebooks"] = [],
        ["Reading"] = ["Articles", "Codebooks"],
        ["Positions"] = ["Articles"],
        ["Deals"] = ["Articles", "Codebooks", "Positions"],
        ["Watching"] = ["Articles", "Positions"],
        ["Audit"] = ["Articles", "Codebooks", "Positions"],
        ["Scoring"] = ["Articles"],
    };

    [Theory]
    [InlineData("NegotiationMonitor", "")]
    [InlineData("NegotiationMonitor.Postgres", "NegotiationMonitor")]
    [InlineData("NegotiationMonitor.App", "NegotiationMonitor.Postgres")]
    public void Projects_point_one_way(string project, string expected) =>
        Assert.Equal(expected, string.Join(' ', Items(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension)));

    [Theory]
    [InlineData("NegotiationMonitor", "YamlDotNet")]
    [InlineData("NegotiationMonitor.Postgres", "Npgsql")]
    public void The_inner_projects_use_one_package_each(string project, string expected) =>
        Assert.Equal(expected, string.Join(' ', Items(project, "PackageReference").Order(StringComparer.Ordinal)));

    [Fact]
    public void The_domain_is_compiled_against_the_base_library_and_a_yaml_parser_only()
    {
        var foreign = typeof(RefusedException).Assembly.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !name.StartsWith("System", StringComparison.Ordinal) && name is not ("YamlDotNet" or "netstandard" or "mscorlib"));
        Assert.Empty(foreign);
    }

    [Theory]
    [InlineData("System.Net")]
    [InlineData("System.IO.File")]
    [InlineData("System.Console")]
    [InlineData("System.Diagnostics.Process")]
    public void The_domain_does_no_input_or_output(string api)
    {
        // The names as used under implicit usings: File.ReadAllText, Console.WriteLine …
        var word = api is "System.Net" ? @"System\.Net\b|HttpClient" : Regex.Escape(api[(api.LastIndexOf('.') + 1)..]) + @"\.[A-Z]";
        var users = Sources("src/NegotiationMonitor").Where(file => Regex.IsMatch(CodeOf(file), $@"(?<![\w.""])(?:{word})")).Select(Relative);
        Assert.Empty(users);
    }

    [Fact]
    public void Parts_of_the_domain_know_only_what_they_may()
    {
        var parts = Directory.GetDirectories(Path.Combine(Root, "src", "NegotiationMonitor")).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj"));
        Assert.Empty(parts.Except(Allowed.Keys));
        var wrong =
            from part in Allowed.Keys
            from file in Sources("src/NegotiationMonitor/" + part)
            let code = CodeOf(file)
            from other in Allowed.Keys.Append("Postgres").Append("App")
            where other != part && !Allowed[part].Contains(other) && Knows(code, other)
            select $"{Relative(file)} knows {other}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_file_is_longer_than_450_lines()
    {
        var files = new[] { "src", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".sql" or ".js" or ".css" or ".razor" && !Built(file));
        Assert.Empty(files.Where(file => File.ReadLines(file).Count() > 450).Select(Relative));
    }

    [Fact]
    public void Sql_lives_in_sql_files_of_the_Postgres_project()
    {
        var elsewhere = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.sql", SearchOption.AllDirectories)
            .Where(file => !Built(file) && !Relative(file).StartsWith("src/NegotiationMonitor.Postgres/", StringComparison.Ordinal));
        Assert.Empty(elsewhere.Select(Relative));
        var inCode = Sources("src").Where(file => StringsAndComments().Matches(File.ReadAllText(file)).Any(found => !found.Value.StartsWith('/') && Sql().IsMatch(found.Value)));
        Assert.Empty(inCode.Select(Relative));
    }

    [Fact]
    public void The_sources_hold_no_stubs_and_no_blocking_waits() =>
        Assert.Empty(Sources("src").Where(file => Forbidden().IsMatch(CodeOf(file)) || File.ReadAllText(file).Contains("TODO", StringComparison.Ordinal)).Select(Relative));

    [GeneratedRegex(@"Thread\.Sleep|NotImplementedException|\.GetAwaiter\(\)\.GetResult\(\)|Task\.WaitAll|catch\s*(\(\s*Exception\s*\))?\s*\{\s*\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\b(select\s[^;]*\sfrom\s|insert\s+into\s|delete\s+from\s|update\s+\w+\s+set\s|(create|drop|alter)\s+(table|schema|index|database)\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Sql();

    // Strings first, so that "//" inside one is no comment.
    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"|@\"(?:[^\"]|\"\")*\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|//[^\\n]*|/\\*[\\s\\S]*?\\*/")]
    private static partial Regex StringsAndComments();

    private static bool Knows(string code, string part) => Regex.IsMatch(code, $@"(?<![\w.])(?:NegotiationMonitor\.{part}\b|{part}\.[A-Z])");

    private static string CodeOf(string file) => StringsAndComments().Replace(File.ReadAllText(file), "");

    private static IEnumerable<string> Items(string project, string item) =>
        XDocument.Load(Path.Combine(Root, "src", project, project + ".csproj")).Descendants(item).Select(element => element.Attribute("Include")!.Value.Replace('\\', '/'));

    private static IEnumerable<string> Sources(string folder)
    {
        var path = Path.Combine(Root, folder);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Where(file => !Built(file)) : [];
    }

    private static bool Built(string file) => Relative(file).Split('/').Any(part => part is "bin" or "obj");

    private static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NegotiationMonitor.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("NegotiationMonitor.sln not found above the tests.");
    }
}
