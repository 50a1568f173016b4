using System.Buffers;
using System.Collections.Frozen;

namespace NegotiationMonitor.Reading.Text;

/// <summary>What stands before the first words of a sentence and is none of it: "KABUL/WASHINGTON, Sept 9 (Reuters) -", "15.40", "•".</summary>
internal static class Datelines
{
    private const int Longest = 70;

    // Archives drop the dash of "BRUSSELS The Commission said": cities that agencies report from.
    private static readonly FrozenSet<string> Cities = ("BRUSSELS|WASHINGTON|LONDON|PARIS|BERLIN|ROME|MADRID|LISBON|DUBLIN|VIENNA|GENEVA|ZURICH|BERN|ATHENS|NICOSIA|ANKARA|ISTANBUL|MOSCOW|KIEV|KYIV|MINSK|WARSAW|PRAGUE|BUDAPEST|BUCHAREST|SOFIA|BELGRADE|"
        + "ZAGREB|SARAJEVO|PRISTINA|SKOPJE|TIRANA|PODGORICA|LJUBLJANA|BRATISLAVA|OSLO|STOCKHOLM|HELSINKI|COPENHAGEN|REYKJAVIK|TALLINN|RIGA|VILNIUS|AMSTERDAM|THE HAGUE|LUXEMBOURG|STRASBOURG|FRANKFURT|MUNICH|HAMBURG|BARCELONA|MILAN|EDINBURGH|BELFAST|"
        + "NEW YORK|UNITED NATIONS|BOSTON|CHICAGO|DETROIT|HOUSTON|DALLAS|LOS ANGELES|SAN FRANCISCO|SEATTLE|MIAMI|ATLANTA|PHILADELPHIA|DENVER|OTTAWA|TORONTO|MONTREAL|VANCOUVER|MEXICO CITY|HAVANA|CARACAS|BOGOTA|LIMA|QUITO|LA PAZ|SANTIAGO|BUENOS AIRES|"
        + "BRASILIA|SAO PAULO|RIO DE JANEIRO|MONTEVIDEO|ASUNCION|PANAMA CITY|SAN JOSE|MANAGUA|TEGUCIGALPA|GUATEMALA CITY|SAN SALVADOR|SANTO DOMINGO|KINGSTON|PORT-AU-PRINCE|SAN JUAN|CAIRO|TRIPOLI|TUNIS|ALGIERS|RABAT|KHARTOUM|JUBA|ADDIS ABABA|ASMARA|MOGADISHU|"
        + "NAIROBI|KAMPALA|KIGALI|BUJUMBURA|KINSHASA|LUANDA|LUSAKA|HARARE|PRETORIA|JOHANNESBURG|CAPE TOWN|MAPUTO|LAGOS|ABUJA|ACCRA|ABIDJAN|DAKAR|BAMAKO|NIAMEY|OUAGADOUGOU|JERUSALEM|TEL AVIV|GAZA|RAMALLAH|BEIRUT|DAMASCUS|AMMAN|BAGHDAD|ERBIL|TEHRAN|RIYADH|"
        + "JEDDAH|DOHA|DUBAI|ABU DHABI|KUWAIT|MANAMA|MUSCAT|SANAA|ADEN|KABUL|ISLAMABAD|KARACHI|LAHORE|NEW DELHI|DELHI|MUMBAI|DHAKA|COLOMBO|KATHMANDU|YANGON|RANGOON|NAYPYITAW|BANGKOK|PHNOM PENH|VIENTIANE|HANOI|KUALA LUMPUR|SINGAPORE|JAKARTA|MANILA|"
        + "BEIJING|PEKING|SHANGHAI|HONG KONG|TAIPEI|SEOUL|PYONGYANG|TOKYO|OSAKA|ULAN BATOR|ASTANA|ALMATY|TASHKENT|BISHKEK|DUSHANBE|BAKU|YEREVAN|TBILISI|CANBERRA|SYDNEY|MELBOURNE|WELLINGTON|AUCKLAND|SUVA").Split('|').ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<char> Stops = SearchValues.Create(".;:!?\"");

    /// <summary>Where the sentence itself begins.</summary>
    public static int Skip(string text, int start, int end)
    {
        var at = Clock(text, Bullet(text, start, end), end);
        return Place(text, at, end);
    }

    private static int Bullet(string text, int start, int end)
    {
        var at = start;
        while (at < end && text[at] is '•' or '*' or '▪' or '■' or '◦' || (at + 1 < end && text[at] is '-' or '–' or '—' && text[at + 1] == ' '))
            at++;
        return at == start ? start : Blank(text, at, end);
    }

    // "11.10 The summit …", "09:15 –"
    private static int Clock(string text, int start, int end)
    {
        var at = start;
        while (at < end && char.IsAsciiDigit(text[at]))
            at++;
        if (at - start is not (1 or 2) || at + 3 >= end || text[at] is not ('.' or ':') || !char.IsAsciiDigit(text[at + 1]) || !char.IsAsciiDigit(text[at + 2]) || text[at + 3] != ' ')
            return start;
        return Bullet(text, Blank(text, at + 3, end), end);
    }

    // A place in capitals, and a dash before the first sentence.
    private static int Place(string text, int start, int end)
    {
        var word = start;
        while (word < end && (char.IsUpper(text[word]) || text[word] is '/' or '.'))
            word++;
        if (word - start < 3)
            return Agency(text, start, end);
        for (var i = word; i + 2 < end && i < start + Longest; i++)
        {
            if (text[i] is not ('-' or '–' or '—') || text[i + 1] != ' ' && text[i + 1] != '-' || text[i - 1] is not (' ' or ')' or '-'))
                continue;
            var at = i + 1;
            while (at < end && text[at] is '-' or ' ')
                at++;
            return at < end ? at : start;
        }

        return City(text, start, end);
    }

    // "SANTO DOMINGO The two sides …": one to three words in capitals, then a sentence that begins with a capital and goes on without.
    private static int City(string text, int start, int end)
    {
        var at = start;
        for (var words = 0; words < 3; words++)
        {
            var from = at;
            while (at < end && (char.IsUpper(text[at]) || text[at] == '-'))
                at++;
            if (at == from || at + 2 >= end || text[at] != ' ')
                return start;
            if (Cities.Contains(text[start..at]))
                return char.IsUpper(text[at + 1]) || text[at + 1] is '"' or '“' ? at + 1 : start;
            at++;
        }

        return start;
    }

    // "Addis Ababa (AFP) - ": a few words, an agency in brackets, a dash.
    private static int Agency(string text, int start, int end)
    {
        var open = text.IndexOf('(', start, Math.Min(end - start, 40));
        if (open < 3 + start || !char.IsUpper(text[start]) || text.AsSpan(start, open - start).ContainsAny(Stops))
            return start;
        var close = text.IndexOf(')', open, Math.Min(end - open, 20));
        if (close < 0)
            return start;
        var at = Blank(text, close + 1, end);
        return at + 1 < end && text[at] is '-' or '–' or '—' ? Blank(text, at + 1, end) : start;
    }

    private static int Blank(string text, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
