using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Input;

namespace NegotiationMonitor.App.Cli;

/// <summary>Options that several verbs share.</summary>
internal static class Common
{
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder of the program's own database (default: NEGMON_DATA, else the platform's folder for data)",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<string?> Connection { get; } = new("--connection")
    {
        Description = "A PostgreSQL of yours: Host=…;Username=…;Password=…;Database=… (default: NEGMON_CONNECTION)",
        HelpName = "STRING",
        Recursive = true,
    };

    /// <summary>Of <c>serve</c>, <c>ingest</c> and <c>demo</c>.</summary>
    public static Option<string?> Back { get; } = BackOption();

    public static Option<Format> Format { get; } = new("--format")
    {
        Description = "How to show the list: table, json, jsonl or csv",
        HelpName = "FORMAT",
        CustomParser = result => Word(result, Output.Format.Table),
        DefaultValueFactory = _ => Output.Format.Table,
    };

    public static Option<string?> Dossier { get; } = new("--dossier") { Description = "Only this dossier", HelpName = "ID" };

    public static Option<string?> Codebook { get; } = new("--codebook")
    {
        Description = "Which actors and issues to look for: a YAML file, a book in seeds/codebooks, or a recorded dossier",
        HelpName = "BOOK",
    };

    public static Option<string?> Published { get; } = Day("--published", "Day of publication of articles that do not say it themselves");

    public static Option<string?> Received { get; } = Day("--received", "Day the articles came in: those without a date are from before it (default: today; give it for archives)");

    private static Option<string?> BackOption()
    {
        var option = new Option<string?>("--store") { Description = "Who keeps events, projects and delivers: the program itself, or Marten and Wolverine over the same tables", HelpName = "postgres|marten" };
        option.AcceptOnlyFromAmong("postgres", OtherStore.Marten);
        return option;
    }

    /// <summary>An option that takes a day; <see cref="DayOf"/> reads it.</summary>
    public static Option<string?> Day(string name, string description) => new(name) { Description = description, HelpName = "DAY" };

    /// <summary>The day an option names; null where it is not given.</summary>
    /// <exception cref="RefusedException">It is no possible day.</exception>
    public static DateOnly? DayOf(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } value ? PublishedDay.Parse(value, option.Name) : null;

    /// <summary>A word of an enumeration.</summary>
    private static T Word<T>(ArgumentResult result, T otherwise)
        where T : struct, Enum
    {
        var word = result.Tokens.Count == 0 ? string.Empty : result.Tokens[0].Value;
        if (Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) && !int.TryParse(word, CultureInfo.InvariantCulture, out _))
        {
            return value;
        }

        result.AddError($"'{word}' is none of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}");
        return otherwise;
    }
}
