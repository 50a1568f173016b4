using System.Globalization;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NegotiationMonitor.App.Cli.Output;

/// <summary>What people see: tables that fit the terminal, stances by word and sign.</summary>
internal static class Screen
{
    private const int WidthInFiles = 100;

    /// <summary>Columns to be had: those of the terminal, <c>COLUMNS</c>, or 100 where the output is a file or a pipe.</summary>
    public static int Width { get; } = Math.Clamp(FindWidth(), 60, 200);

    /// <summary>Standard output; colours only on a terminal.</summary>
    public static IAnsiConsole Out { get; } = Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Standard error, for what is not the answer: progress, summaries.</summary>
    public static IAnsiConsole Error { get; } = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>A table without lines, one under its headings apart.</summary>
    /// <param name="columns">Headings; a width of 0 takes what is left.</param>
    public static Table Table(bool headings, params (string Heading, int Width)[] columns)
    {
        var table = new Table { Border = headings ? TableBorder.Simple : TableBorder.None, Width = Width, ShowHeaders = headings };
        var rest = Width - columns.Sum(c => c.Width + 2) - (headings ? 2 : 0);
        foreach (var (heading, width) in columns)
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))) { Padding = new Padding(0, 0, 1, 0), Width = width > 0 ? width : rest });
        }

        return table;
    }

    /// <summary>Prints without the blanks that fill a table's last column.</summary>
    public static void Print(IRenderable what)
    {
        if (!Console.IsOutputRedirected)
        {
            Out.Write(what);
            Out.WriteLine();
            return;
        }

        using var lines = new StringWriter(CultureInfo.InvariantCulture);
        Create(lines, redirected: true).Write(what);
        Console.Out.WriteLine(string.Join('\n', lines.ToString().ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())).Trim('\n'));
    }

    /// <summary>A heading with a line under it.</summary>
    public static void Heading(string text)
    {
        Console.WriteLine();
        Print(new Rows(new Text(text, new Style(decoration: Decoration.Bold)), new Text(new string('═', Math.Min(Width, text.Length)))));
    }

    /// <summary>Words with who said them: <c>Donald Trump: “…”</c>.</summary>
    public static string Said(ShownWords words, int length = 170)
    {
        var who = (words.Speaker, words.ClaimedBy) switch
        {
            (null, null) => string.Empty,
            (var speaker, null) => $"{speaker}: ",
            (var speaker, var other) => $"{speaker ?? other} (claims): ",
        };
        return who + Quote(words.Quote, length);
    }

    /// <summary>Plain text in a cell, never taken for markup.</summary>
    public static IRenderable Cell(string? text) => new Text(text ?? string.Empty);

    /// <summary>A stance by sign and word, for example <c>− rules-out</c>.</summary>
    public static IRenderable Cell(Stance stance) => new Text(Word(stance), new Style(foreground: stance.Sign() switch
    {
        > 0 => Color.Green,
        < 0 => Color.Red,
        _ => stance == Stance.None ? Color.Grey : Color.Yellow,
    }));

    /// <summary>A stance by sign and word.</summary>
    public static string Word(Stance stance) => stance == Stance.None ? "·" : $"{Sign(stance)} {stance.Word()}";

    /// <summary>A day or a range of days, shortened where both are in one month or year.</summary>
    public static string Days(DateOnly from, DateOnly to) =>
        from == to ? Day(from)
        : from.Year != to.Year ? $"{Day(from)}…{Day(to)}"
        : from.Month != to.Month ? $"{Day(from)}…{to.ToString("MM-dd", CultureInfo.InvariantCulture)}"
        : $"{Day(from)}…{to.ToString("dd", CultureInfo.InvariantCulture)}";

    /// <summary>A day as <c>2025-08-20</c>.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A quotation in one line, at most <paramref name="length"/> characters.</summary>
    public static string Quote(string quote, int length = 200) => $"“{Short(quote, length).Trim('"', '“', '”', ' ')}”";

    /// <summary>One line of text, cut at a word where it is too long.</summary>
    public static string Short(string text, int length)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= length)
        {
            return line;
        }

        var cut = line.LastIndexOf(' ', length - 1);
        return string.Concat(line.AsSpan(0, cut > length / 2 ? cut : length - 1), "…");
    }

    private static string Sign(Stance stance) => stance.Sign() switch { > 0 => "+", < 0 => "−", _ => "0" };

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    private static int FindWidth()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), CultureInfo.InvariantCulture, out var columns))
        {
            return columns;
        }

        try
        {
            return Console.IsOutputRedirected ? WidthInFiles : Console.WindowWidth;
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException)
        {
            return WidthInFiles;
        }
    }
}
