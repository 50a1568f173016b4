using System.Collections.Frozen;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Voices;

/// <summary>Names of news outlets and agencies, so that a cited report is known as the origin and never taken for a party.</summary>
internal static class Outlets
{
    private static readonly FrozenDictionary<string, string> ByWord = Build(
        "Reuters", "Bloomberg", "Associated Press", "AP", "AFP", "Agence France-Presse", "Financial Times", "FT", "Wall Street Journal", "WSJ", "New York Times", "NYT",
        "Washington Post", "Fox News", "Fox & Friends", "CNN", "BBC", "ABC News", "CBS News", "CBS", "NBC News", "NBC", "CNBC", "MSNBC", "Politico", "Axios", "The Hill", "Guardian",
        "The Times", "Sunday Times", "Telegraph", "Daily Mail", "Economist", "Le Monde", "Le Figaro", "Der Spiegel", "Spiegel", "Bild", "Die Welt", "Die Zeit",
        "Süddeutsche Zeitung", "Frankfurter Allgemeine Zeitung", "Handelsblatt", "El País", "El Mundo", "La Repubblica", "Corriere della Sera", "Al Jazeera", "Al Arabiya",
        "TASS", "RIA Novosti", "RIA", "Interfax", "Kommersant", "Xinhua", "Global Times", "People's Daily", "South China Morning Post", "SCMP", "Yonhap", "KCNA", "Kyodo", "NHK", "Nikkei",
        "Anadolu", "IRNA", "Tasnim", "Fars", "Mehr", "Press TV", "Haaretz", "Times of Israel", "Jerusalem Post", "Kan", "Channel 12", "Ynet", "Kyiv Independent", "Kyiv Post", "Ukrinform", "UNN",
        "Suspilne", "Ukrainska Pravda", "Babel", "Deutsche Welle", "DW", "Sky News", "ITV", "Euronews", "Euractiv", "NPR", "USA Today", "Los Angeles Times", "Time magazine", "Newsweek", "Foreign Policy",
        "Variety", "Hollywood Reporter", "Deadline", "Globe and Mail", "CBC", "Toronto Star", "La Presse", "Radio-Canada", "ANSA", "EFE", "DPA", "dpa", "PA", "PTI", "ANI", "The Hindu", "Dawn", "Tolo News", "Skai", "Kathimerini",
        "Irish Times", "RTE", "RTÉ", "Le Parisien", "L'Express", "Liberation", "France 24", "France Inter", "RFI", "Radio Free Europe", "RFE/RL", "Voice of America", "VOA", "The Insider", "Meduza");

    private static readonly FrozenSet<string> FirstWords = ByWord.Keys.Select(n => n.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The outlet that stands at a token, with the index of its last token, or null.</summary>
    public static (string Outlet, int Last)? At(ArticleSentence sentence, int token)
    {
        if (token >= sentence.Tokens.Length || !FirstWords.Contains(sentence.Tokens[token].Form))
            return null;
        for (var length = 4; length >= 1; length--)
        {
            if (token + length > sentence.Tokens.Length)
                continue;
            var text = string.Join(' ', Enumerable.Range(token, length).Select(i => sentence.Tokens[i].Form));
            if (ByWord.TryGetValue(text, out var outlet) && !(text is "Time magazine"))
                return (outlet, token + length - 1);
        }

        return null;
    }

    /// <summary>Whether a name is that of a listed outlet.</summary>
    public static bool Knows(string outlet) => ByWord.Values.Contains(outlet);

    private static FrozenDictionary<string, string> Build(params string[] names) =>
        names.ToDictionary(n => string.Join(' ', Words.Of(n)), n => n, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
}
