using System.Text;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Tests.Reading.Text;

public sealed class ReadableTextTests
{
    private const string English = "The minister said on Monday that he would not sign the treaty before the troops had left, and that it was for the others to move.";

    [Theory]
    [InlineData("Der Minister sagte am Montag, er werde den Vertrag nicht unterschreiben, bevor die Truppen aus dem Gebiet abgezogen sind. Es sei an den anderen, sich zu bewegen.", "German")]
    [InlineData("Le ministre a dit lundi qu'il ne signerait pas le traité avant que les troupes ne soient parties, et que c'était aux autres de bouger dans cette affaire.", "French")]
    [InlineData("El ministro dijo el lunes que no firmaría el tratado antes de que las tropas se fueran, y que les tocaba a los otros moverse en este asunto.", "Spanish")]
    [InlineData("Minister powiedział w poniedziałek, że nie podpisze traktatu przed wycofaniem wojsk i że to do innych należy teraz ruch w tej sprawie, a nie do niego.", "Polish")]
    [InlineData("Министр заявил в понедельник, что не подпишет договор до вывода войск, и это было объявлено вечером.", "Russian")]
    [InlineData("Міністр заявив у понеділок, що не підпише договір до виведення військ.", "Ukrainian")]
    [InlineData("部长星期一说，在部队撤离之前他不会签署条约。", "Chinese")]
    [InlineData("大臣は月曜日、部隊が撤退するまで条約に署名しないと述べた。", "Japanese")]
    [InlineData("قال الوزير يوم الاثنين إنه لن يوقع المعاهدة قبل انسحاب القوات.", "a language in Arabic script")]
    [InlineData("Ο υπουργός δήλωσε τη Δευτέρα ότι δεν θα υπογράψει τη συνθήκη.", "Greek")]
    public void An_article_in_another_language_is_refused_and_the_language_named(string text, string language)
    {
        var refused = Assert.Throws<RefusedException>(() => ReadableText.Require(text));
        Assert.Equal($"The article is in {language}, and only English is read: give an English version.", refused.Message);
    }

    [Theory]
    [InlineData(English)]
    [InlineData("Ruritania rules out troops")]
    [InlineData("No deal")]
    [InlineData("Kyiv, Moskva, Paris: " + English)]
    [InlineData("„Wir werden das nicht tun“, sagte der Kanzler. " + English + " " + English)]
    [InlineData(English + " Президент сказал: нет.")]
    public void English_is_read_also_where_it_is_short_or_quotes_others(string text) => Assert.NotEmpty(ReadableText.Require(text));

    [Fact]
    public void What_is_no_language_is_refused()
    {
        var random = new Random(7);
        var noise = string.Join(' ', Enumerable.Range(0, 200).Select(_ => string.Concat(Enumerable.Range(0, 7).Select(_ => (char)random.Next('a', 'z' + 1)))));
        Assert.Contains("only English is read", Assert.Throws<RefusedException>(() => ReadableText.Require(noise)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \n\t ", "empty")]
    [InlineData("PK\u0003\u0004\0\0\0text", "binary")]
    public void What_is_no_text_is_refused(string text, string why) =>
        Assert.Contains(why, Assert.Throws<RefusedException>(() => ReadableText.Require(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Control_characters_lost_characters_and_a_wrong_encoding_are_refused()
    {
        var controls = string.Concat(Enumerable.Repeat("a\u0001b\u0002", 40));
        var lost = string.Concat(Enumerable.Repeat("Pr\uFFFDsident ", 40));
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("It’s “their” deal, said René. ", 20)));
        var garbled = string.Concat(bytes.Select(one => one switch { 0x80 => '€', 0x99 => '™', 0x9C => 'œ', 0x9D => '\u009D', _ => (char)one }));
        Assert.Contains("binary", Assert.Throws<RefusedException>(() => ReadableText.Require(controls)).Message, StringComparison.Ordinal);
        Assert.Contains("wrong encoding", Assert.Throws<RefusedException>(() => ReadableText.Require(lost)).Message, StringComparison.Ordinal);
        Assert.Contains("save it again as UTF-8", Assert.Throws<RefusedException>(() => ReadableText.Require(garbled)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_beyond_the_limit_is_refused() =>
        Assert.Contains("too long", Assert.Throws<RefusedException>(() => ReadableText.Require(new string('a', ReadableText.Longest + 1))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_stray_foreign_mark_does_not_hurt() => Assert.NotEmpty(ReadableText.Require(English + " The cafÃ© is closed.\u0007"));
}
