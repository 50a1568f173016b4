using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NegotiationMonitor.App.Shapes;

namespace NegotiationMonitor.App.Cli.Output;

/// <summary>A list in the forms that programs read: JSON, JSONL, CSV. The form for people is each verb's own.</summary>
/// <param name="json">Writes one item as an object.</param>
/// <param name="fields">Headings and values of the CSV form.</param>
internal sealed class Listing<T>(Action<Utf8JsonWriter, T> json, params (string Heading, Func<T, string?> Value)[] fields)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <summary>A list of shapes.</summary>
    public Listing(params (string Heading, Func<T, string?> Value)[] fields)
        : this((writer, item) => JsonSerializer.Serialize(writer, item, Shape.Options), fields)
    {
    }

    /// <summary>Writes items that are at hand.</summary>
    public Task WriteAsync(Format format, IEnumerable<T> items, CancellationToken cancellation) => WriteAsync(format, items.ToAsyncEnumerable(), cancellation);

    /// <summary>Writes the items to standard output as they come; none is kept.</summary>
    public async Task WriteAsync(Format format, IAsyncEnumerable<T> items, CancellationToken cancellation)
    {
        var (output, first) = (Console.Out, true);
        if (format == Format.Csv)
        {
            await output.WriteAsync(Row(fields.Select(f => f.Heading)));
        }

        await foreach (var item in items.WithCancellation(cancellation))
        {
            await output.WriteAsync(format switch
            {
                Format.Csv => Row(fields.Select(f => f.Value(item))),
                Format.Json => (first ? "[\n" : ",\n") + Object(item, Indented),
                _ => Object(item, Plain) + "\n",
            });
            first = false;
        }

        if (format == Format.Json)
        {
            await output.WriteAsync(first ? "[]\n" : "\n]\n");
        }
    }

    private string Object(T item, JsonWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            json(writer, item);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static string Row(IEnumerable<string?> values) => string.Join(',', values.Select(Cell)) + "\r\n";

    private static string Cell(string? value)
    {
        value ??= string.Empty;

        // A spreadsheet takes a cell that begins so for a formula; articles are strangers' text.
        if (value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
        {
            value = "'" + value;
        }

        return value.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }
}
