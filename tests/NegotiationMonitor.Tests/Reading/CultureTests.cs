using System.Globalization;
using System.Text;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Scoring;
using NegotiationMonitor.Reading;
using NegotiationMonitor.Tests.Reading.Acts;

namespace NegotiationMonitor.Tests.Reading;

/// <summary>The same text gives the same acts on any machine: Turkish has another small i, German another decimal mark and order of words.</summary>
public sealed class CultureTests
{
    private static readonly Lazy<string> Plain = new(() => In(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Reading_is_the_same_byte_for_byte_in_any_culture(string culture) => Assert.Equal(Plain.Value, In(CultureInfo.GetCultureInfo(culture)));

    // All sentences of the corpora, read as articles of forty, with all that an act holds. On a thread of its own: others keep their culture.
    private static string In(CultureInfo culture)
    {
        var acts = new StringBuilder();
        var thread = new Thread(() =>
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            var book = Corpora.Parties();
            var texts = Corpora.Lines("acts.tsv").Select(l => l.Split('\t')[0]).Concat(Corpora.Lines("nothing.txt")).Chunk(40);
            foreach (var text in texts.Select(t => string.Join("\n\n", t)))
            {
                foreach (var act in new RuleReader().Read(new ArticleText(text, "Istanbul Times", ReceivedOn: new DateOnly(2025, 11, 3)), book).Acts)
                    acts.Append(ReadAct.Of("a", act).Line()).Append(act.Mode).Append(act.Certainty).AppendJoin(',', act.Chain).Append('\n');
            }
        });
        thread.Start();
        thread.Join();
        return acts.ToString();
    }
}
