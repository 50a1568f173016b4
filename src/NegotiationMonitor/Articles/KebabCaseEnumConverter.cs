using System.Text.Json;
using System.Text.Json.Serialization;

namespace NegotiationMonitor.Articles;

/// <summary>Writes an enum member as its kebab-case word (<c>RulesOut</c> ↔ <c>rules-out</c>).</summary>
public sealed class KebabCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>The kebab-case words of enum members, as in JSON and on the command line.</summary>
public static class KebabCase
{
    /// <summary>The word of <paramref name="value"/>.</summary>
    public static string Word<T>(this T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
